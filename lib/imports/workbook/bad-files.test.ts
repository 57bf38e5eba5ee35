import { expect, test, vi } from 'vitest'
import { badFiles } from './bad-files'
import { compareTemplate } from './changes'
import { shapeOf } from './identity'
import { toMessages } from './messages'
import { sampleForm, sampleNow, twoUnits } from './samples'
import { openTemplate } from './upload-commands'
import { workbookWords } from './words'

const words = workbookWords('vi')

// Whole workbooks on a busy machine take a while.
vi.setConfig({ testTimeout: 60_000 })

async function judge(file: Uint8Array) {
  const opened = await openTemplate(file)
  if (!opened.ok)
    return { messages: [{ address: null, message: words(`failures.${opened.error.code}`) }], taken: [] }
  const { identity, cells } = opened.value
  const units = [...sampleNow(identity.units.length > 1 ? twoUnits : undefined).values()]
  const found = compareTemplate(opened.value, sampleForm, new Map(units.map((unit) => [unit.id, unit])))
  const formulas = found.changes.filter(({ formula }) => formula).length
  const notices = [
    ...opened.value.notices,
    ...(identity.shape === shapeOf(sampleForm)
      ? []
      : [{ code: 'older-form', severity: 'notice' as const, shown: '' }]),
    ...(formulas > 0 ? [{ code: 'formulas', severity: 'notice' as const, shown: String(formulas) }] : []),
  ]
  const names = { words, language: 'vi' as const, columnLabel: (key: string) => key }
  const messages = toMessages({ ...found, form: sampleForm, units, notices }, names)
  return { messages, taken: found.changes.map(({ cell, to }) => `${cell}=${to.value}`), cells }
}

test('there are at least thirty', () => {
  expect(new Set(badFiles.map(({ what }) => what)).size).toBe(badFiles.length)
  expect(badFiles.length).toBeGreaterThanOrEqual(30)
})

test.each(badFiles.map((file) => [file.what, file] as const))('%s has its answer', async (_what, file) => {
  const { messages, taken } = await judge(await file.make())
  const told = messages.map(({ message }) => message)
  expect(told.join('\n')).toContain(file.says)
  expect(told.join('\n')).not.toMatch(/[{}]|undefined|null/)
  if (file.at) expect(messages.map(({ address }) => address)).toContain(file.at)
  if (file.restTaken) expect(taken).toContain('A.2|=130')
})
