import { describe, expect, test } from 'vitest'
import { checkBoard, moveItem, parseChartAddress } from './board'

describe('a board', () => {
  test.each([
    ['Sơ kết', null, []],
    ['', null, ['title required']],
    ['x'.repeat(151), null, ['title too-long']],
    ['Sơ kết', 'x'.repeat(2001), ['note too-long']],
  ])('called %.10s', (title, note, problems) => {
    expect(checkBoard({ title, note }).map(({ field, code }) => `${field} ${code}`)).toEqual(problems)
  })

  test.each([
    ['/charts/D8-1.1', 'D8-1.1', ''],
    ['/charts/D8-1.1?orgUnit=P08-2025;CHILDREN&kind=map', 'D8-1.1', 'orgUnit=P08-2025%3BCHILDREN&kind=map'],
    ['/charts/A%20B', 'A B', ''],
  ])('takes %s', (address, code, words) => {
    const found = parseChartAddress(address)
    expect([found?.code, found?.words.toString()]).toEqual([code, words])
  })

  test.each([
    'https://elsewhere.example/charts/D8-1.1',
    '//charts/D8-1.1',
    '/charts/',
    '/charts/D8-1.1/download?format=csv',
    '/charts/%E0%A4%A',
    'javascript:alert(1)',
    '',
  ])('refuses %s', (address) => {
    expect(parseChartAddress(address)).toBeNull()
  })

  test.each([
    ['b', 'up', 'bac'],
    ['b', 'down', 'acb'],
    ['a', 'up', 'abc'],
    ['c', 'down', 'abc'],
    ['c', 'first', 'cab'],
    ['a', 'last', 'bca'],
    ['x', 'up', 'abc'],
  ] as const)('moves %s %s', (id, move, result) => {
    const items = [...'abc'].map((one) => ({ id: one }))
    expect(
      moveItem(items, id, move)
        .map((item) => item.id)
        .join(''),
    ).toBe(result)
  })
})
