import { formatExact, formatNumber, type Language } from '@/lib/format'
import type { Computed } from '@/lib/indicators/compute'
import type { Observation } from '@/lib/values/observation'
import type { ChartPoint } from './chart-model'
import { elementsOf, type Item } from './items'
import type { Words } from './words'

export type PointName = { key: string; label: string; shortLabel: string; href?: string | null }

/** One computed answer as a point, every text final. */
export function toPoint(
  item: Item,
  computed: Computed,
  name: PointName,
  { language, words }: { language: Language; words: Words },
): ChartPoint {
  const { value, coverage, stage, origins } = computed
  const reason = value.kind === 'missing' ? value.reason : null
  return {
    key: name.key,
    label: name.label,
    shortLabel: name.shortLabel,
    value: value.kind === 'observed' ? value.value.toNumber() : null,
    exact: value.kind === 'observed' ? formatExact(value.value) : '',
    display:
      value.kind === 'observed'
        ? formatNumber(value.value, item.decimals, language)
        : words(`sign.${value.reason}`),
    numerator: toPart(computed.numerator, partDecimals(item), language),
    denominator: toPart(computed.denominator, partDecimals(item), language),
    missing: reason,
    missingLabel: reason ? words(`missing.${reason}`) : '',
    coverage: coverage.assigned === 0 ? null : coverage,
    stage,
    stageLabel: stage ? words(`stage.${stage}`) : '',
    origins: [...origins],
    originLabel: origins.map((origin) => words(`origin.${origin}`)).join(', '),
    published: null,
    href: name.href ?? null,
  }
}

function toPart(part: Observation | null, decimals: number, language: Language): ChartPoint['numerator'] {
  if (part?.kind !== 'observed') return null
  return { exact: formatExact(part.value), display: formatNumber(part.value, decimals, language) }
}

function partDecimals(item: Item): number {
  return Math.max(0, ...elementsOf(item).map(({ decimals }) => decimals))
}

/** "30,3 %", "222 người": a figure with its unit, for sentences and cards. */
export function withUnit(display: string, unit: string): string {
  return unit === '' ? display : `${display} ${unit}`
}

/** At least four of five owed reports are in: the least a comparison may rest on. */
export function isWellCovered(coverage: ChartPoint['coverage']): boolean {
  return coverage !== null && coverage.reported * 5 >= coverage.assigned * 4
}
