import type { DataProblem } from '@/lib/data-file'
import { codesOf, optionsOf, problemAt } from './check-rows'
import type { ElementRow, IndicatorRow } from './data-schemas'
import { formsOfReports, refsOf } from './formula-refs'
import type { CatalogueData } from './read-data'

type Formulas = Pick<IndicatorRow, 'numerator' | 'denominator'>
export type Complain = (column: string, message: string) => DataProblem

const sides = ['numerator', 'denominator'] as const

/** Every row as its kind must be: a label without figures, a count on its element, a ratio of two formulas. */
export function checkIndicators(data: CatalogueData): DataProblem[] {
  const elements = new Map(data.elements.rows.map((row) => [row.code, row]))
  return data.indicators.rows.flatMap((row) => {
    const complain: Complain = (column, message) => problemAt(data.indicators, row, column, message)
    const kind = row.kind === 'label' ? checkLabel(row, complain) : checkFigure(row, complain, elements)
    return [
      ...kind,
      ...checkFormulas(data, row, complain),
      ...checkReports(data, row, complain),
      ...checkSensitive(row, complain, elements),
    ]
  })
}

function checkLabel(row: IndicatorRow, complain: Complain): DataProblem[] {
  const filled = ([...sides, 'unit_vi', 'unit_en'] as const).filter((column) => row[column] !== null)
  return filled.map((column) => complain(column, 'is filled; a label has no figures, leave it empty'))
}

function checkFigure(
  row: IndicatorRow,
  complain: Complain,
  elements: ReadonlyMap<string, ElementRow>,
): DataProblem[] {
  const empty = (['unit_vi', 'unit_en'] as const)
    .filter((column) => row[column] === null)
    .map((column) => complain(column, 'is empty; a row without a unit is a label'))
  if (row.kind === 'ratio') {
    const absent = sides
      .filter((side) => row[side] === null)
      .map((side) => complain(side, 'is empty; a ratio is written as two formulas'))
    const percent = row.unit_vi === '%' && row.factor !== '100'
    return [
      ...empty,
      ...absent,
      ...(percent ? [complain('factor', 'is not 100 while the unit is %; correct one of them')] : []),
    ]
  }
  const element = elements.get(row.code)
  if (row.numerator !== `#{${row.code}}`) {
    empty.push(complain('numerator', `is not #{${row.code}}: a count is the data element of its own code`))
  }
  if (row.denominator !== null) empty.push(complain('denominator', 'is filled; only a ratio has one'))
  if (element && element.kind !== row.kind) {
    empty.push(
      complain('kind', `is "${row.kind}", its data element is "${element.kind}"; make them the same`),
    )
  }
  if (element && element.unit_vi !== row.unit_vi) {
    const message = `is "${row.unit_vi}", its data element has "${element.unit_vi}"; make them the same`
    empty.push(complain('unit_vi', message))
  }
  return empty
}

