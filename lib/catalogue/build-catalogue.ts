import type {
  Catalogue,
  CatalogueActivityType,
  CatalogueBodyFeed,
  CatalogueBreakdown,
  CatalogueCategory,
  CatalogueCombo,
  CatalogueComponent,
  CatalogueConstant,
  CatalogueElement,
  CatalogueForm,
  CatalogueGroup,
  CatalogueIndicator,
  CatalogueProgramme,
  CatalogueRegisterKind,
  CatalogueRule,
  CatalogueTarget,
  Lookup,
} from './catalogue'

export type CatalogueRows = {
  version: bigint
  programmes: CatalogueProgramme[]
  components: CatalogueComponent[]
  activityTypes: CatalogueActivityType[]
  registerKinds: CatalogueRegisterKind[]
  bodyFeeds: CatalogueBodyFeed[]
  elements: CatalogueElement[]
  combos: CatalogueCombo[]
  categories: CatalogueCategory[]
  breakdowns: CatalogueBreakdown[]
  forms: CatalogueForm[]
  indicators: CatalogueIndicator[]
  targets: CatalogueTarget[]
  constants: CatalogueConstant[]
  rules: CatalogueRule[]
  groups: CatalogueGroup[]
  holidays: string[]
}

/** Prepares every lookup once. */
export function buildCatalogue(rows: CatalogueRows): Catalogue {
  const components = new Map(rows.components.map((component) => [component.id, component]))
  const breakdownsById = new Map(rows.breakdowns.map((breakdown) => [breakdown.id, breakdown]))
  const breakdownsByUid = new Map(rows.breakdowns.map((breakdown) => [breakdown.uid, breakdown]))
  const breakdownsByKey = new Map(rows.breakdowns.map((breakdown) => [breakdown.key, breakdown]))
  const targetsByIndicator = groupBy(rows.targets, (target) => target.indicatorId)
  const feeds = rows.activityTypes.flatMap((type) =>
    type.feeds.map(({ dataElementId, measure }) => ({ dataElementId, activityTypeId: type.id, measure })),
  )
  const feedsByElement = groupBy(feeds, (feed) => feed.dataElementId)
  const formsByElement = new Map<number, CatalogueForm[]>()
  for (const form of rows.forms) {
    for (const item of form.sections.flatMap((section) => section.items)) {
      formsByElement.set(item.dataElementId, [...(formsByElement.get(item.dataElementId) ?? []), form])
    }
  }
  return {
    version: rows.version,
    programmes: toLookup(rows.programmes),
    components: { list: rows.components, byId: (id) => components.get(id) },
    activityTypes: toLookup(rows.activityTypes),
    registerKinds: toLookup(rows.registerKinds),
    bodyFeeds: rows.bodyFeeds,
    elements: toLookup(rows.elements),
    combos: toLookup(rows.combos),
    categories: toLookup(rows.categories),
    breakdowns: {
      list: rows.breakdowns,
      byId: (id) => breakdownsById.get(id),
      byKey: (key) => breakdownsByKey.get(key),
      byUid: (uid) => breakdownsByUid.get(uid),
    },
    forms: toLookup(rows.forms),
    indicators: toLookup(rows.indicators),
    constants: toLookup(rows.constants),
    rules: toLookup(rows.rules),
    groups: toLookup(rows.groups),
    holidays: new Set(rows.holidays),
    targets: rows.targets,
    targetsOf: (indicatorId) => targetsByIndicator.get(indicatorId) ?? [],
    feedsOf: (dataElementId) => feedsByElement.get(dataElementId) ?? [],
    formsWith: (dataElementId) => formsByElement.get(dataElementId) ?? [],
  }
}

function toLookup<Item extends { id: number; uid: string; code: string }>(
  list: readonly Item[],
): Lookup<Item> {
  const byId = new Map(list.map((item) => [item.id, item]))
  const byUid = new Map(list.map((item) => [item.uid, item]))
  const byCode = new Map(list.map((item) => [item.code, item]))
  return {
    list,
    byId: (id) => byId.get(id),
    byUid: (uid) => byUid.get(uid),
    byCode: (code) => byCode.get(code),
  }
}

function groupBy<Item>(list: readonly Item[], keyOf: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>()
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
