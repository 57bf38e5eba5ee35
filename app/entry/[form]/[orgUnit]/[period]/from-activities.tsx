import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { periodRange } from '@/lib/periods/period'
import type { Entry } from '@/lib/submissions/entry-queries'
import { itemsOf } from '@/lib/submissions/form'
import { hasComputedTotal } from '@/lib/submissions/save-totals'
import { type CellKey, toCellKey } from '@/lib/submissions/submission'
import { hintOf } from './hint-of'
import { entryPath } from './paths'
import { toWords } from './words'

type Props = { entry: Entry; taken: string | string[] | undefined }

/**
 * What the unit's activities add up to, beside what the form says: taken cell by cell, or for every blank one. A plain
 * form, so that the page comes anew with what was taken, with script or without.
 */
export async function FromActivities({ entry, taken }: Props) {
  if (entry.checks.derived.size === 0) return null
  const [say, words] = await Promise.all([getTranslations('entry.activities'), toWords(entry.form)])
  const key = { formCode: entry.form.code, orgUnitId: entry.orgUnit.id, period: entry.period }
  const values = new Map(entry.cells.map((cell) => [toCellKey(cell.dataElement, cell.breakdown), cell]))
  const rows = itemsOf(entry.form).flatMap((item) =>
    item.columns.flatMap((column) => {
      const cell = toCellKey(item.code, column)
      const figure = entry.checks.derived.get(cell)
      // What no record says is nothing to read beside the cell.
      if (!figure || figure.stated === 0) return []
      const now = values.get(cell)
      const isComputed = column === '' && hasComputedTotal(item)
      const name = column === '' ? words.item(item.code) : `${words.item(item.code)}, ${words.column(column)}`
      return [{ cell, name, figure, now: now?.value ?? null, reasoned: Boolean(now?.missing), isComputed }]
    }),
  )
  const blank = rows.filter(
    ({ figure, now, reasoned, isComputed }) =>
      figure.value !== null && now === null && !reasoned && !isComputed,
  )
  const differing = rows.filter(({ figure, now }) => figure.value !== null && figure.value !== now)
  const { start, end } = periodRange(entry.form.calendar, entry.period)
  const list = `/activities?${new URLSearchParams({ orgUnit: entry.orgUnit.id, from: start, to: end })}`
  const count = typeof taken === 'string' && /^\d{1,4}$/.test(taken) ? Number(taken) : null
  return (
    <section aria-labelledby="from-activities" className="mb-4 grid gap-3 no-print">
      {count !== null && (
        <Notice tone={count > 0 ? 'success' : 'info'} role="status">
          {say('taken', { count })}
        </Notice>
      )}
      <details
        open={differing.length > 0}
        className="rounded-md border border-rule bg-surface px-4"
        id="from-activities-list"
      >
        <summary className="flex min-h-11 cursor-pointer flex-wrap items-center justify-between gap-x-4 py-2">
          <h2 id="from-activities" className="text-base font-semibold">
            {say('title')}
          </h2>
          <span className="text-sm text-muted">{say('summary', { count: differing.length })}</span>
        </summary>
        <form action={`${entryPath(key)}/take`} method="post" className="grid gap-3 pb-4">
          <p className="max-w-prose text-sm text-muted">
            {say('lead')}{' '}
            <Link href={list} className="link">
              {say('list')}
            </Link>
          </p>
          {entry.may.save && blank.length > 0 && (
            <Button type="submit" name="cell" value="blank" className="justify-self-start">
              {say('take-blank', { count: blank.length })}
            </Button>
          )}
          <ul className="grid gap-1">
            {rows.map(({ cell, name, figure, now, isComputed }) => (
              <li
                key={cell}
                className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-rule py-1"
              >
                <span className="min-w-0 flex-1 basis-72">
                  {name}:{' '}
                  {figure.value === null
                    ? say('partly', { stated: figure.stated, records: figure.records })
                    : `${say(hintOf(figure), { value: words.number(figure.value) })} · ${
                        now === null
                          ? say('form-blank')
                          : now === figure.value
                            ? say('form-same')
                            : say('form-other', { value: words.number(now) })
                      }`}
                </span>
                {entry.may.save && figure.value !== null && figure.value !== now && !isComputed && (
                  <TakeButton cell={cell} label={say('take')} name={name} />
                )}
              </li>
            ))}
          </ul>
        </form>
      </details>
    </section>
  )
}

function TakeButton({ cell, label, name }: { cell: CellKey; label: string; name: string }) {
  return (
    <Button type="submit" name="cell" value={cell} size="small">
      {label} <span className="sr-only">: {name}</span>
    </Button>
  )
}
