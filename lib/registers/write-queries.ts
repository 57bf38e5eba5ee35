import type { Tx } from '@/lib/db'

/** Names of what stands in a register of a unit now, as last renamed: to tell somebody who enters one twice. */
export async function readNames(tx: Tx, kindId: number, orgUnitId: string): Promise<string[]> {
  const rows = await tx.registerEntry.findMany({
    where: {
      kindId,
      orgUnitId,
      events: { some: { event: 'opened', removedAt: null }, none: { event: 'closed', removedAt: null } },
    },
    select: {
      name: true,
      events: {
        where: { event: 'renamed', removedAt: null },
        orderBy: [{ on: 'desc' }, { id: 'desc' }],
        take: 1,
        select: { name: true },
      },
    },
  })
  return rows.map(({ name, events }) => events[0]?.name ?? name)
}
