import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { keepAnnouncement } from './announcement-commands'
import {
  findBroughtAnnouncement,
  getExtraction,
  listBroughtAnnouncements,
  mostRead,
} from './announcement-queries'
import { listActivitiesBehind, takenKey } from './behind-queries'
import { confirmedSources, toProposal } from './extract/proposal'
import { findActivity } from './queries'
import { recordActivity } from './record-commands'

useTestDatabase({ seed: 'catalogue' })

const today = '2024-01-10'
const told = [
  'Hội nghị tập huấn đối thoại chính sách',
  'Sáng 20/12/2023, tại hội trường Ủy ban nhân dân huyện, Hội LHPN huyện Lâm Bình tổ chức hội nghị tập huấn đối thoại chính sách thuộc Dự án 8 cho 58 đại biểu.',
].join('\n')

let officer: Viewer
let neighbour: Viewer
let committee: Viewer
beforeAll(async () => {
  officer = await createPerson('officer', 'D071')
  neighbour = await createPerson('officer', 'D061')
  committee = await createPerson('viewer', 'P08-2025')
})

const keep = (viewer: Viewer, text: string) => keepAnnouncement(viewer, { text, file: null })
async function mustKeep(viewer: Viewer, text: string) {
  const kept = await keep(viewer, text)
  if (!kept.ok) throw new Error(kept.error.code)
  return kept.value
}
const events = (subject: string) => db.auditEvent.count({ where: { subject, action: 'announcement.keep' } })

test('a text is kept once however it is written or packed, with everybody who brought it; others don’t find it', async () => {
  const { id, wasKnown } = await mustKeep(officer, told)
  expect(wasKnown).toBe(false)
  const row = await db.announcement.findUniqueOrThrow({ where: { id } })
  expect(row).toMatchObject({ text: told, title: 'Hội nghị tập huấn đối thoại chính sách' })
  expect([row.addedById, id]).toEqual([officer.userId, row.sha256.slice(0, 32)])

  const others = [
    told.normalize('NFD'),
    told.replaceAll('\n', '\r\n\r\n').replaceAll(' ', '\u00a0 '),
    `\n${told} `,
  ]
  expect(await mustKeep(officer, others[0] ?? '')).toEqual({ id, wasKnown: true })
  const paragraphs = told.split('\n').map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
  const bytes = zipSync({ 'word/document.xml': strToU8(`<w:document>${paragraphs.join('')}</w:document>`) })
  expect(await keepAnnouncement(officer, { text: ' ', file: { name: 'tin.docx', bytes } })).toEqual({
    ok: true,
    value: { id, wasKnown: true },
  })
  expect([await events(id), await db.announcementKeeper.count({ where: { announcementId: id } })]).toEqual([
    1, 1,
  ])

  expect(await findBroughtAnnouncement(neighbour, id)).toBeNull()
  expect(await findBroughtAnnouncement(committee, id)).toBeNull()
  expect(await mustKeep(neighbour, others[2] ?? '')).toEqual({ id, wasKnown: true })
  expect(await events(id)).toBe(2)
  expect((await findBroughtAnnouncement(neighbour, id))?.own).toMatchObject({ fileName: null })
})

test('one of the catalogue’s is found as what it is, and everybody reads it', async () => {
  const seed = readFileSync(join('data', 'announcements', '001.txt'), 'utf8')
  expect(await mustKeep(officer, seed.normalize('NFD'))).toEqual({ id: '001', wasKnown: true })
  expect(await findBroughtAnnouncement(committee, '001')).toMatchObject({
    id: '001',
    addedAt: null,
    own: null,
  })
  expect(await listBroughtAnnouncements(committee)).toEqual([])
})

test.each([
  ['nothing but spaces', ' \n\u00a0', 'empty'],
  ['more than a megabyte', 'huyện '.repeat(200_000), 'too-large-text'],
])('%s is refused and leaves nothing', async (_, text, code) => {
  const before = await db.announcement.count()
  expect(await keep(officer, text)).toEqual({ ok: false, error: { code } })
  expect(await keep(committee, text)).toEqual({ ok: false, error: { code: 'forbidden' } })
  expect(await db.announcement.count()).toBe(before)
})

test('a megabyte is kept whole and read to a limit', async () => {
  const long = `${told}\n${'Hội Phụ nữ huyện vui. '.repeat(33_000)}`
  const { id } = await mustKeep(officer, long)
  const found = await findBroughtAnnouncement(officer, id)
  expect(found?.text.length).toBeGreaterThan(500_000)
  expect(getExtraction(await getGround(), found?.text ?? '').text.length).toBeLessThanOrEqual(mostRead)
})

test('confirmed, the activity keeps where it was read; its figure leads back to it, for those who may see', async () => {
  const { id } = await mustKeep(officer, told)
  const ground = await getGround()
  const proposal = toProposal(getExtraction(ground, told), 0, ground.catalogue)
  if (!proposal) throw new Error('nothing read')
  const input = { ...proposal.draft, participantUnit: 'persons' as const, groupsAreAll: false }
  expect(input).toMatchObject({ type: 'D8-THDOITHOAI', orgUnitId: 'D071', counts: { '': 58 } })
  const sources = confirmedSources(proposal, input, ground.catalogue)
  const recorded = await recordActivity(officer, input, { today, source: { announcementId: id, sources } })
  if (!recorded.ok) throw new Error(JSON.stringify(recorded.error))
  const activity = await findActivity(officer, recorded.value.id)
  expect(activity?.activity.origin).toBe('announcement')
  const { start, end } = activity?.activity.sources?.['count:'] ?? { start: 0, end: 0 }
  expect(activity?.announcement?.text.slice(start, end)).toBe('58')
  expect((await findBroughtAnnouncement(officer, id))?.activities).toHaveLength(1)
  // The neighbour brought the same text, and sees no activity of the other district.
  expect((await findBroughtAnnouncement(neighbour, id))?.activities).toEqual([])
  // Who reads the activity reads what it rests on.
  expect((await findBroughtAnnouncement(committee, id))?.id).toBe(id)

  const element = ground.catalogue.elements.byCode('D8-3.1d')
  const figure = { dataElementId: element?.id ?? 0, orgUnitId: 'D071', period: '2023Q4', breakdown: '' }
  const behind = await listActivitiesBehind(officer, 'statistical', [figure, { ...figure, period: '2024Q1' }])
  expect([...behind]).toEqual([
    [
      takenKey(figure),
      [
        expect.objectContaining({
          id: recorded.value.id,
          value: '58',
          source: 'count:',
          dateTo: '2023-12-20',
        }),
      ],
    ],
  ])
  expect((await listActivitiesBehind(neighbour, 'statistical', [figure])).size).toBe(0)
  // The same day is of the next year's first quarter in the other calendar.
  const administrative = await listActivitiesBehind(officer, 'administrative', [figure])
  expect(administrative.size).toBe(0)
})
