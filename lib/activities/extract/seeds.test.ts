import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseCsv, text } from '@/lib/data-file'
import { extract } from './extract'
import { sampleKnowledge } from './samples/knowledge'
import { toJson } from './to-json'

const data = join(import.meta.dirname, '..', '..', '..', 'data')
const facts = parseCsv(
  'published/announcement-facts.csv',
  readFileSync(join(data, 'published', 'announcement-facts.csv'), 'utf8'),
  z.object({ id: text, announcement: text }),
).rows
const knowledge = sampleKnowledge()

/** One of the five announcements as it is read. */
function read(announcement: string) {
  return toJson(extract(readFileSync(join(data, 'announcements', `${announcement}.txt`), 'utf8'), knowledge))
}

const announcements = Object.fromEntries(['000', '001', '002', '003', '004'].map((id) => [id, read(id)]))

/** Where a fact is found in the reading; `leftOut` facts have no number in the text and must not get one. */
type Found =
  | { figure: string }
  | { activity: Record<string, unknown> }
  | { mention: string }
  | { leftOut: string }

/** Every fact of the five announcements, by hand. */
const found: Record<string, Found> = {
  '000-01': { figure: 'APH-1 = 3 CLB' },
  '000-02': { figure: 'APH-2 = 25 người' },
  '000-03': { figure: 'APH-4 = 2 huyện' },
  '000-04': { figure: 'APH-5 = 3 tỉnh' },
  '000-05': {
    activity: {
      type: 'workshop',
      programme: 'APH',
      dateFrom: '2023-01-31',
      dateTo: '2023-01-31',
      orgUnit: { id: 'P06-2008', code: '06', name: 'Bắc Kạn', level: 'province' },
      organiser: 'Hội Liên hiệp phụ nữ tỉnh',
      coOrganisers: ['tổ chức Apheda'],
    },
  },
  '000-06': { mention: 'date tháng 10 năm 2022' },
  '000-07': { leftOut: 'kinds of activity named without any number' },
  '001-01': { activity: { participants: { total: 222, precision: 'exact', countedAs: 'persons' } } },
  '001-02': {
    activity: {
      type: 'training',
      programme: 'D8',
      component: 'ND3',
      activityType: 'D8-THDOITHOAI',
      dateFrom: '2023-12-27',
      dateTo: '2023-12-27',
      orgUnit: { id: 'D071', code: '071', name: 'Lâm Bình', level: 'district' },
      venue: 'nhà văn hóa thị trấn Lăng Can',
      organiser: 'Hội Liên hiệp Phụ nữ huyện Lâm Bình',
    },
  },
  '001-03': {
    activity: {
      groups: [
        'Chủ tịch, Phó Chủ tịch Hội LHPN',
        'Bí thư chi bộ',
        'Trưởng thôn',
        'Trưởng Ban công tác Mặt trận khu dân cư',
        'Chi hội trưởng phụ nữ',
      ],
    },
  },
  '002-01': {
    activity: {
      type: 'workshop',
      programme: 'VST',
      orgUnit: { id: 'P06-2008', code: '06', name: 'Bắc Kạn', level: 'province' },
    },
  },
  '002-02': { figure: 'REP-9 = 30 % threshold' },
  '002-03': { mention: 'term nhiệm kỳ 2025 - 2030' },
  '002-04': { mention: 'term nhiệm kỳ 2026 - 2031' },
  '002-05': { mention: 'phase giai đoạn 2021-2030' },
  '003-01': { figure: 'CT21-1 = 5 năm' },
  '003-02': {
    activity: {
      type: 'review-meeting',
      programme: 'CT21',
      orgUnit: { id: 'P24-2008', code: '24', name: 'Bắc Giang', level: 'province' },
      organiser: 'Hội LHPN tỉnh Bắc Giang',
    },
  },
  '003-03': { mention: 'identifier Đề án số 15' },
  '003-04': { mention: 'identifier Đề án 938, 939' },
  '003-05': { figure: 'HOI-2 >= 1 mô hình' },
  '003-06': { figure: 'HOI-2 >= 1 mô hình' },
  '003-07': { mention: 'phase đến năm 2030' },
  '003-08': { mention: 'phase giai đoạn 2022-2025' },
  '003-09': { figure: 'HOI-1 >= 1 cuộc' },
  '004-01': { figure: 'REP-1 range 20–25 % target' },
  '004-02': { figure: 'REP-3 > 35 % target' },
  '004-03': { figure: 'REP-2 >= 1 người target' },
  '004-04': {
    activity: {
      type: 'review-meeting',
      programme: 'VST',
      dateFrom: '2020-06-25',
      dateTo: '2020-06-25',
      organiser: 'Ban vì sự tiến bộ phụ nữ tỉnh',
    },
  },
  '004-05': { mention: 'term nhiệm kỳ 2020-2025' },
  '004-06': { mention: 'term nhiệm kỳ 2021-2026' },
  '004-07': { mention: 'page Lượt xem: 891' },
}

