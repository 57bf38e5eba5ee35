import type { DataProblem } from '@/lib/data-file'
import { badPeriodsIn, codesOf, repeatedIn, type Table, unknownIn } from './check-rows'
import type { CatalogueData, FormData } from './read-data'

const unitsFile = 'org-units/units.csv'

/** What the files say of each other and can't be: unknown codes, codes twice, targets without a number. */
export function checkCatalogueData(data: CatalogueData): DataProblem[] {
  return [
    ...checkCodes(data),
    ...checkReferences(data),
    ...data.forms.flatMap((form) => checkForm(data, form)),
    ...checkIndicators(data),
    ...checkTargets(data),
    ...checkPublished(data),
  ]
}

function checkCodes(data: CatalogueData): DataProblem[] {
  const coded = [data.programmes, data.activityTypes, data.elements, data.indicators]
  return [
    ...coded.flatMap((table: Table<{ code: string }>) => repeatedIn(table, 'code', ({ code }) => code)),
    ...repeatedIn(data.components, 'code', ({ programme, code }) => `${programme} ${code}`),
    ...repeatedIn(data.categories, 'option', ({ category, option }) => `${category}=${option}`),
    ...repeatedIn(data.results, 'key', ({ key }) => key),
    ...repeatedIn(data.representation, 'key', ({ key }) => key),
    ...repeatedIn(data.facts, 'id', ({ id }) => id),
    ...repeatedIn(data.announcements, 'id', ({ id }) => id),
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

function checkForm(data: CatalogueData, { file, form }: FormData): DataProblem[] {
  const problems: DataProblem[] = []
  const complain = (column: string, message: string) => problems.push({ file, line: 1, column, message })
  const elements = codesOf(data.elements)
  const options = new Set(data.categories.rows.map(({ category, option }) => `${category}=${option}`))
  const units = unitIds(data)
  const asked = new Set<string>()
  if (!codesOf(data.programmes).has(form.programme)) {
    complain('programme', `"${form.programme}" is not in programmes.csv`)
  }
  for (const { element, columns } of form.sections.flatMap((section) => section.items)) {
    if (!elements.has(element)) complain(element, `"${element}" is not in data-elements.csv`)
    if (asked.has(element)) complain(element, `"${element}" is asked twice`)
    asked.add(element)
    const parts = columns.flatMap((column) => (column === '' ? [] : column.split(';')))
    for (const part of parts.filter((each) => !options.has(each))) {
      complain(element, `"${part}" is no option of categories.csv`)
    }
  }
  for (const { within } of form.assignedTo) {
    if (!units.has(within)) complain('assignedTo', `"${within}" is not a unit of ${unitsFile}`)
  }
  return problems
}

/** The data elements a formula names: `#{D8-F.2}`. */
function elementsOf(formula: string | null): string[] {
  return [...(formula ?? '').matchAll(/#\{([^}]*)\}/g)].map((match) => match[1] ?? '')
}

function checkIndicators({ indicators, elements }: CatalogueData): DataProblem[] {
  const known = codesOf(elements)
  return indicators.rows.flatMap((row) => {
    const at = (column: string, message: string) => ({
      file: indicators.file,
      line: row.line,
      column,
      message,
    })
    const strange = (['numerator', 'denominator'] as const).flatMap((column) =>
      elementsOf(row[column])
        .filter((code) => !known.has(code))
        .map((code) =>
          at(column, `"${code}" is not in data-elements.csv; add it there or correct the formula`),
        ),
    )
    const alone = row.denominator !== null && row.numerator === null
    return alone
      ? [...strange, at('numerator', 'is empty while there is a denominator; write both')]
      : strange
  })
}

function checkTargets(data: CatalogueData): DataProblem[] {
  const { targets, indicators } = data
  const problems = [
    ...unknownIn(targets, 'indicator', codesOf(indicators), 'indicators.csv'),
    ...unknownIn(targets, 'org_unit', unitIds(data), unitsFile),
    ...badPeriodsIn(targets),
  ]
  for (const { line, comparator, low, high } of targets.rows) {
    const complain = (column: string, message: string) =>
      problems.push({ file: targets.file, line, column, message })
    if (comparator !== 'yes' && low === null) complain('low', `is empty; "${comparator}" needs a number`)
    if (comparator === 'range' && high === null) complain('high', 'is empty; a range needs its upper end')
  }
  return problems
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
