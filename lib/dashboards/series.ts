import { canReadSmallCounts } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import { type Computed, computeIndicator, type Term } from '@/lib/indicators/compute'
import { type FigureIndex, indexFigures } from '@/lib/indicators/figure'
import { isReported, keysBehind } from '@/lib/indicators/roll-up'
import { owedSlots } from '@/lib/indicators/slots'
import type { Cumulation } from '@/lib/indicators/sub-periods'
import { isSmall } from '@/lib/indicators/suppress'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import type { Calendar, IsoDate } from '@/lib/periods/period'
import { missing } from '@/lib/values/observation'
import { listValues } from '@/lib/values/queries'
import type { StoredValue } from '@/lib/values/stored-value'
import { type Duties, type ElementDuty, planDuties } from './duties'
import { findHidden, type Hidden } from './hidden'
import { elementsOf, type Item } from './items'

export type SeriesQuestion = {
  items: readonly Item[]
  orgUnits: readonly OrgUnitNode[]
  periods: readonly string[]
  /** Breakdown keys; `""` is the total. */
  keys: readonly string[]
  calendar: Calendar
  /** `reported`, or the day of the map. */
  geography: 'reported' | IsoDate
  stage: 'approved' | 'provisional'
  asOf: IsoDate | null
  /** Overrides the item's own. */
  cumulation: Cumulation | null
}

export type SeriesRow = { item: Item; orgUnit: OrgUnitNode; period: string; key: string; computed: Computed }

export type SeriesAnswer = {
  /** Exactly one per item × org unit × period × key, in that order. */
  rows: readonly SeriesRow[]
  /** Latest change among the figures read, ISO 8601; null when there are none. */
  lastChange: string | null
  /** Announcements that figures were read from. */
  announcementIds: readonly string[]
}

type Known = { catalogue: Catalogue; tree: OrgUnitTree; viewer: Viewer }

/** The one read: figures in one query, added up by the pure engine, small counts hidden from who may not see them. */
export async function computeSeries(known: Known, question: SeriesQuestion): Promise<SeriesAnswer> {
  const duties = planDuties(known.tree, known.catalogue, question)
  const read = await readValues(question, duties)
  const figures = indexFigures(read)
  const hidden = findHidden(known, question, duties, figures)
  const rows: SeriesRow[] = []
  for (const item of question.items) {
    for (const orgUnit of question.orgUnits) {
      for (const period of question.periods) {
        const terms = termsOf(duties, item, orgUnit.id, period, figures)
        for (const key of question.keys) {
          const computed = hide(
            known,
            item,
            orgUnit,
            key,
            compute(item, terms, orgUnit.id, key),
            terms,
            hidden,
          )
          rows.push({ item, orgUnit, period, key, computed })
        }
      }
    }
  }
  const lastChange = read.reduce<string | null>(
    (latest, { updatedAt }) => (latest && latest > updatedAt ? latest : updatedAt),
    null,
  )
  const announcementIds = [...new Set(read.flatMap(({ announcementId }) => announcementId ?? []))]
  return { rows, lastChange, announcementIds }
}

function readValues(question: SeriesQuestion, duties: Duties): Promise<StoredValue[]> {
  const elements = new Set(question.items.flatMap((item) => elementsOf(item).map(({ id }) => id)))
  const wanted = { calendar: question.calendar, stage: question.stage, asOf: question.asOf }
  return listValues({
    ...wanted,
    dataElementIds: [...elements],
    orgUnitIds: duties.unitIds(),
    periods: duties.periodCodes(),
  })
}

type ItemTerms = { numerator: NamedTerm[]; denominator: NamedTerm[] | null }
type NamedTerm = Term & { duty: ElementDuty }

function termsOf(
  duties: Duties,
  item: Item,
  target: string,
  period: string,
  figures: FigureIndex,
): ItemTerms | null {
  const { formula } = item
  if (!formula) return null
  const toTerm = (elementId: number): NamedTerm => {
    const duty = duties.of(elementId, period, item)
    const units = owedSlots({
      dataElementId: elementId,
      time: duty.settings.time,
      subPeriods: duty.subPeriods,
      membersOn: (day) => duties.membersOn(duty, target, day),
      owes: (unit, day) => duties.owes(duty, unit, day),
      figures,
    })
    return { duty, settings: duty.settings, frequency: duty.frequency, units }
  }
  return {
    numerator: formula.numerator.map(({ id }) => toTerm(id)),
    denominator: formula.denominator?.map(({ id }) => toTerm(id)) ?? null,
  }
}

function compute({ formula }: Item, terms: ItemTerms | null, target: string, key: string): Computed {
  if (!formula || !terms) {
    const nothing = { coverage: { reported: 0, assigned: 0 }, stage: null, origins: [] }
    return { value: missing('not-available'), numerator: null, denominator: null, ...nothing }
  }
  return computeIndicator({ ...terms, factor: formula.factor, pairing: formula.pairing, key, target })
}

/** A result that rests on a hidden count below province level is hidden too, with its parts. */
function hide(
  { viewer, tree }: Known,
  item: Item,
  orgUnit: OrgUnitNode,
  key: string,
  computed: Computed,
  terms: ItemTerms | null,
  hidden: Hidden,
): Computed {
  if (!terms || !isBelowProvince(orgUnit) || canReadSmallCounts(viewer, tree, orgUnit.id, item.programmeCode))
    return computed
  const sensitive = [...terms.numerator, ...(terms.denominator ?? [])].filter(
    ({ duty }) => duty.element.sensitive,
  )
  const rests = sensitive.some((term) => restsOnHidden(term, key, hidden))
  const small =
    sensitive.length > 0 &&
    computed.value.kind === 'observed' &&
    !terms.denominator &&
    isSmall(computed.value.value)
  if (!rests && !small) return computed
  const suppressed = missing('suppressed')
  return {
    ...computed,
    value: suppressed,
    numerator: computed.numerator && suppressed,
    denominator: computed.denominator && suppressed,
  }
}

function restsOnHidden({ duty, units }: NamedTerm, key: string, hidden: Hidden): boolean {
  if (typeof units === 'string') return false
  const keys = keysBehind(duty.settings, key)
  return units.some(({ unit, slots }) => {
    const reported = slots.filter((slot) => isReported(duty.settings, slot, key))
    // A stock shows its latest value only; what came before isn't in it.
    const used = duty.settings.time === 'last' ? reported.slice(-1) : reported
    return used.some(({ period }) => keys.some((one) => hidden(duty.element.id, unit, period, one)))
  })
}

export function isBelowProvince({ level }: OrgUnitNode): boolean {
  return level !== 'country' && level !== 'province'
}
