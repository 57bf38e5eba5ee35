import { expect, test } from 'vitest'
import { checkUnitData, parseUnitData } from './unit-data'

const header = 'id,level,code,name,full_name,valid_from,valid_to,predecessors_complete,note,source,confidence'
const files =
  (units: string[], parents: string[] = []) =>
  (path: string) =>
    path.endsWith('units.csv')
      ? [header, ...units].join('\n')
      : path.endsWith('parents.csv')
        ? ['child,parent,valid_from,valid_to,legal_act', ...parents].join('\n')
        : 'predecessor,successor,kind,effective,legal_act,source'
const unit = (id: string, code: string, from = '', to = '', level = 'country') =>
  `${id},${level},${code},${id},${id},${from},${to},yes,,,`
const problems = (units: string[]) =>
  checkUnitData(parseUnitData(files(units))).map(({ line, column, message }) => ({ line, column, message }))

test.each<[string, string[], number[]]>([
  ['one after the other', [unit('A', '7', '', '2024-12-31'), unit('B', '7', '2025-01-01')], []],
  ['on one day both', [unit('A', '7', '', '2025-01-01'), unit('B', '7', '2025-01-01')], [3]],
  ['each later one is named', [unit('A', '7'), unit('B', '7'), unit('C', '7', '2025-01-01')], [3, 4]],
  ['no code is no twin', [unit('A', ''), unit('B', '')], []],
])('a code of one level: %s', (_rule, units, lines) => {
  expect(problems(units).map(({ line, column }) => ({ line, column }))).toEqual(
    lines.map((line) => ({ line, column: 'code' })),
  )
})

test('the earlier bearer of the code is named', () => {
  expect(problems([unit('A', '7'), unit('B', '7')])[0]?.message).toBe(
    '"7" is also the code of A (line 2) on the same days; end one before the other begins',
  )
})

test('the same code at another level is no twin', () => {
  const found = problems([unit('A', '7'), unit('B', '7', '', '', 'province')])
  expect(found.filter(({ column }) => column === 'code')).toEqual([])
})
