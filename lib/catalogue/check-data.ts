import type { DataProblem } from '@/lib/data-file'
import { checkBodyFeeds } from './check-body-feeds'
import { checkFeeds } from './check-feeds'
import { checkForm } from './check-forms'
import { checkDefinitions, checkElements, checkIndicators, checkRefs } from './check-indicators'
import { badPeriodsIn, codesOf, optionsOf, problemAt, repeatedIn, type Table, unknownIn } from './check-rows'
import { checkTargets } from './check-targets'
import type { CatalogueData } from './read-data'

const unitsFile = 'org-units/units.csv'

/** What the files say of each other and can't be: unknown codes, codes twice, targets without a number. */
export function checkCatalogueData(data: CatalogueData): DataProblem[] {
  return [
    ...checkCodes(data),
    ...checkReferences(data),
    ...data.forms.flatMap((form) => checkForm(data, form)),
    ...checkFeeds(data),
    ...checkBodyFeeds(data),
    ...checkCategories(data),
    ...checkElements(data),
    ...checkIndicators(data),
    ...checkDefinitions(data),
    ...checkRules(data),
    ...checkTargets(data),
    ...checkRegisterKinds(data),
    ...checkPublished(data),
  ]
}

function checkCodes(data: CatalogueData): DataProblem[] {
  const coded = [data.programmes, data.activityTypes, data.elements, data.indicators, data.rules]
  return [
    ...coded.flatMap((table: Table<{ code: string }>) => repeatedIn(table, 'code', ({ code }) => code)),
    ...repeatedIn(data.registerKinds, 'code', ({ code }) => code),
    ...repeatedIn(data.components, 'code', ({ programme, code }) => `${programme} ${code}`),
    ...repeatedIn(data.categories, 'option', ({ category, option }) => `${category}=${option}`),
    ...repeatedIn(data.results, 'key', ({ key }) => key),
    ...repeatedIn(data.representation, 'key', ({ key }) => key),
    ...repeatedIn(data.facts, 'id', ({ id }) => id),
    ...repeatedIn(data.announcements, 'id', ({ id }) => id),
    ...repeatedIn(data.definitions, 'valid_to', ({ indicator, valid_to }) => `${indicator} ${valid_to}`),
    ...repeatedIn(data.holidays, 'day', ({ day }) => day ?? ''),
    ...repeatedIn(data.targets, 'period', ({ indicator, org_unit, period, comparator }) =>
      [indicator, org_unit, period, comparator].join(' '),
    ),
  ]
}

function checkReferences(data: CatalogueData): DataProblem[] {
  const programmes = codesOf(data.programmes)
  const components = new Set(data.components.rows.map(({ programme, code }) => `${programme} ${code}`))
  const tables = [data.activityTypes, data.elements, data.indicators]
  return [
    ...unknownIn(data.components, 'programme', programmes, 'programmes.csv'),
    ...tables.flatMap(({ file, rows }: Table<{ programme: string; component: string | null }>) => [
      ...unknownIn({ file, rows }, 'programme', programmes, 'programmes.csv'),
      ...rows
        .filter(({ programme, component }) => component && !components.has(`${programme} ${component}`))
        .map(({ line, programme, component }) => {
          const message = `"${component}" is no component of ${programme} in components.csv`
          return { file, line, column: 'component', message }
        }),
    ]),
  ]
}

/** Both sides of a rule name figures that are there. */
function checkRules(data: CatalogueData): DataProblem[] {
  return data.rules.rows.flatMap((row) =>
    (['left', 'right'] as const).flatMap((side) =>
      checkRefs(data, side, row[side], (column, message) => problemAt(data.rules, row, column, message)),
    ),
  )
}

/** Registers feed stocks: what stands at a period's end, and nothing else. */
function checkRegisterKinds({ registerKinds, elements }: CatalogueData): DataProblem[] {
  const stocks = new Map(elements.rows.map(({ code, kind }) => [code, kind]))
  return registerKinds.rows.flatMap((row) =>
    (['counted_in', 'members_in'] as const).flatMap((column) => {
      const code = row[column]
      if (code === null) return []
      const kind = stocks.get(code)
      if (kind === 'stock') return []
      const message = kind
        ? `"${code}" is a flow; a register feeds stocks`
        : `"${code}" is not in data-elements.csv`
      return [problemAt(registerKinds, row, column, message)]
    }),
  )
}

/** A class is an option of another, coarser category. */
function checkCategories({ categories }: CatalogueData): DataProblem[] {
  const options = optionsOf(categories)
  return categories.rows.flatMap((row) => {
    if (row.class === null) return []
    if (!options.has(row.class))
      return [problemAt(categories, row, 'class', `"${row.class}" is no option of this file`)]
    return row.class.startsWith(`${row.category}=`)
      ? [problemAt(categories, row, 'class', 'is of the same category; a class is of a coarser one')]
      : []
  })
}

function checkPublished(data: CatalogueData): DataProblem[] {
  const { results, representation, facts, announcements, indicators } = data
  const ids = unitIds(data)
  const charted = { file: facts.file, rows: facts.rows.filter(({ chartable }) => chartable) }
  type Linked = Table<{ indicator: string | null; org_unit: string | null; period: string | null }>
  const linked: Linked[] = [results, representation, charted]
  return [
    ...linked.flatMap((table) => [
      ...unknownIn(table, 'indicator', codesOf(indicators), 'indicators.csv'),
      ...unknownIn(table, 'org_unit', ids, unitsFile),
      ...badPeriodsIn(table),
    ]),
    ...unknownIn(announcements, 'org_unit', ids, unitsFile),
    ...unknownIn(facts, 'announcement', new Set(announcements.rows.map(({ id }) => id)), 'announcements.csv'),
    ...charted.rows
      .filter(({ value, precision }) => precision === null || !/^\d+(\.\d+)?$/.test(value ?? ''))
      .map(({ line, value }) => {
        const message = `"${value ?? ''}" can't be charted; write a number and its precision, or chartable no`
        return { file: facts.file, line, column: 'value', message }
      }),
  ]
}

function unitIds({ units }: CatalogueData): Set<string> {
  return new Set(units.units.rows.map(({ id }) => id))
}
