import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RawDataValue } from './data-value'
import { readJsonValues } from './read-json'
import { openSource } from './source'

/** The document cut into pieces of a length: where a piece ends must never matter. */
async function read(text: string, length = 7): Promise<RawDataValue[]> {
  async function* pieces() {
    const bytes = Buffer.from(text, 'utf8')
    for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
  }
  const values: RawDataValue[] = []
  for await (const batch of readJsonValues(openSource(pieces()).text)) values.push(...batch)
  return values
}

const value = (more: Partial<RawDataValue>): RawDataValue => ({
  line: 1,
  dataElement: 'A',
  period: '2023Q4',
  orgUnit: 'D071',
  categoryOptionCombo: null,
  attributeOptionCombo: null,
  value: '1',
  comment: null,
  deleted: false,
  ...more,
})

describe('a set of data values as DHIS2 writes it', () => {
  test('the set’s own period, unit and attribute stand where a value has none', async () => {
    const text = `{"dataSet":"X","completeDate":"2024-01-01","period":"2023Q4","orgUnit":"D071","attributeOptionCombo":"aoc",
      "dataValues":[{"dataElement":"A","value":"1"},{"dataElement":"B","period":"2023Q3","orgUnit":"D072","value":"0"}]}`
    expect(await read(text)).toEqual([
      value({ attributeOptionCombo: 'aoc' }),
      value({
        line: 2,
        dataElement: 'B',
        period: '2023Q3',
        orgUnit: 'D072',
        value: '0',
        attributeOptionCombo: 'aoc',
      }),
    ])
  })

  test('they count also when they come after the values', async () => {
    const text = '{"dataValues":[{"dataElement":"A","value":"1"}],"period":"2023Q4","orgUnit":"D071"}'
    expect(await read(text)).toEqual([value({})])
  })

  test.each([
    ['a number', '5', '5'],
    ['zero', '0', '0'],
    [
      'a number of more digits than JavaScript holds',
      '12345678901234567890.123456789',
      '12345678901234567890.123456789',
    ],
    ['a text', '" 7 "', '7'],
    ['a truth', 'true', 'true'],
    ['null', 'null', null],
    ['an empty text', '""', null],
  ])('%s', async (_what, written, read_) => {
    const text = `{"dataValues":[{"comment":"\\"value\\": 9 } ]","dataElement":"A","period":"2023Q4","orgUnit":"D071","value": ${written}}]}`
    expect(await read(text)).toEqual([value({ value: read_, comment: '"value": 9 } ]' })])
  })

  test('a deletion is read as such, followup and who stored it are passed over', async () => {
    const text =
      '{"dataValues":[{"dataElement":"A","period":"2023Q4","orgUnit":"D071","value":"1","deleted":true,"followup":false,"storedBy":"admin","created":"2023"}]}'
    expect(await read(text)).toEqual([value({ deleted: true })])
  })

  test.each([
    ['', 'empty-file'],
    ['   ', 'empty-file'],
    ['[]', 'not-json'],
    ['{"dataValues":[{"dataElement":"A"}', 'not-json'],
    ['{"dataValues":[{"dataElement":"A"},]}', 'not-json'],
    ['{"dataValues":[{"dataElement":A}]}', 'not-json'],
    ['{"dataValues":[5]}', 'not-json'],
    ['{"dataValues":[]} {}', 'not-json'],
    ['{"dataValues" []}', 'not-json'],
    ['{"dataElementIdScheme":"ATTRIBUTE:abc","dataValues":[]}', 'unsupported-id-scheme'],
  ])('“%s” is refused as %s', async (text, code) => {
    await expect(read(text)).rejects.toMatchObject({ code })
  })

  test('the schemes uid and code are understood', async () => {
    expect(await read('{"idScheme":"CODE","orgUnitIdScheme":"uid","dataValues":[]}')).toEqual([])
  })

  test('any document, cut anywhere, reads as JSON.parse reads it', async () => {
    const items = fc.array(
      fc.record({
        dataElement: fc.string({ minLength: 1, unit: 'grapheme' }),
        period: fc.constant('2023'),
        orgUnit: fc.constant('U'),
        comment: fc.string({ unit: 'binary' }),
        value: fc.oneof(fc.integer().map(String), fc.constant('0')),
      }),
    )
    await fc.assert(
      fc.asyncProperty(
        items,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (dataValues, length, spaced) => {
          const text = JSON.stringify({ extra: { a: [1, '}]"'] }, dataValues }, null, spaced ? 2 : 0)
          const found = await read(text, length)
          expect(found.map((one) => [one.dataElement, one.comment, one.value])).toEqual(
            (JSON.parse(text) as { dataValues: typeof dataValues }).dataValues.map((one) => [
              one.dataElement.trim() || null,
              one.comment.trim() || null,
              one.value,
            ]),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})
