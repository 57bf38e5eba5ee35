import type { DataProblem } from '@/lib/data-file'
import type { ActivityMeasure } from './catalogue'
import { codesOf, problemAt, repeatedIn, unknownIn } from './check-rows'
import type { CatalogueData } from './read-data'

/** The units that only one measure can fill: persons and attendances never add, and neither is money. */
const measureOfUnit = new Map<string, ActivityMeasure>([
  ['người', 'persons'],
  ['lượt người', 'attendances'],
  ['triệu đồng', 'cost'],
  ['lớp', 'sessions'],
])

/** An activity type feeds elements that are there, that add up over time, and in the element's own unit. */
export function checkFeeds({ feeds, activityTypes, elements }: CatalogueData): DataProblem[] {
  const elementOf = new Map(elements.rows.map((row) => [row.code, row]))
  const typeOf = new Map(activityTypes.rows.map((row) => [row.code, row]))
  return [
    ...unknownIn(feeds, 'activity_type', codesOf(activityTypes), 'activity-types.csv'),
    ...unknownIn(feeds, 'data_element', codesOf(elements), 'data-elements.csv'),
    ...repeatedIn(feeds, 'data_element', (row) => `${row.activity_type} ${row.data_element}`),
    ...feeds.rows.flatMap((row) => {
      const problems: DataProblem[] = []
      const element = elementOf.get(row.data_element)
      if (typeOf.get(row.activity_type)?.kind === null) {
        const message = `"${row.activity_type}" has no kind: nobody records it as an activity`
        problems.push(problemAt(feeds, row, 'activity_type', message))
      }
      if (!element) return problems
      if (element.kind !== 'flow' || element.time !== 'sum') {
        const message = `"${row.data_element}" doesn't add up over time: activities can't feed it`
        problems.push(problemAt(feeds, row, 'data_element', message))
      }
      const fitting = measureOfUnit.get(element.unit_vi) ?? 'events'
      if (row.measure !== fitting) {
        const message = `"${row.data_element}" is counted in ${element.unit_vi}; its measure is ${fitting}`
        problems.push(problemAt(feeds, row, 'measure', message))
      }
      return problems
    }),
  ]
}
