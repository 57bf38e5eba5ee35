import { describe, expect, test } from 'vitest'
import { DataFileError } from '@/lib/data-file'
import { buildOrgUnitTree } from '@/lib/org-units/tree'
import { toUid } from '@/lib/uid'
import { assignUnits } from './assign-units'
import { toPublishedFigures } from './published-figures'
import { readCatalogueData, readDataFiles } from './read-data'

const data = readCatalogueData()
const { units, parents, successions } = data.units
const tree = buildOrgUnitTree({
  units: units.rows.map((unit) => ({
    ...unit,
    uid: toUid('org-unit', unit.id),
    fullName: unit.full_name,
    searchName: '',
    validFrom: unit.valid_from,
    validTo: unit.valid_to,
    predecessorsComplete: unit.predecessors_complete,
  })),
  parents: parents.rows.map((edge) => ({
    childId: edge.child,
    parentId: edge.parent,
    validFrom: edge.valid_from,
    validTo: edge.valid_to,
  })),
  successions: successions.rows.map((step) => ({
    predecessorId: step.predecessor,
    successorId: step.successor,
    kind: step.kind,
    effective: step.effective ?? '',
  })),
})

describe('areas', () => {
  test.each([
    ['2024-12-31', 63],
    ['2025-06-30', 63],
    ['2025-07-01', 34],
    ['2026-04-29', 34],
    ['2026-04-30', 34],
    ['2026-11-22', 34],
  ])('on %s there are %i provinces', (day, provinces) => {
    expect(tree.descendantsOn('VN', day, 'province')).toHaveLength(provinces)
  })

  test.each([
    ['P06-2008', 8],
    ['P08-2008', 7],
    ['P24-2008', 10],
    ['P30-2008', 12],
    ['P49-2008', 17],
    ['P54-2008', 9],
  ])('on its last day %s has as many districts as its note says: %i', (province, districts) => {
    expect(tree.descendantsOn(province, '2025-06-30', 'district')).toHaveLength(districts)
    expect(units.rows.find(({ id }) => id === province)?.note).toContain(
      `${districts} districts on 2025-06-30`,
    )
  })

  test('every old province lies whole inside one of today’s', () => {
    for (const { id } of tree.descendantsOn('VN', '2024-12-31', 'province')) {
      expect(tree.onMapOf(id, '2026-11-22')?.level, id).toBe('province')
    }
  })

  test('a code that changed hands is two units', () => {
    expect(tree.resolve('code:24@2025-06-30')?.id).toBe('P24-2008')
    expect(tree.resolve('code:24@2025-07-01')?.name).toBe('Bắc Ninh')
    expect(tree.resolve('code:071@2023-12-27')?.id).toBe('D071')
    expect(tree.resolve('code:01906@2025-06-30')?.name).toBe('Khang Ninh')
    expect(tree.resolve('code:01906@2025-07-01')?.name).toBe('Ba Bể')
  })

  test('only Bạch Thông of the 2025 communes has predecessors we don’t know', () => {
    const communes = tree
      .list()
      .filter(({ level, validFrom }) => level === 'commune' && validFrom === '2025-07-01')
    expect(communes).toHaveLength(16)
    expect(communes.filter(({ predecessorsComplete }) => !predecessorsComplete).map(({ id }) => id)).toEqual([
      'C02014-2025',
    ])
  })

  test('the source’s own note of a new commune names the communes that our successions lead there', () => {
    for (const unit of units.rows.filter(({ id }) => id.startsWith('C') && id.endsWith('-2025'))) {
      const named = unit.note?.split('seed communes: ')[1]?.split(', ').sort()
      const from = successions.rows.filter(({ successor }) => successor === unit.id)
      expect(from.map(({ predecessor }) => tree.get(predecessor)?.name).sort(), unit.id).toEqual(named)
    }
  })
})

