import { describe, expect, test } from 'vitest'
import { countConditions, isClean, parseReviewFilters, sortOf, toReviewAddress } from './review-filters'

const none = { errors: 0, warnings: 0, outliers: 0, answered: 0, followUps: 0, changed: 0 }

describe('the words of the address', () => {
  test('nothing asked: what waits, oldest first, page one', () => {
    const filters = parseReviewFilters({})
    expect(filters).toMatchObject({ status: 'submitted', form: '', page: 1 })
    expect(sortOf(filters)).toBe('waiting')
    expect(toReviewAddress(filters)).toBe('/review')
  })

  test('nonsense reads as nothing', () => {
    const nonsense = {
      status: 'draft',
      late: 'yes',
      found: '?',
      assigned: ['me', 'me'],
      sort: 'id',
      page: '-3',
    }
    expect(parseReviewFilters(nonsense)).toEqual(parseReviewFilters({}))
  })

  test('what is read is written again, and a change goes back to page one', () => {
    const words = { status: 'approved', form: 'D8-Q', orgUnit: 'D071', q: 'lâm', late: '1', page: '3' }
    const filters = parseReviewFilters(words)
    expect(toReviewAddress(filters, { page: 3 })).toBe(
      '/review?status=approved&form=D8-Q&orgUnit=D071&q=l%C3%A2m&late=1&page=3',
    )
    expect(toReviewAddress(filters, { status: 'submitted', late: '' })).toBe(
      '/review?form=D8-Q&orgUnit=D071&q=l%C3%A2m',
    )
    expect(countConditions(filters)).toBe(4)
  })

  test('what is decided comes latest first unless asked otherwise', () => {
    expect(sortOf({ sort: '', status: 'approved' })).toBe('newest')
    expect(sortOf({ sort: 'unit', status: 'approved' })).toBe('unit')
  })
})

test.each([
  ['nothing found', {}, true],
  ['a warning explained', { answered: 2 }, true],
  ['an error', { errors: 1 }, false],
  ['a warning without a word', { warnings: 1 }, false],
  ['a figure marked by its officer', { followUps: 1 }, false],
  ['figures in force that would change', { changed: 1 }, false],
])('%s: clean is %s', (_name, found, clean) => {
  expect(isClean({ ...none, ...found })).toBe(clean)
})
