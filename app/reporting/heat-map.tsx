import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { HeatCell, StateKey } from '@/components/reporting/heat-cell'
import { type DutyCounts, dutyStates, type HeatRow } from '@/lib/dashboards/reporting'
import type { ReportingModel } from '@/lib/dashboards/reporting-model'
import { formatDate } from '@/lib/format'
import { entryPath, reviewPath } from '../entry/[form]/[orgUnit]/[period]/paths'
import { countWords } from './counts'

const head = 'sticky top-0 border-b border-rule bg-surface px-2 py-2 align-bottom'
const rowHead = 'sticky left-0 z-[5] border-b border-rule bg-paper px-3 py-1 text-left font-normal'
const total = 'min-w-28 border-b border-l border-rule px-2 py-1 align-middle tabular-nums'

/** The ground of a province's count: all in time, most of them in, or many missing. The words beside say it too. */
function shareLook({ expected, received, onTime }: DutyCounts): string {
  if (expected === 0) return 'bg-surface'
  if (onTime === expected) return 'bg-on-track-soft'
  return received * 10 >= expected * 9 ? 'bg-watch-soft' : 'bg-behind-soft'
}

/** Units by period: each report by sign and word, each row and column with its count. */
export async function HeatMapTable({ model }: { model: ReportingModel }) {
  const [say, counts] = await Promise.all([getTranslations('reporting'), countWords(model.language)])
  const { heat, periods, units, groups, grouped, form } = model
  const caption = say('heat.caption', { form: form.name })

  const count = (of: DutyCounts) => (
    <>
      <strong className="font-semibold whitespace-nowrap">{counts.received(of)}</strong>
      <span className="block text-sm text-muted">{counts.rest(of)}</span>
    </>
  )
  const nothing = (
    <span className="block px-2 text-muted">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{say('heat.notOwed')}</span>
    </span>
  )
  const row = <Cell,>(
    { id, cells, counts: own }: HeatRow<Cell>,
    name: ReactNode,
    show: (cell: Cell) => ReactNode,
    look: (cell: Cell) => string,
  ) => (
    <tr key={id}>
      <th scope="row" className={rowHead}>
        {name}
      </th>
      <td className={total}>{count(own)}</td>
      {cells.map((cell, index) => (
        <td
          key={periods[index]?.code}
          className={`h-px border-b border-l border-rule ${cell === null ? '' : look(cell)}`}
        >
          {cell === null ? nothing : show(cell)}
        </td>
      ))}
    </tr>
  )

  return (
    <>
      {!grouped && (
        <ul aria-label={say('heat.key')} className="mb-3 flex flex-wrap gap-2 text-sm">
          {dutyStates.map((state) => (
            <li key={state}>
              <StateKey state={state}>{say(`states.${state}`)}</StateKey>
            </li>
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields */}
      <div
        role="group"
        aria-label={caption}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="relative max-h-[80vh] overflow-auto rounded-md border border-rule print:max-h-none print:overflow-visible"
      >
        <table className="w-full border-separate border-spacing-0 text-table">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col" className={`${head} left-0 z-20 min-w-36 text-left sm:min-w-48`}>
                {say(grouped ? 'heat.group' : 'heat.unit')}
              </th>
              <th scope="col" className={`${head} z-10 border-l text-left`}>
                {say('heat.total')}
              </th>
              {periods.map(({ code, shortName, name, dueDates }) => (
                <th key={code} scope="col" className={`${head} z-10 min-w-24 border-l text-left`}>
                  <abbr title={name} className="no-underline">
                    {shortName}
                  </abbr>
                  <span className="block text-sm font-normal text-muted">
                    {say('heat.due', { date: dueDates.map(formatDate).join('; ') })}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          {grouped ? (
            <tbody>
              {heat.totals.map((one) =>
                row(
                  one,
                  <Link className="link inline-flex min-h-11 items-center" href={groups[one.id]?.href ?? '#'}>
                    {groups[one.id]?.name}
                  </Link>,
                  count,
                  (cell) => `px-2 py-1 ${shareLook(cell)}`,
                ),
              )}
            </tbody>
          ) : (
            heat.groups.map((group) => (
              <tbody key={group.id}>
                {heat.groups.length > 1 && (
                  <tr>
                    <th
                      scope="rowgroup"
                      colSpan={periods.length + 2}
                      className="border-b border-rule bg-surface px-3 py-2 text-left"
                    >
                      <span className="sticky left-3">{groups[group.id]?.name}</span>
                    </th>
                  </tr>
                )}
                {group.rows.map((one) =>
                  row(
                    one,
                    units[one.id]?.name,
                    (duty) => {
                      const key = { formCode: form.code, orgUnitId: duty.unitId, period: duty.period }
                      const opens = units[duty.unitId]?.opens
                      const begun = duty.status !== 'not-started' && duty.status !== 'draft'
                      const href =
                        opens === 'entry'
                          ? entryPath(key)
                          : opens === 'review' && begun
                            ? reviewPath(key)
                            : null
                      return (
                        <HeatCell state={duty.state} href={href}>
                          {say(`cells.${duty.state}`, { days: duty.daysLate })}
                        </HeatCell>
                      )
                    },
                    () => '',
                  ),
                )}
              </tbody>
            ))
          )}
          <tfoot>
            <tr>
              <th scope="row" className={`${rowHead} font-semibold`}>
                {say('heat.all')}
              </th>
              <td className={total}>{count(heat.all)}</td>
              {heat.columns.map((one, index) => (
                <td key={periods[index]?.code} className={total}>
                  {count(one)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  )
}
