import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { RawDataValue } from './data-value'
import { readCsvValues } from './read-csv'
import { openSource } from './source'

async function read(file: string | Uint8Array, length = 11): Promise<RawDataValue[]> {
  async function* pieces() {
    const bytes = Buffer.from(file as string)
    for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
  }
  const values: RawDataValue[] = []
  for await (const batch of readCsvValues(openSource(pieces()).text)) values.push(...batch)
  return values
}

const header =
  'dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value,storedby,lastupdated,comment,followup,deleted'
const first = {
  dataElement: 'A',
  period: '2023Q4',
  orgUnit: 'D071',
  categoryOptionCombo: 'sex=female',
  attributeOptionCombo: null,
  value: '150',
  comment: 'một, hai',
  deleted: false,
}
const row = 'A,2023Q4,D071,sex=female,,150,admin,2024-01-01,"một, hai",false,'

describe('data values as CSV', () => {
  test.each([
    ['DHIS2’s own header', `${header}\n${row}\n`],
    ['a byte-order mark and CRLF', `\uFEFF${header}\r\n${row}\r\n`],
    [
      'quoted words in any case',
      `${header
        .split(',')
        .map((word) => `"${word.toUpperCase()}"`)
        .join(',')}\n${row}`,
    ],
    [
      'DHIS2’s shorter words',
      `${header.replace('categoryoptioncombo', 'catoptcombo').replace('attributeoptioncombo', 'attroptcombo')}\n${row}`,
    ],
    [
      'words of two parts',
      `Data element,Period,Org unit,Category option combo,Attribute option combo,Value,Stored by,Last updated,Comment,Follow up,Deleted\n${row}`,
    ],
    [
      'another order',
      'value,comment,orgunit,period,dataelement,categoryoptioncombo\n150,"một, hai",D071,2023Q4,A,sex=female\n',
    ],
    [
      'semicolons',
      'dataelement;period;orgunit;categoryoptioncombo;value;comment\nA;2023Q4;D071;sex=female;150;một, hai\n',
    ],
    ['a gzip', gzipSync(`${header}\n${row}\n`)],
  ])('%s', async (_what, file) => {
    expect(await read(file)).toEqual([{ line: 2, ...first }])
  })

  test('without a header row the columns go by place', async () => {
    expect(await read(`${row}\n`)).toEqual([{ line: 1, ...first }])
  })

  test('a deletion is marked; an empty value by itself is none', async () => {
    const values = await read(`${header}\nA,2023,U,,,1,,,,,true\nA,2023,V,,,,,,,,\nA,2023,W,,,0,,,,,false\n`)
    expect(values.map(({ value, deleted }) => [value, deleted])).toEqual([
      ['1', true],
      [null, false],
      ['0', false],
    ])
  })

  test.each([
    ['', 'empty-file'],
    [Uint8Array.of(0x64, 0xff, 0xfe, 0x0a), 'not-utf8'],
    [Uint8Array.of(0x1f, 0x8b, 1, 2, 3), 'not-gzip'],
    [`${header}\n"A`, 'not-csv'],
  ])('%s is refused as %s', async (file, code) => {
    await expect(read(file)).rejects.toMatchObject({ code })
  })
})
