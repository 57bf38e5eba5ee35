import { expect, test } from 'vitest'
import type { MissingReason } from '@/lib/values/observation'
import { mostTelling } from './reasons'

test.each<[string, MissingReason[], MissingReason]>([
  ['everyone said it does not apply', ['not-applicable', 'not-applicable'], 'not-applicable'],
  ['one said it does not apply, another has no figure', ['not-applicable', 'not-available'], 'not-available'],
  ['one has no figure, another sent nothing', ['not-available', 'not-reported'], 'not-reported'],
  ['a total stands somewhere, unsplit', ['not-reported', 'not-disaggregated'], 'not-disaggregated'],
  ['a hidden count outranks gaps', ['not-reported', 'suppressed'], 'suppressed'],
  ['what can’t be combined comes first', ['suppressed', 'cannot-combine'], 'cannot-combine'],
  ['nobody was asked', [], 'not-applicable'],
])('%s', (_rule, reasons, expected) => {
  expect(mostTelling(reasons)).toBe(expected)
  expect(mostTelling([...reasons].reverse())).toBe(expected)
})
