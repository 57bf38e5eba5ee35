import { Decimal } from 'decimal.js'
import type { CatalogueForm } from '@/lib/catalogue/catalogue'
import type { DataItem } from '@/lib/indicators/expression/expression'
import { membersOf } from '@/lib/indicators/geography'
import { subPeriodsOf } from '@/lib/indicators/sub-periods'
import { territoriesOf } from '@/lib/indicators/territories'
import type { ReportCounts } from '@/lib/submissions/reports'
import { readReports } from '@/lib/submissions/reports-queries'
import { missing, type Observation, observed } from '@/lib/values/observation'
import { listSenders } from '@/lib/values/queries'
import { shiftPeriod } from './duties'
import { owingOf } from './owing'
import type { SeriesQuestion, World } from './series'

type RateItem = DataItem & { kind: 'reporting-rate' }

export type ReportingRates = (item: RateItem, orgUnitId: string, period: string) => Observation

/**
 * What `R{form.REPORTING_RATE}` and its like come to, counted over the units that owe the form inside a unit. A form
 * without approval has no reports of its own: there a unit has reported when any figure of the form came.
 */
export async function readReportingRates(
  { catalogue, tree }: World,
  question: SeriesQuestion,
  items: readonly DataItem[],
): Promise<ReportingRates> {
  const asked = items.filter((item) => item.kind === 'reporting-rate')
  if (asked.length === 0) return () => missing('not-available')
  const formOf = ({ form }: RateItem) => catalogue.forms.byUid(form) ?? catalogue.forms.byCode(form)
  const forms = [...new Set(asked.flatMap((item) => formOf(item) ?? []))]
  const periods = asked.flatMap((item) =>
    question.periods.map((period) => shiftPeriod(period, item.modifiers.periodOffset)),
  )
  const [book, senders] = await Promise.all([
    readReports(forms, [...new Set(periods)]),
    readSenders(
      forms.filter(({ approvalLevels }) => approvalLevels === 0),
      question,
    ),
  ])
  const territories = territoriesOf(tree)
  const owing = owingOf(tree, catalogue)

  function count(form: CatalogueForm, target: string, period: string): ReportCounts | null {
    const counts = { expected: 0, received: 0, onTime: 0 }
    for (const { code, lastDay } of subPeriodsOf(period, form.frequency, form.calendar)) {
      const assigned = owing([form.id], lastDay)
      const members = membersOf(territories, {
        target,
        day: lastDay,
        geography: question.geography,
        assigned,
      })
      if (!members.ok) return null
      const units = new Set(members.units)
      const sent = senders.get(`${form.id}|${code}`)
      const received = [...units].filter((unit) => sent?.has(unit)).length
      const own =
        form.approvalLevels === 0
          ? { expected: units.size, received, onTime: received }
          : book.count(form, units, code)
      counts.expected += own.expected
      counts.received += own.received
      counts.onTime += own.onTime
    }
    return counts
  }

  return (item, orgUnitId, period) => {
    const form = formOf(item)
    if (!form) return missing('not-available')
    const counts = count(form, orgUnitId, shiftPeriod(period, item.modifiers.periodOffset))
    return counts ? toObservation(item.metric, counts) : missing('cannot-combine')
  }
}

function toObservation(metric: RateItem['metric'], counts: ReportCounts): Observation {
  const { expected, received, onTime } = counts
  const rate = (part: number) =>
    expected === 0 ? missing('zero-denominator') : observed(new Decimal(part).times(100).dividedBy(expected))
  switch (metric) {
    case 'EXPECTED_REPORTS':
      return observed(expected)
    case 'ACTUAL_REPORTS':
      return observed(received)
    case 'ACTUAL_REPORTS_ON_TIME':
      return observed(onTime)
    case 'REPORTING_RATE':
      return rate(received)
    case 'REPORTING_RATE_ON_TIME':
      return rate(onTime)
  }
}

/** Who sent any figure of a form, by form and period. */
async function readSenders(
  forms: readonly CatalogueForm[],
  { calendar }: SeriesQuestion,
): Promise<Map<string, Set<string>>> {
  const sent = new Map<string, Set<string>>()
  for (const form of forms) {
    const elements = form.sections.flatMap(({ items }) => items.map(({ dataElementId }) => dataElementId))
    for (const { period, orgUnitIds } of await listSenders(elements, calendar)) {
      const key = `${form.id}|${period}`
      sent.set(key, new Set([...(sent.get(key) ?? []), ...orgUnitIds]))
    }
  }
  return sent
}