const figuresOf = (id: string) =>
  (announcements[id]?.figures ?? []).map(({ indicator, comparator, value, high, unit, kind }) =>
    [
      indicator,
      comparator,
      high === undefined ? value : `${value}–${high}`,
      unit,
      kind === 'published' ? '' : kind,
    ]
      .join(' ')
      .trimEnd(),
  )

describe('the five announcements', () => {
  test('every fact of the list is in the table', () => {
    expect(Object.keys(found)).toEqual(facts.map(({ id }) => id))
  })

  test.each(facts)('$id', ({ id, announcement }) => {
    const where = found[id]
    const reading = announcements[announcement]
    if (!where || !reading) throw new Error(`No row for ${id}`)
    if ('figure' in where) expect(figuresOf(announcement)).toContain(where.figure)
    if ('activity' in where) expect(reading.activities[0]).toMatchObject(where.activity)
    if ('mention' in where)
      expect(reading.mentions.map(({ kind, text: words }) => `${kind} ${words}`)).toContain(where.mention)
  })

  test('no figure is read that is no fact: all numbers of the five are these', () => {
    expect(
      Object.keys(announcements).flatMap((id) => figuresOf(id).map((figure) => `${id}: ${figure}`)),
    ).toEqual([
      '000: APH-1 = 3 CLB',
      '000: APH-4 = 2 huyện',
      '000: APH-2 = 25 người',
      '000: APH-5 = 3 tỉnh',
      '002: REP-9 = 30 % threshold',
      '003: CT21-1 = 5 năm',
      '003: HOI-1 >= 1 cuộc',
      '003: HOI-2 >= 1 mô hình',
      '003: HOI-2 >= 1 mô hình',
      '004: REP-2 >= 1 người target',
      '004: REP-1 range 20–25 % target',
      '004: REP-3 > 35 % target',
      '004: REP-4 > 35 % target',
    ])
  })

  test('one activity each; what the text does not say is named absent, not filled in', () => {
    const all = [
      'participants.total',
      'participants.women',
      'participants.ethnicMinority',
      'groups',
      'sessions',
    ]
    expect(Object.values(announcements).map(({ activities }) => activities.length)).toEqual([1, 1, 1, 1, 1])
    expect(Object.values(announcements).map(({ absent }) => absent)).toEqual([
      ['component', 'venue', ...all],
      ['participants.women', 'participants.ethnicMinority', 'sessions'],
      // Chaired by the head of the Committee; who held it is not said, nor is the day.
      ['component', 'dateFrom', 'dateTo', 'venue', 'organiser', ...all],
      // Only the page bears a day.
      ['component', 'dateFrom', 'dateTo', 'venue', ...all],
      // The province is not named anywhere in the text.
      ['component', 'orgUnit', 'venue', ...all],
    ])
  })

  test('what was inferred is less sure and told', () => {
    const [workshop, , , , meeting] = Object.values(announcements)
    expect(workshop?.notes.map(({ code }) => code)).toEqual(['year-from-page', 'place-inferred'])
    expect(workshop?.activities[0]?.confidence).toMatchObject({ dateFrom: 0.7, orgUnit: 0.6 })
    expect(meeting?.notes.map(({ code }) => code)).toEqual(['year-from-page'])
  })
})
