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
  z.object({ id: text, announcement: text, what: text }),
).rows
const knowledge = sampleKnowledge()

/** One of the five announcements as it is read. */
function read(announcement: string) {
  return toJson(extract(readFileSync(join(data, 'announcements', `${announcement}.txt`), 'utf8'), knowledge))
}

const announcements = Object.fromEntries(['000', '001', '002', '003', '004'].map((id) => [id, read(id)]))

/**
 * Where a fact is found in the reading; `leftOut` facts have no number in the text and must not get one. `lacks`: what
 * of the fact the reading doesn't hold.
 */
type Found = (
  | { figures: string[] }
  | { activity: Record<string, unknown> }
  | { mentions: string[] }
  | { leftOut: string }
) & { lacks?: string }

/** Every fact of the five announcements, by hand. */
const found: Record<string, Found> = {
  '000-01': { figures: ['APH-1 = 3 CLB'], lacks: 'since when and in which provinces' },
  '000-02': { figures: ['APH-2 = 25 người'] },
  '000-03': { figures: ['APH-4 = 2 huyện'] },
  '000-04': { figures: ['APH-5 = 3 tỉnh'] },
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
  '000-06': { mentions: ['date tháng 10 năm 2022'], lacks: 'that the project began then' },
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
  '002-02': { figures: ['REP-9 = 30 % threshold'] },
  '002-03': { mentions: ['term nhiệm kỳ 2025 - 2030'] },
  '002-04': { mentions: ['term nhiệm kỳ 2026 - 2031'] },
  '002-05': { mentions: ['phase giai đoạn 2021-2030'] },
  '003-01': { figures: ['CT21-1 = 5 năm'] },
  '003-02': {
    activity: {
      type: 'review-meeting',
      programme: 'CT21',
      orgUnit: { id: 'P24-2008', code: '24', name: 'Bắc Giang', level: 'province' },
      organiser: 'Hội LHPN tỉnh Bắc Giang',
    },
  },
  '003-03': { mentions: ['identifier Đề án số 15'] },
  '003-04': { mentions: ['identifier Đề án 938, 939', 'identifier Đề án 1553'] },
  '003-05': { figures: ['HOI-2 >= 1 mô hình'] },
  '003-06': { figures: ['HOI-2 >= 1 mô hình'] },
  '003-07': { mentions: ['phase đến năm 2030'] },
  '003-08': { mentions: ['phase giai đoạn 2022-2025'] },
  '003-09': { figures: ['HOI-1 >= 1 cuộc'] },
  '004-01': { figures: ['REP-1 range 20–25 % target'] },
  '004-02': { figures: ['REP-3 > 35 % target', 'REP-4 > 35 % target'] },
  '004-03': { figures: ['REP-2 >= 1 người target'] },
  '004-04': {
    activity: {
      type: 'review-meeting',
      programme: 'VST',
      dateFrom: '2020-06-25',
      dateTo: '2020-06-25',
      organiser: 'Ban vì sự tiến bộ phụ nữ tỉnh',
    },
    lacks: 'the province, which the text names nowhere',
  },
  '004-05': { mentions: ['term nhiệm kỳ 2020-2025'] },
  '004-06': { mentions: ['identifier khóa XV', 'term nhiệm kỳ 2021-2026'] },
  '004-07': { mentions: ['page Lượt xem: 891'] },
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

const mentionsOf = (id: string) =>
  (announcements[id]?.mentions ?? []).map(({ kind, text: words }) => `${kind} ${words}`)

/** Every fact with what stands in the reading now: found whole, in part, or missed. */
function factTable(): string {
  const counts = { found: 0, partly: 0, missed: 0, 'left out': 0 }
  const lines = facts.map(({ id, announcement, what }) => {
    const where = found[id]
    const reading = announcements[announcement]
    if (!where || !reading) throw new Error(`No row for ${id}`)
    const has = (list: string[], wanted: string[]) => wanted.filter((one) => list.includes(one))
    const shown =
      'figures' in where
        ? has(figuresOf(announcement), where.figures)
        : 'mentions' in where
          ? has(mentionsOf(announcement), where.mentions)
          : 'activity' in where
            ? partsOf(reading.activities[0], Object.keys(where.activity))
            : []
    const result =
      'leftOut' in where ? 'left out' : shown.length === 0 ? 'missed' : where.lacks ? 'partly' : 'found'
    counts[result] += 1
    const remark = 'leftOut' in where ? where.leftOut : where.lacks ? `lacks ${where.lacks}` : ''
    return `| ${id} | ${what} | ${shown.join('; ')} | ${[result, remark].filter(Boolean).join(': ')} |`
  })
  const sums = Object.entries(counts).map(([result, count]) => `${count} ${result}`)
  return [
    `${facts.length} facts: ${sums.join(', ')}; no number was read wrongly and none that is no fact.`,
    '',
    '| fact | what the text says | read as | result |',
    '| --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}

function partsOf(activity: object | undefined, fields: string[]): string[] {
  return Object.entries(activity ?? {})
    .filter(([field]) => fields.includes(field))
    .map(([field, value]) => `${field} ${say(value)}`)
}

function say(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return 'name' in value ? String(value.name) : Object.values(value).map(String).join(' ')
}

describe('the five announcements', () => {
  test('every fact of the list is in the table', () => {
    expect(Object.keys(found)).toEqual(facts.map(({ id }) => id))
  })

  test.each(facts)('$id', ({ id, announcement }) => {
    const where = found[id]
    const reading = announcements[announcement]
    if (!where || !reading) throw new Error(`No row for ${id}`)
    if ('figures' in where) expect(figuresOf(announcement)).toEqual(expect.arrayContaining(where.figures))
    if ('activity' in where) expect(reading.activities[0]).toMatchObject(where.activity)
    if ('mentions' in where) expect(mentionsOf(announcement)).toEqual(expect.arrayContaining(where.mentions))
  })

  test('docs/extraction.md shows how each was read', () => {
    expect(readFileSync(join(data, '..', 'docs', 'extraction.md'), 'utf8')).toContain(factTable())
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
