import { toSearchName } from '@/lib/org-units/search'
import type { ActivityInput } from './activity'

/**
 * What a search for an activity looks in: typed with or without marks, a person finds the same. A blank goes before, so
 * that every word of it has one.
 */
export function toSearchText({
  title,
  venue,
  organisers,
}: Pick<ActivityInput, 'title' | 'venue' | 'organisers'>): string {
  return ` ${toSearchName([title, venue ?? '', ...organisers].join(' '))}`
}

/** What each word of a query must be found as: the beginning of a word. */
export function toSearchWords(query: string): string[] {
  const name = toSearchName(query)
  return name === '' ? [] : name.split(' ').map((word) => ` ${word}`)
}
