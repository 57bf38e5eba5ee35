import { grantsReaching } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { UnitCount } from '@/lib/activities/count-queries'
import { type ActivityFilters, toActivityAddress } from '@/lib/activities/filters'
import { formatDate, formatNumber, type Language } from '@/lib/format'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import type { IsoDate } from '@/lib/periods/period'
import type { ChartModel, ChartPoint } from './chart-model'
import { tableLabels } from './chart-words'
import { findMap } from './map-layer'
import { type Words, wordsOf } from './words'

export type ActivityMapInput = {
  viewer: Viewer
  tree: OrgUnitTree
  filters: ActivityFilters
  counts: readonly UnitCount[]
  today: IsoDate
  language: Language
}

type Place = { unit: OrgUnitNode; count: number; demonstration: boolean }

/**
 * Recorded activities by province, on the map of the last day asked for; of an area, by the unit they were recorded at,
 * since below the province there are no boundaries. A province without a record shows 0: the register is complete about
 * itself, whatever took place.
 */
export function toActivityMap(input: ActivityMapInput): ChartModel {
  const { tree, filters, counts, today, language } = input
  const words = wordsOf(language)
  const day = filters.to !== '' && filters.to < today ? filters.to : today
  const area = filters.orgUnit ? tree.resolve(filters.orgUnit) : undefined
  const whole = !area || area.level === 'country'
  const provinces = whole ? listProvinces(input, day) : []
  const map = whole
    ? findMap(
        tree,
        provinces.map(({ unit }) => unit),
        [day],
        { words },
      )
    : null
  const places = whole && map ? provinces : listUnits(tree, counts)
  const drawn = places.reduce((sum, { count }) => sum + count, 0)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const demonstration = counts.some((one) => one.demonstration)
  const where = area?.fullName ?? words('activities.everywhere')
  const span = spanOf(filters, words)
  const values = {
    total: formatNumber(total, 0, language),
    units: String(places.filter(({ count }) => count > 0).length),
    all: String(places.length),
    elsewhere: formatNumber(total - drawn, 0, language),
  }
  return {
    code: 'activities',
    kind: map ? 'map' : 'ranked-bars',
    title: words(map ? 'activities.titleMap' : 'activities.titleUnits', { area: where }),
    subtitle: [words('activities.unit'), span].join(' · '),
    reading: [
      words(map ? 'activities.readMap' : 'activities.readUnits', values),
      ...(total > drawn ? [words('activities.readElsewhere', values)] : []),
    ].join(' '),
    unit: words('activities.unit'),
    categoryLabel: words('category.orgUnit'),
    axis: 'org-unit',
    series: [
      {
        key: 'activities',
        label: words('activities.unit'),
        role: 'accent',
        breakdown: {},
        points: places.map((place) => toPoint(place, filters, map !== null, { words, language })).sort(most),
      },
    ],
    target: null,
    ...(map ? { map } : { note: words('note.unmapped') }),
    breaks: [],
    tableLabels: tableLabels(words),
    facts: [
      { key: 'area', label: words('facts.area'), value: where },
      { key: 'period', label: words('facts.period'), value: span },
      { key: 'source', label: words('facts.source'), value: words('activities.source') },
      ...(map
        ? [
            {
              key: 'boundary' as const,
              label: words('facts.boundary'),
              value: words('boundary.full', { boundary: map.boundary }),
            },
          ]
        : []),
    ],
    demonstration,
    demonstrationLabel: words('demonstration'),
    publishedOnly: false,
    href: toActivityAddress(filters, { view: 'map' }),
    language,
  }
}

/** Every province of the day that the viewer may look into, with what was recorded anywhere in it. */
function listProvinces({ viewer, tree, counts }: ActivityMapInput, day: IsoDate): Place[] {
  const places = new Map<string, Place>()
  for (const unit of tree.list()) {
    if (unit.level !== 'province' || !tree.isInForce(unit.id, day)) continue
    if (grantsReaching(viewer, tree, unit.id).length > 0)
      places.set(unit.id, { unit, count: 0, demonstration: false })
  }
  for (const { orgUnitId, count, demonstration } of counts) {
    const unit = tree.get(orgUnitId)
    const then = unit?.validTo && unit.validTo < day ? unit.validTo : day
    const province = tree.provinceOn(orgUnitId, then)
    const place = places.get((province && tree.onMapOf(province.id, day)?.id) ?? '')
    if (!place) continue
    place.count += count
    place.demonstration ||= demonstration
  }
  return [...places.values()]
}

function listUnits(tree: OrgUnitTree, counts: readonly UnitCount[]): Place[] {
  return counts.flatMap(({ orgUnitId, count, demonstration }) => {
    const unit = tree.get(orgUnitId)
    return unit ? [{ unit, count, demonstration }] : []
  })
}

function most(a: ChartPoint, b: ChartPoint): number {
  return (b.value ?? 0) - (a.value ?? 0) || a.label.localeCompare(b.label, 'vi')
}

function toPoint(
  { unit, count, demonstration }: Place,
  filters: ActivityFilters,
  isProvince: boolean,
  { words, language }: { words: Words; language: Language },
): ChartPoint {
  return {
    key: unit.id,
    label: isProvince ? unit.name : unit.fullName,
    shortLabel: unit.name,
    value: count,
    exact: String(count),
    display: formatNumber(count, 0, language),
    numerator: null,
    denominator: null,
    missing: null,
    missingLabel: '',
    coverage: null,
    stage: null,
    stageLabel: '',
    origins: demonstration ? ['demonstration'] : [],
    originLabel: demonstration ? words('origin.demonstration') : '',
    published: null,
    href:
      count === 0
        ? null
        : toActivityAddress(filters, { orgUnit: unit.id, view: isProvince ? 'map' : 'list' }),
  }
}

function spanOf({ from, to }: ActivityFilters, words: Words): string {
  if (from && to) return words('upTo', { first: formatDate(from), last: formatDate(to) })
  if (from) return words('activities.since', { date: formatDate(from) })
  return to ? words('activities.until', { date: formatDate(to) }) : words('activities.anytime')
}
