import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { optionalText, parseCsv, text } from '@/lib/data-file'
import type { ActivityInput } from '../activity'
import { extract } from './extract'
import { confirmedSources, toProposal } from './proposal'
import { sampleKnowledge } from './samples/knowledge'

const data = join(import.meta.dirname, '..', '..', '..', 'data')
const read = (path: string) => readFileSync(join(data, path), 'utf8')
const knowledge = sampleKnowledge()

const rows = <Schema extends z.ZodObject>(path: string, schema: Schema) =>
  parseCsv(path, read(path), schema).rows
const components = rows('components.csv', z.object({ programme: text, code: text })).map((row, id) => ({
  ...{ id, code: row.code, programmeCode: row.programme },
}))
const types = rows(
  'activity-types.csv',
  z.object({ code: text, programme: text, component: text, kind: optionalText }),
).map((row, id) => ({
  ...{ id, code: row.code, kind: row.kind },
  componentId:
    components.find((one) => one.code === row.component && one.programmeCode === row.programme)?.id ?? -1,
}))
const lists = {
  components: { list: components, byId: (id: number) => components.find((one) => one.id === id) },
  activityTypes: { list: types, byCode: (code: string) => types.find((one) => one.code === code) },
} as unknown as Parameters<typeof toProposal>[2]

const propose = (words: string, index = 0) => toProposal(extract(words, knowledge), index, lists)

const first = read('announcements/001.txt')
const confirmed: ActivityInput = {
  ...{ type: 'D8-THDOITHOAI', orgUnitId: 'D071', groupsAreAll: false, participantUnit: 'persons' },
  title: 'Hội nghị tập huấn hướng dẫn đối thoại chính sách cấp cơ sở',
  ...{ dateFrom: '2023-12-27', dateTo: '2023-12-27', venue: 'nhà văn hóa thị trấn Lăng Can' },
  ...{ organisers: ['Hội Liên hiệp Phụ nữ huyện Lâm Bình'], counts: { '': 222 }, sessions: null },
  ...{ cost: null, fundingSource: null, outcome: null },
}

describe('the announcement of Lâm Bình', () => {
  const proposal = propose(first)

  test('fills what it says and nothing else', () => {
    const { groupsAreAll: _all, ...draft } = confirmed
    expect(proposal?.draft).toEqual(draft)
    expect(proposal?.absent).toEqual(['participants.women', 'participants.ethnicMinority', 'sessions'])
    expect(propose(first, 1)).toBeNull()
  })

  test('confirmed as it is, each field has its words in the text', () => {
    if (!proposal) throw new Error('none')
    const { text: shown } = extract(first, knowledge)
    const sources = confirmedSources(proposal, confirmed, lists)
    expect(Object.keys(sources).sort()).toEqual(
      [
        ...['title', 'type', 'catalogueType', 'programme', 'component', 'dateFrom', 'orgUnitId', 'venue'],
        ...['organisers', 'count:', 'groups'],
      ].sort(),
    )
    const total = sources['count:']
    expect(shown.slice(total?.start, total?.end)).toBe('222')
  })

  test('corrected by hand, a field has no sentence to lean on', () => {
    if (!proposal) throw new Error('none')
    const corrected = { ...confirmed, counts: { '': 220 }, venue: 'Hội trường', orgUnitId: 'P08-2025' }
    const sources = Object.keys(confirmedSources(proposal, corrected, lists))
    for (const field of ['count:', 'venue', 'orgUnitId']) expect(sources).not.toContain(field)
    expect(sources).toContain('dateFrom')
    // Another type of the same kind is still a training, though not the one that was read.
    const other = Object.keys(confirmedSources(proposal, { ...confirmed, type: 'D8-CBNU' }, lists))
    expect(other).toContain('type')
    expect(other).not.toContain('catalogueType')
  })
})

test.each([
  ['more than so many is no number of persons', 'hơn 200 đại biểu', undefined],
  ['nor is a range', '200-220 đại biểu', undefined],
  ['a plain number is', '200 đại biểu', 200],
])('%s', (_, words, total) => {
  const proposal = propose(
    `Sáng 27/12/2023, Hội LHPN huyện Lâm Bình tổ chức hội nghị tập huấn cho ${words} của các xã.`,
  )
  expect(proposal?.draft.counts['']).toBe(total)
  expect(proposal?.parts.map(({ field }) => field)).toContain('count:')
})

test('without a day nothing is dated; the type is proposed where the programme has one of its kind only', () => {
  const meeting = propose(read('announcements/003.txt'))
  expect(meeting?.draft).toMatchObject({
    type: 'CT21-SOKET',
    dateFrom: '',
    dateTo: '',
    orgUnitId: 'P24-2008',
  })
  // Committees hold meetings and reviews: which of the two it was is for a person to say.
  expect(propose(read('announcements/004.txt'))?.draft.type).toBe('')
})
