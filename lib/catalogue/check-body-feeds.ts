import type { DataProblem } from '@/lib/data-file'
import { levelOptions, personMeasures } from './body-feeds'
import { codesOf, optionsOf, problemAt, repeatedIn, unknownIn } from './check-rows'
import type { CatalogueData } from './read-data'

/** Compositions feed stocks that are there: persons into persons, bodies into bodies, on options that are there. */
export function checkBodyFeeds({ bodyFeeds, elements, categories }: CatalogueData): DataProblem[] {
  const elementOf = new Map(elements.rows.map((row) => [row.code, row]))
  const options = optionsOf(categories)
  return [
    ...unknownIn(bodyFeeds, 'data_element', codesOf(elements), 'data-elements.csv'),
    ...repeatedIn(bodyFeeds, 'data_element', ({ body, levels, kind, data_element, breakdowns }) =>
      [body, levels, kind, data_element, breakdowns].join(' '),
    ),
    ...bodyFeeds.rows.flatMap((row) => {
      const problems: DataProblem[] = []
      const note = (column: string, message: string) =>
        problems.push(problemAt(bodyFeeds, row, column, message))
      for (const level of row.levels.split(' '))
        if (!(level in levelOptions)) note('levels', `"${level}" is no level of a unit with a body`)
      for (const word of row.breakdowns.split(' '))
        if (word !== 'total' && word !== 'level' && !options.has(word))
          note('breakdowns', `"${word}" is neither total, level nor an option of categories.csv`)
      const element = elementOf.get(row.data_element)
      if (!element) return problems
      if (element.kind !== 'stock')
        note('data_element', `"${row.data_element}" is a flow; who sits in a body is a stock`)
      if (personMeasures.includes(row.measure) !== (element.unit_vi === 'người'))
        note('measure', `"${row.data_element}" is counted in ${element.unit_vi}; ${row.measure} isn't`)
      return problems
    }),
  ]
}
