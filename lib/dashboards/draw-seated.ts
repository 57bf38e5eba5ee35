import { levelOptions } from '@/lib/catalogue/body-feeds'
import { periodName, shortPeriodName } from '@/lib/periods/names'
import type { ChartSeries } from './chart-model'
import { findRow } from './chart-series'
import { coverageWord, readerOf } from './chart-words'
import type { DrawInput, Drawn } from './draw-series'
import { elementsOf } from './items'
import { toPoint } from './points'
import { type PublishedRow, toPublishedSeries } from './published'
import { readUniverse } from './read-universe'
import { readSeries } from './reading'
import { unitsDay } from './seated'
import { computeSeries } from './series'

/** Level in a published figure → the option of ours that it is. */
const publishedLevels: Readonly<Record<string, string>> = {
  'trung ương': 'central',
  tỉnh: 'province',
  huyện: 'district',
  xã: 'commune',
}

/**
 * Who sits in bodies, a line for each level over the terms, with the published figures hollow beside: of the area's own
 * level these give way to a figure of ours, of the levels below a few recorded bodies say less than the whole country's.
 */
export async function drawSeated({ world, plan, query, published, speech }: DrawInput): Promise<Drawn> {
  const { item, area, periods, calendar, geography, cumulation } = plan
  const options = world.catalogue.categories.byCode('level')?.options ?? []
  const keys = ['', ...options.map(({ code }) => `level=${code}`)]
  const answer = await computeSeries(world, {
    ...{ items: [item], calendar, geography, cumulation, stage: query.stage, asOf: query.asOf },
    ...{ orgUnits: [area], periods, keys },
  })
  const find = findRow(answer)
  const at = (period: string, key: string) => find(area.id, period, key).computed
  const recorded = await countProvinces(world, plan)
  const ours = options.flatMap((option): ChartSeries[] => {
    const key = `level=${option.code}`
    if (periods.every((period) => at(period, key).value.kind !== 'observed')) return []
    const { language } = speech
    return [
      {
        key: option.code,
        label: [
          levelName(option.code, speech) ?? (language === 'vi' ? option.nameVi : option.nameEn),
          option.code === 'province' && recorded ? speech.words('seatedOf', recorded) : '',
        ]
          .filter(Boolean)
          .join(' '),
        role: 'other',
        breakdown: { level: option.code },
        points: periods.map((period) => {
          const words = { label: periodName(period, language), shortLabel: shortPeriodName(period, language) }
          return toPoint(item, at(period, key), { key: period, ...words }, speech)
        }),
      },
    ]
  })
  const own = levelOptions[area.level]
  const isHidden = ({ level, period }: PublishedRow) =>
    publishedLevels[level ?? ''] === own && at(period, `level=${own}`).value.kind === 'observed'
  const rows = published.filter((row) => row.orgUnitId === area.id && periods.includes(row.period))
  const hollow = toPublishedSeries(
    rows.filter((row) => !isHidden(row)),
    speech,
    periods,
  ).map((one) => ({
    ...one,
    key: `published|${one.key}`,
    label:
      ours.length > 0
        ? speech.words('withKind', { label: one.label, kind: speech.words('published') })
        : one.label,
  }))
  const series = [...ours, ...hollow].map((one, index) => ({
    ...one,
    role: index === 0 ? ('accent' as const) : ('other' as const),
  }))
  const nothing: ChartSeries = {
    ...{ key: area.id, label: area.name, role: 'accent', breakdown: {} },
    points: periods.map((period) => {
      const words = {
        label: periodName(period, speech.language),
        shortLabel: shortPeriodName(period, speech.language),
      }
      return toPoint(item, at(period, ''), { key: period, ...words }, speech)
    }),
  }
  return {
    series: series.length > 0 ? series : [nothing],
    reading: readSeries(
      series.length > 0 ? series : [nothing],
      readerOf(item, speech, coverageWord(plan)),
      ours.length > 0 ? 'read.areas' : 'read.publishedOne',
    ),
    periods,
    lastChange: answer.lastChange,
    announcementIds: answer.announcementIds,
    publishedOnly: false,
    map: null,
  }
}

/**
 * Of how many provinces the country's latest seats are known: a few of them are not the country, and say so by name. Null
 * where four in five are, or the area is no country.
 */
async function countProvinces(
  { tree, catalogue }: DrawInput['world'],
  { item, area, periods, calendar, geography, cumulation }: DrawInput['plan'],
): Promise<{ reported: string; assigned: string } | null> {
  if (area.level !== 'country') return null
  const question = { items: [item], periods, calendar, geography, cumulation }
  const { unitsOf } = await readUniverse(catalogue, question)
  const sent = (period: string) => {
    const ids = elementsOf(item).flatMap(({ id }) => unitsOf(id, period))
    return new Set(ids.filter((id) => tree.get(id)?.level === 'province')).size
  }
  const last = periods.findLast((period) => sent(period) > 0)
  if (!last) return null
  const [reported, all] = [sent(last), tree.descendantsOn(area.id, unitsDay(calendar, last), 'province')]
  return reported * 5 >= all.length * 4 ? null : { reported: String(reported), assigned: String(all.length) }
}

/** As the published figures beside it are named: "Cấp tỉnh". */
function levelName(option: string, { words }: DrawInput['speech']): string | null {
  const level = Object.keys(publishedLevels).find((name) => publishedLevels[name] === option)
  return level ? words(`level.${level}`) : null
}