describe('forms', () => {
  const owed = (code: string, day: string) => {
    const form = data.forms.find((each) => each.form.code === code)?.form
    return assignUnits(form?.assignedTo ?? [], data.units).filter(
      ({ validFrom, validTo }) => (validFrom ?? '') <= day && (validTo === null || day <= validTo),
    )
  }

  test('districts owe the quarterly form to the reform, the successor communes after it', () => {
    expect(owed('D8-Q', '2024-12-31')).toHaveLength(64)
    expect(owed('D8-Q', '2025-06-30')).toHaveLength(63)
    expect(owed('D8-Q', '2025-06-30').every(({ orgUnitId }) => orgUnitId.startsWith('D'))).toBe(true)
    expect(owed('D8-Q', '2025-09-30')).toHaveLength(16)
    expect(owed('D8-Q', '2022-12-31')).toEqual([])
  })

  test('Việt Yên owes as a district, then as a town, never twice', () => {
    const ids = (day: string) =>
      owed('D8-Q', day)
        .map(({ orgUnitId }) => orgUnitId)
        .filter((id) => id.startsWith('D222'))
    expect([ids('2023-12-31'), ids('2024-03-31')]).toEqual([['D222'], ['D222-2024']])
  })

  test('communes owe the yearly form from 2026, one province the form of a term', () => {
    expect(owed('D8-N', '2025-12-31')).toEqual([])
    expect(owed('D8-N', '2026-12-31').map(({ orgUnitId }) => orgUnitId)).toEqual(
      owed('D8-Q', '2026-12-31').map(({ orgUnitId }) => orgUnitId),
    )
    expect(owed('APH-NK', '2031-12-31').map(({ orgUnitId }) => orgUnitId)).toEqual(['P19-2025'])
  })

  test('no form asks what another asks for in the same calendar: a year would count it twice', () => {
    for (const calendar of ['statistical', 'administrative']) {
      const asked = data.forms
        .filter(({ form }) => form.calendar === calendar)
        .flatMap(({ form }) => form.sections.flatMap(({ items }) => items.map(({ element }) => element)))
      expect(asked.filter((code, index) => asked.indexOf(code) !== index)).toEqual([])
    }
  })

  test('every asked element has an indicator or is part of one', () => {
    const asked = data.forms.flatMap(({ form }) =>
      form.sections.flatMap(({ items }) => items.map(({ element }) => element)),
    )
    expect(asked).toHaveLength(34)
    const formulas = data.indicators.rows
      .map(({ numerator, denominator }) => `${numerator} ${denominator}`)
      .join(' ')
    expect(asked.filter((code) => !formulas.includes(`#{${code}}`))).toEqual([])
  })
})

describe('published figures', () => {
  const figures = toPublishedFigures(data)

  test('all of them are there, each with a source and a confidence', () => {
    const count = (kind: string) => figures.filter((figure) => figure.kind === kind).length
    expect([count('result'), count('representation'), count('announcement')]).toEqual([52, 70, 14])
    expect(figures.filter(({ source, confidence }) => !source || source === 'same' || !confidence)).toEqual(
      [],
    )
  })

  test('a unit is named only where the words name exactly one', () => {
    const unitOf = (area: string) =>
      new Set(figures.filter((each) => each.area_text === area).map((each) => each.org_unit_id))
    expect(unitOf('Tuyên Quang (08 mới)')).toEqual(new Set(['P08-2025']))
    expect(unitOf('Tuyên Quang (08 cũ)')).toEqual(new Set(['P08-2008']))
    expect(unitOf('Lâm Đồng (68)')).toEqual(new Set([null]))
    expect(unitOf('Quảng Ngãi (51 mới), 9 xã')).toEqual(new Set([null]))
  })

  test('a share is flagged exactly where its own counts don’t give it', () => {
    const contradicting = data.representation.rows.filter(({ women, total, share_printed: printed }) => {
      if (!women || !total || !printed) return false
      const unit = 10 ** -(printed.split('.')[1]?.length ?? 0)
      return Math.abs((Number(women) / Number(total)) * 100 - Number(printed)) >= unit
    })
    expect(contradicting.map(({ key }) => key)).toEqual(
      data.representation.rows.filter(({ contradicts }) => contradicts).map(({ key }) => key),
    )
    expect(contradicting.map(({ area, level }) => [area, level])).toEqual([
      ['Vĩnh Long (86)', 'huyện'],
      ['Vĩnh Long (86)', 'xã'],
    ])
  })

  test('a share of the target is flagged where the figure and its target don’t give it, as is the multiple in the note', () => {
    const contradicting = data.results.rows.filter(({ value, target, percent_published: printed }) => {
      if (!value || !target || !printed) return false
      const unit = 10 ** -(printed.split('.')[1]?.length ?? 0)
      return Math.abs((Number(value) / Number(target)) * 100 - Number(printed)) >= unit
    })
    expect(contradicting).toEqual([])
    expect(
      data.results.rows.filter(({ contradicts }) => contradicts).map(({ indicator }) => indicator),
    ).toEqual(['DA-939b'])
  })

  test('elected, candidates and agencies never share an indicator', () => {
    const kinds = new Map<string, Set<string>>()
    for (const { indicator, kind } of data.representation.rows) {
      if (indicator) kinds.set(indicator, (kinds.get(indicator) ?? new Set()).add(kind.split(' ')[0] ?? ''))
    }
    expect([...kinds.values()].every((set) => set.size === 1)).toBe(true)
  })

  test('what isn’t a figure of the announcements is kept, with why it isn’t charted', () => {
    expect(data.facts.rows).toHaveLength(31)
    expect(data.facts.rows.filter(({ chartable, not_charted_because: why }) => !chartable && !why)).toEqual(
      [],
    )
  })
})

