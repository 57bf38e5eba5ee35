import type { Viewer } from '@/lib/access/viewer'
import { getDataVersion } from '@/lib/audit/data-version-queries'
import { getCatalogue } from '@/lib/catalogue/queries'
import type { Language } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today as dayInVietNam } from '@/lib/periods/deadline'
import { type IsoDate, periodRange } from '@/lib/periods/period'
import { ok, type Result } from '@/lib/result'
import { areaName } from './areas'
import { findBreaks } from './breaks'
import { AnswerCache } from './cache'
import { panelKinds } from './chart-kind'
import type { ChartModel, ChartTarget } from './chart-model'
import { type ChartPlan, type ChartWorld, planChart } from './chart-plan'
import { coverageWord, readerOf, type Speech, tableLabels, titleOf, unitOf } from './chart-words'
import { drawSeries } from './draw-series'
import { spanOf, toFacts } from './facts'
import { countSeatedUnits, findFigures } from './fed-queries'
import { toChartHref } from './filters'
import { latestChambers } from './hemicycle'
import { isStock } from './items'
import { withoutLeadIn } from './lead-in'
import { listAnnouncementTitles, listPublished } from './published-queries'
import type { ChartQuery, QueryFailure } from './query'
import { isSeated, unitsDay } from './seated'
import { findTarget, toChartTarget } from './targets'
import { wordsOf } from './words'

const cache = new AnswerCache<Result<ChartModel, QueryFailure>>(500)

/**
 * The one read behind every picture, table and file: a chart of one indicator or data element, every text final.
 * What doesn't exist and what the viewer may not read are the same `not-found`.
 */
export async function getChart(
  viewer: Viewer,
  query: ChartQuery,
  today: IsoDate = dayInVietNam(),
): Promise<Result<ChartModel, QueryFailure>> {
  const { version } = await getDataVersion()
  const language = query.language ?? viewer.language
  return cache.get([String(version), query, viewer.grants, language, today], async () => {
    const [catalogue, tree] = await Promise.all([getCatalogue(), getOrgUnitTree()])
    const world = { catalogue, tree, viewer, today }
    const plan = planChart(world, query, ...(await findFigures(catalogue, query.code)))
    return plan.ok ? ok(await drawChart(world, plan.value, query, language, Number(version))) : plan
  })
}

async function drawChart(
  world: ChartWorld,
  settled: ChartPlan,
  query: ChartQuery,
  language: Language,
  dataVersion: number,
): Promise<ChartModel> {
  const words = wordsOf(language)
  const speech = { language, words }
  const { item } = settled
  const published = item.kind === 'indicator' ? await listPublished(item.id) : []
  const drawn = await drawSeries({ world, plan: settled, query, published, speech })
  const { reading, publishedOnly } = drawn
  const chosen = query.periods.length > 1 || publishedOnly || settled.axis === 'org-unit'
  const trimmed = chosen ? drawn : withoutLeadIn(drawn.series, drawn.periods)
  // What was drawn says which periods there are: those of published figures are theirs.
  const chambers = settled.kind === 'hemicycle' ? latestChambers(trimmed.series) : null
  const series = chambers ?? trimmed.series
  const periods = chambers ? chambers.flatMap(({ points }) => points.map(({ key }) => key)) : trimmed.periods
  const unseated = settled.kind === 'hemicycle' && !chambers
  const wanted = (publishedOnly && !chambers) || unseated ? 'line' : settled.kind
  const unmapped = wanted === 'map' && drawn.map === null
  const axis = publishedOnly ? 'period' : settled.axis
  const plan: ChartPlan = { ...settled, kind: unmapped ? 'ranked-bars' : wanted, axis, periods }
  const comparesUnits = plan.axis === 'org-unit'
  const lastDay = periodRange(plan.calendar, plan.periods[plan.periods.length - 1] ?? '2000').end
  const severalLines = plan.units.length > 1 && !comparesUnits && !panelKinds.includes(plan.kind)
  const names = severalLines && !plan.category ? plan.units : [plan.area]
  const area = names.map((one) => areaName(world.tree, one, lastDay, words)).join('; ')
  const unit = unitOf(plan, speech)
  const target = targetOf(world, plan, area, speech)
  const demonstration = series.some(({ points }) =>
    points.some(({ origins }) => origins.includes('demonstration')),
  )
  const stage = words(`stageRead.${publishedOnly ? 'published' : query.stage}`)
  const facts = {
    ...{
      world,
      plan,
      query,
      series,
      area,
      unit,
      target,
      map: drawn.map,
      publishedOnly,
      demonstration,
      dataVersion,
      language,
      words,
    },
    lastChange: drawn.lastChange,
    announcements: await listAnnouncementTitles(drawn.announcementIds),
    coverage: coverageWord(plan),
    seated: await countSeats(world, plan),
  }
  return {
    code: item.code,
    kind: plan.kind,
    title: titleOf(plan, area, speech),
    subtitle: [unit, spanOf(plan.periods, language, words), ...comparedWith(query, words), stage].join(' · '),
    reading,
    unit,
    categoryLabel: words(`category.${publishedOnly ? 'term' : comparesUnits ? 'orgUnit' : 'period'}`),
    axis: comparesUnits ? 'org-unit' : 'period',
    series,
    target,
    ...(drawn.map && { map: drawn.map }),
    ...noteOf(
      {
        ...{ unmapped, unseated, untargeted: plan.kind === 'bullet' && target === null },
        ungapped: query.gap && drawn.map && !drawn.map.against ? query.gap : null,
      },
      words,
    ),
    breaks:
      comparesUnits || publishedOnly
        ? []
        : findBreaks(world.tree, item, plan.area.id, plan.periods, plan.calendar, speech),
    tableLabels: tableLabels(words),
    facts: toFacts(facts),
    demonstration,
    demonstrationLabel: words('demonstration'),
    publishedOnly,
    href: toChartHref(query),
    language,
  }
}

