import { expect, test } from 'vitest'
import { toUid } from './uid'

test('a uid has the form of DHIS2: a letter, then ten letters or digits', () => {
  for (let index = 0; index < 2000; index++) {
    expect(toUid('org-unit', `unit ${index}`)).toMatch(/^[A-Za-z][A-Za-z0-9]{10}$/)
  }
})

test('the same kind and code always give the same uid, also in a later version', () => {
  expect(toUid('data-element', 'D8-3.1d')).toBe('tVXI7YWp8xY')
})

test('an element and an indicator of one code have different uids', () => {
  expect(toUid('data-element', 'D8-3.1d')).not.toBe(toUid('indicator', 'D8-3.1d'))
})
