import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Button, LinkButton } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { ChevronRightIcon, CloseIcon } from '@/components/ui/icons'
import { canReadUnit } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { panelKinds } from '@/lib/dashboards/chart-kind'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import type { ChartOptions } from '@/lib/dashboards/chart-options'
import { listCompared, takesPeriods, withArea, withLastYear } from '@/lib/dashboards/compare'
import { toChartHref, toChartWords } from '@/lib/dashboards/filters'
import type { ChartQuery } from '@/lib/dashboards/query'
import { formatDate } from '@/lib/format'
import { findUnits } from '@/lib/org-units/find-units'
import type { OrgUnitNode } from '@/lib/org-units/org-unit'
import type { OrgUnitTree } from '@/lib/org-units/tree'

type Props = {
  viewer: Viewer
  tree: OrgUnitTree
  query: ChartQuery
  model: ChartModel
  options: ChartOptions
  programmeCode: string
  /** What was typed to look for an area. */
  find: string
}

/** Since then many names stand for another area than before. */
const reform = '2025-07-01'
/** Most areas an answer lists. */
const mostListed = 12
const control = 'inline-flex min-h-11 items-center gap-2 rounded-md border border-control px-3'

/**
 * What the picture compares, each part to be taken away, and what can be put beside it: any area there ever was, any
 * period, the year before. Plain links and forms; all of it stands in the address.
 */
export async function ComparePanel({ viewer, tree, query, model, options, programmeCode, find }: Props) {
  const t = await getTranslations('charts.compare')
  const here = `/charts/${encodeURIComponent(query.code)}`
  const chips = listCompared(query, model, (ref) => tree.resolve(ref)?.name ?? ref, {
    lastYear: t('lastYear'),
    upTo: (first, last) => t('upTo', { first, last }),
    under: (name) => t('under', { name }),
  })
  const lastYear = withLastYear(query, model)
  const { periods } = options
  const takesAreas = model.kind !== 'map' && !model.publishedOnly
  const choices = periods && takesPeriods(model) ? periods.choices.toReversed() : []
  if (chips.length === 0 && !lastYear && !takesAreas && choices.length === 0) return null
  const words = [...toChartWords(query)].map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
  const found = find === '' ? null : findUnits(tree, find)
  const readable = (found?.units ?? []).filter(({ id }) => canReadUnit(viewer, tree, id, programmeCode))
  const isWhole = model.axis === 'org-unit' || panelKinds.includes(model.kind)
  const hrefOf = (unit: OrgUnitNode) =>
    toChartHref(withArea(query, model, { id: options.area, isWhole }, unit))
  return (
    <section aria-label={t('title')} className="mb-6 grid gap-2 no-print">
      {chips.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <span id="compared" className="text-sm text-muted">
            {t('shown')}
          </span>
          <ul aria-labelledby="compared" className="flex flex-wrap gap-2">
            {chips.map(({ kind, label, without }) => (
              <li key={`${kind} ${label}`}>
                <Link href={without} scroll={false} className={`${control} bg-surface`}>
                  <span className="sr-only">{t('remove')} </span>
                  {label}
                  <CloseIcon className="size-3.5 text-muted" />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      <details open={find !== ''} className="group" id="so-sanh">
        <summary className="flex min-h-11 cursor-pointer list-none items-center gap-1.5 text-accent">
          <ChevronRightIcon className="size-3.5 group-open:rotate-90" />
          {t('title')}
        </summary>
        <div className="mt-2 grid gap-x-10 gap-y-6 border-b border-rule pb-6 md:grid-cols-2">
          {takesAreas && (
            <div className="grid content-start gap-3">
              <search>
                <form
                  action={here}
                  method="get"
                  autoComplete="off"
                  className="flex flex-wrap items-end gap-3"
                >
                  {words}
                  <div className="min-w-0 grow basis-56">
                    <TextField
                      type="search"
                      name="find"
                      id="compare-find"
                      label={t('area')}
                      hint={t('areaHint')}
                      defaultValue={find}
                      maxLength={100}
                    />
                  </div>
                  <Button type="submit">{t('find')}</Button>
                </form>
              </search>
              {found && (
                <>
                  <p role="status" className="text-sm text-muted">
                    {t(readable.length === 0 ? 'none' : 'found', { query: find, count: readable.length })}
                  </p>
                  <ul className="grid sm:grid-cols-2">
                    {readable.slice(0, mostListed).map((unit) => (
                      <li key={unit.id}>
                        <Link href={hrefOf(unit)} className="link inline-flex min-h-11 items-center">
                          <span>
                            <span className="sr-only">{t('add')} </span>
                            {unit.fullName}
                            <span className="block text-sm text-muted no-underline">
                              {[
                                unit.level !== 'country' && unit.level !== 'province'
                                  ? tree.provinceOn(unit.id, unit.validTo ?? unit.validFrom ?? reform)?.name
                                  : null,
                                unit.validFrom && unit.validFrom >= reform
                                  ? t('since', { date: formatDate(unit.validFrom) })
                                  : null,
                                unit.validTo && t('until', { date: formatDate(unit.validTo) }),
                              ]
                                .filter(Boolean)
                                .join(', ')}
                            </span>
                          </span>
                        </Link>
                      </li>
                    ))}
                  </ul>
                  {readable.length > mostListed && <p className="text-sm text-muted">{t('narrow')}</p>}
                </>
              )}
            </div>
          )}
          {(choices.length > 0 || lastYear) && (
            <div className="grid content-start gap-3">
              {choices.length > 0 && (
                <form
                  action={here}
                  method="get"
                  autoComplete="off"
                  className="flex flex-wrap items-end gap-3"
                >
                  {words}
                  {(['addFrom', 'addTo'] as const)
                    .filter((end) => end === 'addFrom' || model.axis === 'period')
                    .map((end) => (
                      <div key={end} className="min-w-0 grow basis-32">
                        <SelectField name={end} id={`compare-${end}`} label={t(end)} defaultValue="">
                          <option value="">{t(end === 'addFrom' ? 'choose' : 'alone')}</option>
                          {choices.map(({ code, name }) => (
                            <option key={code} value={code}>
                              {name}
                            </option>
                          ))}
                        </SelectField>
                      </div>
                    ))}
                  <Button type="submit">{t('addPeriod')}</Button>
                </form>
              )}
              {lastYear && (
                <p>
                  <LinkButton href={toChartHref(lastYear)} variant="quiet">
                    {t('addLastYear')}
                  </LinkButton>
                </p>
              )}
            </div>
          )}
        </div>
      </details>
    </section>
  )
}