/** A year earlier is on no axis, so the subtitle says that it is there; a period named is among the others. */
function comparedWith({ compare }: ChartQuery, words: Speech['words']): string[] {
  return compare === 'last-year' ? [words('comparedWith', { than: words('read.lastYear') })] : []
}

/** Undefined for what forms ask for: it has reports to count. */
async function countSeats({ catalogue, tree }: ChartWorld, plan: ChartPlan) {
  const { item, area, periods, calendar } = plan
  if (!isSeated(catalogue, item)) return undefined
  const day = unitsDay(calendar, periods[periods.length - 1] ?? '2000')
  const inside = plan.units.length > 1 ? plan.units : [area]
  const within = new Set(
    inside.flatMap(({ id }) => [id, ...tree.descendantsOn(id, day).map((one) => one.id)]),
  )
  return countSeatedUnits(item, periods, area.level === 'country' ? null : within)
}

type Undrawn = Record<'unmapped' | 'unseated' | 'untargeted', boolean> & { ungapped: ChartQuery['gap'] }

/** What was asked for and can't be drawn, said beside what stands in its place. */
function noteOf(
  { unmapped, unseated, untargeted, ungapped }: Undrawn,
  words: Speech['words'],
): Pick<ChartModel, 'note'> {
  if (unmapped) return { note: words('note.unmapped') }
  if (unseated) return { note: words('note.unseated') }
  if (ungapped) return { note: words(`note.ungapped-${ungapped}`) }
  return untargeted ? { note: words('note.untargeted') } : {}
}

function targetOf(
  { catalogue }: ChartWorld,
  plan: ChartPlan,
  area: string,
  speech: Speech,
): ChartTarget | null {
  const { item } = plan
  if (item.kind !== 'indicator' || plan.category || plan.axis === 'org-unit' || plan.units.length > 1)
    return null
  const sincePhaseStart = plan.cumulation === 'phase' || isStock(item)
  const found = findTarget(catalogue.targetsOf(item.id), {
    orgUnitId: plan.area.id,
    periods: plan.periods,
    sincePhaseStart,
  })
  if (!found) return null
  const { unit, decimals } = readerOf(item, speech, 'coverage')
  return {
    ...toChartTarget(found.target, item.direction, { unit, decimals, area, ...speech }),
    extent: found.extent,
  }
}