describe('a file that can’t be right stops the load', () => {
  const broken: [string, (files: Map<string, string>) => void, string][] = [
    [
      'a target of no indicator',
      replace('targets.csv', 'D8-1.1,VN', 'D8-1.9,VN'),
      'targets.csv, line 3, column indicator',
    ],
    ['a range without its upper end', replace('targets.csv', 'range,20,25', 'range,20,'), 'column high'],
    [
      'a period that is none',
      replace('targets.csv', 'VN,statistical,2030', 'VN,statistical,2030Q5'),
      'column period',
    ],
    [
      'a formula with an unknown element',
      replace('indicators.csv', '#{D8-F.1}', '#{D8-F.9}'),
      'indicators.csv',
    ],
    [
      'a split by an unknown option',
      replace('forms/VST-6T.json', 'sex=male', 'sex=man'),
      '"sex=man" is no option',
    ],
    [
      'an unknown parent',
      replace('org-units/parents.csv', 'D071,P08-2008', 'D071,P09-2008'),
      '"P09-2008" is not a unit',
    ],
    [
      'a unit without a parent',
      replace('org-units/parents.csv', 'D071,P08-2008', 'D072,P08-2008'),
      '"D071" has no line',
    ],
    [
      'two units of one code at once',
      replace('org-units/units.csv', 'D072,district,072', 'D072,district,071'),
      'also the code of D071',
    ],
    [
      'a parent that ends before its part',
      replace('org-units/parents.csv', 'D071,P08-2008,,2025-06-30', 'D071,P08-2008,,'),
      'the parent P08-2008 ends on 2025-06-30',
    ],
    [
      'a succession to no unit',
      replace('org-units/successions.csv', 'C02233-pre,C02266-2025', 'C02233-pre,C09999-2025'),
      '"C09999-2025" is not a unit',
    ],
    [
      'a gap before the successor',
      replace('org-units/successions.csv', 'D221,D213,merged,2025-01-01', 'D221,D213,merged,2025-03-01'),
      'the days must follow each other',
    ],
    [
      'a published figure of no announcement',
      replace('published/announcement-facts.csv', '001-01,001,', '001-01,009,'),
      'announcements.csv',
    ],
    [
      'a file that is gone',
      (files) => files.delete('categories.csv'),
      'categories.csv: this file is missing',
    ],
  ]

  test.each(broken)('%s', async (_name, change, message) => {
    const files = readDataFiles()
    change(files)
    expect(() => readCatalogueData(files)).toThrow(message)
  })

  function replace(path: string, from: string, to: string) {
    return (files: Map<string, string>) => {
      const content = files.get(path) ?? ''
      if (!content.includes(from)) throw new Error(`${path} has no ${from}`)
      files.set(path, content.replace(from, to))
    }
  }

  test('the error lists every problem of the files, not only the first', () => {
    const files = readDataFiles()
    replace('targets.csv', 'D8-1.1,VN', 'D8-1.9,VN')(files)
    replace('org-units/parents.csv', 'D071,P08-2008', 'D071,P09-2008')(files)
    const error = catchError(() => readCatalogueData(files))
    expect(error).toBeInstanceOf(DataFileError)
    expect((error as DataFileError).problems.length).toBeGreaterThanOrEqual(2)
  })
})

function catchError(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}
