import type { Tx } from '@/lib/db'

/** Rows changed, by table. */
export type Changes = Record<string, number>

type Coded = { id: number; code: string }

/** Ids by code; throws on an unknown one, which the checks before would have named. */
export async function idsByCode(rows: PromiseLike<Coded[]>): Promise<(code: string) => number> {
  const ids = new Map((await rows).map(({ id, code }) => [code, id]))
  return (code) => {
    const id = ids.get(code)
    if (id === undefined) throw new Error(`Not in the catalogue: ${code}`)
    return id
  }
}

/** Ids of components by their programme's code and their own. */
export async function componentIds(tx: Tx): Promise<(programme: string, code: string) => number> {
  const rows = await tx.component.findMany({
    include: { programme: { select: { code: true } } },
  })
  const coded = rows.map(({ id, code, programme }) => ({
    id,
    code: `${programme.code} ${code}`,
  }))
  const find = await idsByCode(Promise.resolve(coded))
  return (programme, code) => find(`${programme} ${code}`)
}
