import type { DataProblem } from '@/lib/data-file'
import { codesOf, optionsOf } from './check-rows'
import { toCanonicalKey } from './formula-refs'
import type { CatalogueData, FormData } from './read-data'

/** A form asks known elements once each, in columns of known options, of known units. */
export function checkForm(data: CatalogueData, { file, form, content }: FormData): DataProblem[] {
  const problems: DataProblem[] = []
  const complain = (word: string, column: string, message: string) =>
    problems.push({ file, line: lineOf(content, word), column, message })
  const elements = codesOf(data.elements)
  const options = optionsOf(data.categories)
  const asked = new Set<string>()
  if (!codesOf(data.programmes).has(form.programme)) {
    complain(form.programme, 'programme', `"${form.programme}" is not in programmes.csv`)
  }
  for (const { element, columns, totalFrom, min, max } of form.sections.flatMap((section) => section.items)) {
    const wrong = (message: string) => complain(element, element, message)
    if (!elements.has(element)) wrong(`"${element}" is not in data-elements.csv`)
    if (asked.has(element)) wrong(`"${element}" is asked twice`)
    asked.add(element)
    if (
      totalFrom !== undefined &&
      !(columns.includes('') && columns.some((one) => one.startsWith(`${totalFrom}=`)))
    )
      wrong(
        `its total is computed from "${totalFrom}", of which it has no column, or no column for the total`,
      )
    if (min !== undefined && max !== undefined && min > max) wrong(`min ${min} is above max ${max}`)
    if (new Set(columns).size < columns.length) wrong('has a column twice')
    for (const column of columns) for (const message of columnProblems(column, options)) wrong(message)
  }
  const units = new Set(data.units.units.rows.map(({ id }) => id))
  for (const { within } of form.assignedTo) {
    if (!units.has(within)) complain(within, 'assignedTo', `"${within}" is not a unit of org-units/units.csv`)
  }
  const levels = form.deadlines.map(({ level }) => level)
  for (const level of levels.filter((one, index) => levels.indexOf(one) !== index)) {
    complain('deadlines', 'deadlines', `"${level}" has two deadlines; keep one`)
  }
  for (const { level, dueDays, reviewDays } of form.deadlines.filter((one) => one.reviewDays < one.dueDays)) {
    complain(
      'deadlines',
      'deadlines',
      `${level}: review after ${reviewDays} days, before the ${dueDays} to submit`,
    )
  }
  return problems
}

function columnProblems(column: string, options: ReadonlySet<string>): string[] {
  if (column === '') return []
  const parts = column.split(';')
  const strange = parts
    .filter((part) => !options.has(part))
    .map((part) => `"${part}" is no option of categories.csv`)
  const categories = parts.map((part) => part.split('=')[0])
  const twice = new Set(categories).size < categories.length
  const sorted = toCanonicalKey(column)
  return [
    ...strange,
    ...(twice ? [`"${column}" has two options of one category`] : []),
    ...(sorted === column ? [] : [`"${column}" is written "${sorted}"`]),
  ]
}

/** The first line on which a word stands in quotes; 1 where it doesn't. */
function lineOf(content: string, word: string): number {
  const at = content.indexOf(`"${word}"`)
  return at < 0 ? 1 : content.slice(0, at).split('\n').length
}
