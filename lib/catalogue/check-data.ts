import type { DataFile, DataProblem } from '@/lib/data-file'
import { parsePeriod } from '@/lib/periods/period'
import type { CatalogueData } from './read-data'

/** The data elements a formula names: `#{D8-F.2}`. */
export function elementsOf(formula: string): string[] {
  return [...formula.matchAll(/#\{([^}]*)\}/g)].map((match) => match[1] ?? '')
}

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

type Named = { file: string; rows: readonly { line: number }[] }

/** Complains about every row whose cell names nothing known; empty cells pass. */
function unknown<Row extends { line: number }>(
  { file, rows }: { file: string; rows: readonly Row[] },
  column: string & keyof Row,
  known: ReadonlySet<string>,
  where: string,
): DataProblem[] {
  return rows
    .filter((row) => row[column] !== null && !known.has(String(row[column])))
    .map((row) => ({
      file,
      line: row.line,
      column,
      message: `"${row[column]}" is not in ${where}; add it there or correct this cell`,
    }))
}

function repeated<Row extends { line: number }>(
  { file, rows }: { file: string; rows: readonly Row[] },
  column: string,
  keyOf: (row: Row) => string,
): DataProblem[] {
  const seen = new Map<string, number>()
  return rows.flatMap((row) => {
    const key = keyOf(row)
    const first = seen.get(key)
    seen.set(key, first ?? row.line)
    return first
      ? [
          {
            file,
            line: row.line,
            column,
            message: `"${key}" stands already on line ${first}; keep one`,
          },
        ]
      : []
  })
}

function codesOf<Row extends { code: string }>({ rows }: { rows: readonly Row[] }): Set<string> {
  return new Set(rows.map(({ code }) => code))
}

function checkCodes(data: CatalogueData): DataProblem[] {
  return [
    ...repeated(data.programmes, 'code', ({ code }) => code),
    ...repeated(data.components, 'code', ({ programme, code }) => `${programme} ${code}`),
    ...repeated(data.activityTypes, 'code', ({ code }) => code),
    ...repeated(data.categories, 'option', ({ category, option }) => `${category}=${option}`),
    ...repeated(data.elements, 'code', ({ code }) => code),
    ...repeated(data.indicators, 'code', ({ code }) => code),
    ...repeated(data.results, 'key', ({ key }) => key),
    ...repeated(data.representation, 'key', ({ key }) => key),
    ...repeated(data.facts, 'id', ({ id }) => id),
    ...repeated(data.announcements, 'id', ({ id }) => id),
    ...repeated(data.targets, 'period', (row) =>
      [row.indicator, row.org_unit, row.period, row.comparator].join(' '),
    ),
  ]
}

function checkReferences(data: CatalogueData): DataProblem[] {
  const programmes = codesOf(data.programmes)
  const components = new Set(data.components.rows.map(({ programme, code }) => `${programme} ${code}`))
  const withComponent = [data.activityTypes, data.elements, data.indicators] as const
  return [
    ...unknown(data.components, 'programme', programmes, 'programmes.csv'),
    ...withComponent.flatMap((table) => [
      ...unknown(table as DataFile<{ programme: string }>, 'programme', programmes, 'programmes.csv'),
      ...(
        table.rows as readonly {
          line: number
          programme: string
          component: string | null
        }[]
      )
        .filter(
          ({ programme, component }) => component !== null && !components.has(`${programme} ${component}`),
        )
        .map(({ line, programme, component }) => ({
          file: table.file,
          line,
          column: 'component',
          message: `"${component}" is no component of ${programme} in components.csv`,
        })),
    ]),
  ]
}

function checkForm(data: CatalogueData, { file, form }: CatalogueData['forms'][number]): DataProblem[] {
  const problems: DataProblem[] = []
  const complain = (column: string, message: string) => problems.push({ file, line: 1, column, message })
  const elements = codesOf(data.elements)
  const options = new Set(data.categories.rows.map(({ category, option }) => `${category}=${option}`))
  const units = new Set(data.units.units.rows.map(({ id }) => id))
  const asked = new Set<string>()
  if (!codesOf(data.programmes).has(form.programme))
    complain('programme', `"${form.programme}" is not in programmes.csv`)
  for (const { element, columns } of form.sections.flatMap((section) => section.items)) {
    if (!elements.has(element)) complain(element, `"${element}" is not in data-elements.csv`)
    if (asked.has(element)) complain(element, `"${element}" is asked twice`)
    asked.add(element)
    for (const column of columns) {
      const bad = column === '' ? [] : column.split(';').filter((part) => !options.has(part))
      for (const part of bad) complain(element, `"${part}" is no option of categories.csv`)
    }
  }
  for (const { within } of form.assignedTo) {
    if (!units.has(within)) complain('assignedTo', `"${within}" is not a unit of org-units/units.csv`)
  }
  return problems
}

function checkIndicators({ indicators, elements }: CatalogueData): DataProblem[] {
  const known = codesOf(elements)
  return indicators.rows.flatMap((row) => {
    const place = { file: indicators.file, line: row.line }
    const parts = [
      ['numerator', row.numerator],
      ['denominator', row.denominator],
    ] as const
    const strange = parts.flatMap(([column, formula]) =>
      elementsOf(formula ?? '')
        .filter((code) => !known.has(code))
        .map((code) => ({
          ...place,
          column,
          message: `"${code}" is not in data-elements.csv; add it there or correct the formula`,
        })),
    )
    const alone = row.denominator && !row.numerator
    return alone
      ? [
          ...strange,
          {
            ...place,
            column: 'numerator',
            message: 'is empty while there is a denominator; write both',
          },
        ]
      : strange
  })
}

function checkTargets({ targets, indicators, units }: CatalogueData): DataProblem[] {
  const problems = [
    ...unknown(targets, 'indicator', codesOf(indicators), 'indicators.csv'),
    ...unknown(targets, 'org_unit', new Set(units.units.rows.map(({ id }) => id)), 'org-units/units.csv'),
    ...badPeriods(targets),
  ]
  for (const { line, comparator, low, high } of targets.rows) {
    const place = { file: targets.file, line }
    if (comparator === 'yes') continue
    if (low === null)
      problems.push({
        ...place,
        column: 'low',
        message: `is empty; "${comparator}" needs a number`,
      })
    if (comparator === 'range' && high === null) {
      problems.push({
        ...place,
        column: 'high',
        message: 'is empty; a range needs its upper end',
      })
    }
  }
  return problems
}

function checkPublished({
  results,
  representation,
  facts,
  announcements,
  indicators,
  units,
}: CatalogueData): DataProblem[] {
  const ids = new Set(units.units.rows.map(({ id }) => id))
  const charted = {
    file: facts.file,
    rows: facts.rows.filter(({ chartable }) => chartable),
  }
  const linked = [results, representation, charted] as const
  return [
    ...linked.flatMap((table) => [
      ...unknown(
        table as Named & { rows: { line: number; indicator: string | null }[] },
        'indicator',
        codesOf(indicators),
        'indicators.csv',
      ),
      ...unknown(
        table as Named & { rows: { line: number; org_unit: string | null }[] },
        'org_unit',
        ids,
        'org-units/units.csv',
      ),
      ...badPeriods(table as Named & { rows: { line: number; period: string | null }[] }),
    ]),
    ...unknown(announcements, 'org_unit', ids, 'org-units/units.csv'),
    ...unknown(facts, 'announcement', new Set(announcements.rows.map(({ id }) => id)), 'announcements.csv'),
    ...charted.rows
      .filter(({ value, precision }) => !precision || !/^\d+(\.\d+)?$/.test(value ?? ''))
      .map(({ line, value }) => ({
        file: facts.file,
        line,
        column: 'value',
        message: `"${value ?? ''}" can't be charted; write a number and its precision, or chartable no`,
      })),
  ]
}

function badPeriods({
  file,
  rows,
}: {
  file: string
  rows: readonly { line: number; period: string | null }[]
}): DataProblem[] {
  return rows
    .filter(({ period }) => period !== null && parsePeriod(period) === null)
    .map(({ line, period }) => ({
      file,
      line,
      column: 'period',
      message: `"${period}" is no period; write 2023Q4, 2023H1, 2023, P2021-2025 or T2021-2026`,
    }))
}