/** What formulas name is there, and what one of them adds up has one unit. */
export function checkFormulas(
  data: CatalogueData,
  row: Formulas,
  complain: (column: string, message: string) => DataProblem,
): DataProblem[] {
  const elements = new Map(data.elements.rows.map((element) => [element.code, element]))
  return sides.flatMap((side) => {
    const refs = refsOf(row[side])
    const units = new Set(refs.flatMap(({ element }) => elements.get(element)?.unit_vi ?? []))
    const mixed = units.size > 1 && !/[*/]/.test(row[side]?.replaceAll(/#\{[^}]*\}/g, '') ?? '')
    const listed = [...units].map((unit) => `"${unit}"`).join(' and ')
    const unlike = mixed ? [complain(side, `adds ${listed}: different units never add`)] : []
    return [...checkRefs(data, side, row[side], complain), ...unlike]
  })
}

/** The forms whose reports a formula counts are there. */
function checkReports(data: CatalogueData, row: Formulas, complain: Complain): DataProblem[] {
  const forms = new Set(data.forms.map(({ form }) => form.code))
  return sides.flatMap((side) =>
    formsOfReports(row[side])
      .filter((code) => !forms.has(code))
      .map((code) => complain(side, `"${code}" is not a form of forms/`)),
  )
}

/** What a formula names is there. */
export function checkRefs(
  data: CatalogueData,
  column: string,
  formula: string | null,
  complain: Complain,
): DataProblem[] {
  const elements = codesOf(data.elements)
  const options = optionsOf(data.categories)
  const refs = refsOf(formula)
  const strange = refs
    .filter(({ element }) => !elements.has(element))
    .map(({ element }) =>
      complain(column, `"${element}" is not in data-elements.csv; add it there or correct the formula`),
    )
  const parts = refs
    .flatMap(({ breakdown }) => (breakdown === '' ? [] : breakdown.split(';')))
    .filter((part) => !options.has(part))
    .map((part) => complain(column, `"${part}" is no option of categories.csv`))
  return [...strange, ...parts]
}

/** Small counts are hidden by element, so an indicator is as sensitive as what it is made of. */
function checkSensitive(
  row: IndicatorRow,
  complain: Complain,
  elements: ReadonlyMap<string, ElementRow>,
): DataProblem[] {
  if (!row.sensitive) return []
  return sides.flatMap((side) =>
    refsOf(row[side])
      .filter(({ element }) => elements.get(element)?.sensitive === false)
      .map(({ element }) =>
        complain('sensitive', `is yes, but "${element}" is not; small counts would be shown`),
      ),
  )
}

/** A standing number isn't added over time; what happens is. */
export function checkElements({ elements, indicators, definitions, forms }: CatalogueData): DataProblem[] {
  const used = new Set([
    ...[...indicators.rows, ...definitions.rows].flatMap((row) =>
      sides.flatMap((side) => refsOf(row[side]).map(({ element }) => element)),
    ),
    ...forms.flatMap(({ form }) => form.sections.flatMap(({ items }) => items.map(({ element }) => element))),
  ])
  return elements.rows.flatMap((row) => {
    const found: DataProblem[] = []
    const complain = (column: string, message: string) =>
      found.push(problemAt(elements, row, column, message))
    if (row.kind === 'stock' && row.time === 'sum') complain('time', 'is sum; a stock is not added over time')
    if (row.kind === 'flow' && row.time === 'last')
      complain('time', 'is last; a flow is more than its last part')
    if (!used.has(row.code))
      complain('code', `"${row.code}" is in no indicator and no form; use it or drop it`)
    return found
  })
}

/** Earlier definitions follow each other without overlap, up to the day before the present one. */
export function checkDefinitions(data: CatalogueData): DataProblem[] {
  const { definitions, indicators } = data
  const known = codesOf(indicators)
  const strange = definitions.rows
    .filter(({ indicator }) => !known.has(indicator))
    .map((row) => problemAt(definitions, row, 'indicator', `"${row.indicator}" is not in indicators.csv`))
  const spans = definitions.rows.flatMap((row) => {
    const complain: Complain = (column, message) => problemAt(definitions, row, column, message)
    const backwards = row.valid_from !== null && (row.valid_to ?? '') < row.valid_from
    return [
      ...checkFormulas(data, row, complain),
      ...(backwards ? [complain('valid_to', `"${row.valid_to}" is before valid_from`)] : []),
    ]
  })
  return [...strange, ...spans, ...indicators.rows.flatMap((row) => checkLine(data, row))]
}

/** One indicator through time. */
function checkLine(
  { definitions, indicators }: CatalogueData,
  row: IndicatorRow & { line: number },
): DataProblem[] {
  const own = definitions.rows
    .filter(({ indicator }) => indicator === row.code)
    .sort((a, b) => ((a.valid_to ?? '') < (b.valid_to ?? '') ? -1 : 1))
  const overlaps = own.flatMap((one, index) => {
    const before = own[index - 1]
    if (!before || (one.valid_from ?? '') > (before.valid_to ?? '')) return []
    const message = `"${one.valid_from ?? ''}" lies inside the definition of line ${before.line}, which ends on ${before.valid_to}`
    return [problemAt(definitions, one, 'valid_from', message)]
  })
  const last = own.at(-1)
  if (!last) return overlaps
  const next = dayAfter(last.valid_to ?? '')
  const found = [...overlaps]
  const complain = (column: string, message: string) =>
    found.push(problemAt(indicators, row, column, message))
  if (row.defined_from !== next) {
    complain(
      'defined_from',
      `"${row.defined_from ?? ''}" leaves a gap: the definition before ends on ${last.valid_to}; write ${next}`,
    )
  }
  if (row.change_vi === null) complain('change_vi', 'is empty; say what changed in the definition')
  return found
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
