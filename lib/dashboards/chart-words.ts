import type { Language } from '@/lib/format'
import { subPeriodsOf } from '@/lib/indicators/sub-periods'
import type { ChartModel } from './chart-model'
import type { ChartPlan } from './chart-plan'
import { elementsOf, type Item, isRatio, isStock } from './items'
import type { Reader } from './reading'
import type { Words } from './words'

export type Speech = { language: Language; words: Words }

export function readerOf(item: Item, { language, words }: Speech, coverage: Reader['coverage']): Reader {
  const unit = language === 'vi' ? item.unitVi : item.unitEn
  const adds = item.formula !== null && !isRatio(item)
  return { words, language, unit, decimals: item.decimals, direction: item.direction, adds, coverage }
}

/** "Tỷ lệ giải ngân theo đơn vị, Tuyên Quang": what, split how, where. */
export function titleOf(plan: ChartPlan, area: string, { language, words }: Speech): string {
  const { item, category, cumulation, units } = plan
  const bare = language === 'vi' ? item.nameVi : item.nameEn
  if (item.formula === null) return words('title', { name: bare, area })
  const isOwn = cumulation === item.formula.cumulation || cumulation === 'none'
  const name = isOwn ? bare : words(cumulation === 'year' ? 'titleYear' : 'titlePhase', { name: bare })
  const ofKind = { map: 'titleMap', 'dot-gap': 'titleGap', 'heat-map': 'titleCompleteness' } as const
  if (plan.kind === 'map' && category) return words('titleWomenShare', { name, area })
  if (plan.kind === 'map' || plan.kind === 'heat-map' || plan.kind === 'dot-gap')
    return words(ofKind[plan.kind], { name, area })
  if (plan.axis === 'org-unit' || plan.kind === 'small-multiples')
    return words('titleCompare', { name, area })
  if (category) {
    const split = (language === 'vi' ? category.nameVi : category.nameEn).toLocaleLowerCase(language)
    return words(plan.kind === 'stacked-shares' ? 'titleShares' : 'titleBreakdown', {
      name,
      category: split,
      area,
    })
  }
  return words('title', { name, area: units.length > 3 ? words('severalAreas') : area })
}

/** The unit, and, where people were added over several periods, that somebody may be counted twice. */
export function unitOf(plan: ChartPlan, { language, words }: Speech): string {
  if (isShare(plan)) return '%'
  const unit = language === 'vi' ? plan.item.unitVi : plan.item.unitEn
  const mayOverlap = elementsOf(plan.item).some(
    ({ unitVi, personsUnique, timeRollUp }) => unitVi === 'người' && !personsUnique && timeRollUp === 'sum',
  )
  return mayOverlap && !isRatio(plan.item) && addsPeriods(plan) ? words('unitOverlap', { unit }) : unit
}

/** Shares of counts, and how many of the reports are in: their figures aren't the item's own. */
export function isShare({ kind, category }: Pick<ChartPlan, 'kind' | 'category'>): boolean {
  return kind === 'stacked-shares' || kind === 'heat-map' || (kind === 'map' && category !== null)
}

/** Coverage counts units where each answers once, unit-periods where sub-periods are added. */
export function coverageWord(plan: ChartPlan): Reader['coverage'] {
  return addsPeriods(plan) && !isStock(plan.item) ? 'coveragePeriods' : 'coverage'
}

function addsPeriods({ forms, periods, calendar, cumulation }: ChartPlan): boolean {
  const frequency = forms[0]?.frequency
  return (
    frequency !== undefined &&
    periods.some((period) => subPeriodsOf(period, frequency, calendar, cumulation).length > 1)
  )
}

export function tableLabels(words: Words): ChartModel['tableLabels'] {
  const label = (key: keyof ChartModel['tableLabels']) => words(`table.${key}`)
  return {
    series: label('series'),
    value: label('value'),
    numerator: label('numerator'),
    denominator: label('denominator'),
    coverage: label('coverage'),
    stage: label('stage'),
    origin: label('origin'),
    missing: label('missing'),
  }
}
