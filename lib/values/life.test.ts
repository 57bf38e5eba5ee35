import { expect, test } from 'vitest'
import { traceValue, type ValueStep } from './life'

/** `event stage value vN by` → a step; the minute is its place. */
function steps(...lines: string[]): ValueStep[] {
  return lines.map((line, minute) => {
    const [event = '', stage, value, version = '', by = null] = line.split(' ')
    return {
      event,
      stage: stage as ValueStep['stage'],
      value: value === '-' ? null : (value ?? null),
      missing: null,
      version: Number(version.slice(1)),
      by,
      at: new Date(Date.UTC(2024, 0, 1, 0, minute)),
    }
  })
}

const sent = ['saved draft 222 v1 An', 'submitted submitted 222 v1 An']

test.each([
  ['typed, sent, approved', [...sent, 'approved approved 222 v1 Bình'], '222', 'An', 'Bình', 1],
  [
    'typed twice: who wrote the number that stands',
    ['saved draft 1 v1 An', 'saved draft 222 v2 Chi', 'approved approved 222 v2 Bình'],
    '222',
    'Chi',
    'Bình',
    2,
  ],
  [
    'corrected back and approved again by another',
    [
      ...sent,
      'approved approved 222 v1 Bình',
      'reopened draft 222 v1 An',
      'saved draft 230 v2 An',
      'approved approved 230 v2 Dũng',
    ],
    '230',
    'An',
    'Dũng',
    2,
  ],
  [
    'a dropped correction used a version up',
    [
      ...sent,
      'approved approved 222 v1 Bình',
      'reopened draft 222 v1 Chi',
      'saved draft 230 v2 Chi',
      'dropped draft 222 v2 Chi',
      'reopened draft 222 v2 Chi',
      'approved approved 222 v2 Dũng',
    ],
    '222',
    'An',
    'Dũng',
    2,
  ],
  ['approved where it is written', ['loaded approved 7 v1'], '7', null, null, 1],
  ['no history at all', [], '7', undefined, undefined, null],
  ['a history of another number', ['loaded approved 8 v1 An'], '7', undefined, undefined, null],
] as const)('%s', (_, lines, value, entered, approved, version) => {
  const life = traceValue(steps(...lines), { stage: 'approved', value, missing: null })
  expect([life.entered?.by, life.approved?.by, life.version]).toEqual([entered, approved, version])
})

test('what was only sent has nobody who approved it', () => {
  const life = traceValue(steps(...sent), { stage: 'submitted', value: '222', missing: null })
  expect([life.entered?.by, life.approved]).toEqual(['An', null])
})
