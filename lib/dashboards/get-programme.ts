import type { Viewer } from '@/lib/access/viewer'
import { getDataVersion } from '@/lib/audit/data-version-queries'
import { getCatalogue } from '@/lib/catalogue/queries'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { periodName } from '@/lib/periods/names'
import { type IsoDate, periodRange } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { areaName, capitalise } from './areas'
import { AnswerCache } from './cache'
import type { ChartWorld } from './chart-plan'
import { listFilled } from './fed-queries'
import { toProgrammeHref } from './filters'
import { listFormDuties } from './form-duties'
import { getChart } from './get-chart'
import { elementsOf, resolveItem } from './items'
import { readCards } from './overview-cards'
import { breadcrumbOf, readChoices } from './overview-choices'
import { chartQuery, type SettledOverview, settleOverview } from './overview-plan'
import { chooseCourse, groupByComponent, type SectionItems } from './programme-items'
import type { ProgrammeModel, ProgrammeSection } from './programme-model'
import { newestPublished, toSilent } from './programme-published'
import { listPublishedOf } from './published-queries'
import type { OverviewQuery, QueryFailure } from './query'
import { wordsOf } from './words'

const cache = new AnswerCache<Omit<ProgrammeModel, 'duties'>>(200)

/** The indicators a programme has, by component: figures of ours, else published ones, else that there are none. */
export async function getProgramme(
  viewer: Viewer,
  code: string,
  query: OverviewQuery,
  today: IsoDate,
): Promise<Result<ProgrammeModel, QueryFailure>> {
  const [catalogue, tree, { version }] = await Promise.all([
    getCatalogue(),
    getOrgUnitTree(),
    getDataVersion(),
  ])
  const world: ChartWorld = { catalogue, tree, viewer, today }
  if (!catalogue.programmes.byCode(code)) return fail({ code: 'not-found', field: 'programme' })
  const own = catalogue.indicators.list.filter(({ programmeCode }) => programmeCode === code)
  const elements = own.flatMap(({ code: ref }) => {
    const item = resolveItem(catalogue, { kind: 'indicator', ref })
    return item ? elementsOf(item).map(({ id }) => id) : []
  })
  const groups = groupByComponent(catalogue, code, await listFilled(elements))
  const items = groups.flatMap(({ fed }) => fed)
  const settled = await settleOverview(world, { ...query, programme: code }, items)
  if (!settled.ok) return settled
  const { area, period, language, keys } = settled.value
  const [figures, duties] = await Promise.all([
    cache.get([String(version), code, query, period, viewer.grants, language, today], () =>
      readFigures(world, settled.value, groups),
    ),
    listFormDuties(world, keys.forms, { orgUnitId: area.level === 'country' ? null : area.id, language }),
  ])
  return ok({ ...figures, area: { ...figures.area, id: area.id }, duties })
}

async function readFigures(
  world: ChartWorld,
  settled: SettledOverview,
  groups: readonly SectionItems[],
): Promise<Omit<ProgrammeModel, 'duties'>> {
  const { programme, area, period, calendar, language, query } = settled
  const words = wordsOf(language)
  const vi = language === 'vi'
  const [cards, published] = await Promise.all([
    settled.items.length > 0 ? readCards(world, settled) : [],
    listPublishedOf(groups.flatMap(({ others }) => others.map(({ id }) => id))),
  ])
  const sections = await Promise.all(
    groups.map(async ({ component, fed, others }): Promise<ProgrammeSection> => {
      const own = fed.flatMap(({ code }) => cards.find((card) => card.code === code) ?? [])
      const course = chooseCourse(own.map((card) => ({ ...card, hasTarget: card.target !== null })))
      const chart = course ? await getChart(world.viewer, chartQuery(settled, course), world.today) : null
      const known = others.map((one) => ({
        one,
        item: newestPublished(world, settled, one, published.get(one.id) ?? []),
      }))
      return {
        code: component?.code ?? programme.code,
        name: component
          ? vi
            ? component.nameVi
            : component.nameEn
          : vi
            ? programme.nameVi
            : programme.nameEn,
        cards: own,
        published: known.flatMap(({ item }) => item ?? []),
        silent: known.flatMap(({ one, item }) => (item ? [] : [toSilent(world, settled, one)])),
        chart: chart?.ok ? chart.value : null,
      }
    }),
  )
  return {
    code: programme.code,
    name: vi ? programme.nameVi : programme.nameEn,
    legalBasis: programme.legalBasis,
    area: {
      id: area.id,
      name: capitalise(areaName(world.tree, area, periodRange(calendar, period).end, words)),
    },
    period: { code: period, name: periodName(period, language) },
    filters: readChoices(world, settled),
    breadcrumb: breadcrumbOf(world, settled).map((one) => ({
      ...one,
      href: toProgrammeHref(programme.code, { ...query, orgUnit: { ref: one.id, expand: null } }),
    })),
    sections,
    demonstration: cards.some((card) => card.demonstration),
    demonstrationLabel: words('demonstration'),
    language,
  }
}
