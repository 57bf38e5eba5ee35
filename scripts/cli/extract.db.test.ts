import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { useTestDatabase } from '@/lib/testing/database'

useTestDatabase({ seed: 'catalogue' })

const root = join(import.meta.dirname, '..', '..')

function cli(...words: string[]): Promise<{ exitCode: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/cli.ts', ...words], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: env.DATABASE_URL },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (text) => {
      out += text
    })
    child.stderr.on('data', (text) => {
      err += text
    })
    child.stdin.end()
    child.on('close', (exitCode) => resolve({ exitCode, out, err }))
  })
}

test('an announcement is read from a file with the database’s units and lists; nothing is stored', async () => {
  const file = join('data', 'announcements', '001.txt')
  const events = await db.auditEvent.count()
  const read = await cli('extract', file, '--json')
  expect(read).toMatchObject({ exitCode: 0, err: '' })
  expect(JSON.parse(read.out)).toMatchObject({
    activities: [
      {
        type: 'training',
        programme: 'D8',
        component: 'ND3',
        dateFrom: '2023-12-27',
        dateTo: '2023-12-27',
        orgUnit: { id: 'D071', code: '071', name: 'Lâm Bình', level: 'district' },
        venue: 'nhà văn hóa thị trấn Lăng Can',
        organiser: 'Hội Liên hiệp Phụ nữ huyện Lâm Bình',
        participants: { total: 222, precision: 'exact' },
        sources: { 'participants.total': expect.stringContaining('cho 222 đồng chí là Chủ tịch') },
      },
    ],
    figures: [],
    absent: ['participants.women', 'participants.ethnicMinority', 'sessions'],
  })

  const summary = await cli('extract', file)
  expect(summary.exitCode).toBe(0)
  expect(summary.out).toMatch(
    /Loại hoạt động: Tập huấn[\s\S]*27\/12\/2023[\s\S]*Lâm Bình \(cấp huyện, D071\)[\s\S]*222 người/,
  )
  expect(summary.out).toContain('Văn bản không nêu: Số nữ; Số người dân tộc thiểu số; Số lớp, số cuộc')
  expect(await db.auditEvent.count()).toBe(events)

  const folder = await mkdtemp(join(tmpdir(), 'extract-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const macro = join(folder, 'doc.docx')
  await writeFile(macro, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]))
  const refused = await cli('extract', macro, '--json')
  expect(refused.exitCode).toBe(1)
  expect(JSON.parse(refused.out)).toMatchObject({ code: 'old-word', field: 'file' })
  expect((await cli('extract', join(folder, 'none.txt'))).exitCode).toBe(1)
  expect((await cli('extract')).exitCode).toBe(2)
}, 90_000)
