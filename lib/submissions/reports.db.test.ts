import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { listObligations } from './obligations-queries'
import { readReports } from './reports-queries'
import { saveCells } from './save-commands'
import { submitForm } from './workflow-commands'

useTestDatabase({ seed: 'catalogue' })

const districts = ['D070', 'D071', 'D072']
let officer: Viewer
beforeAll(async () => {
  officer = await createPerson('officer', 'P08-2025')
  for (const [orgUnitId, on] of [
    ['D071', '2024-01-10T03:00:00Z'],
    ['D072', '2024-03-01T03:00:00Z'],
  ] as const) {
    const key = { formCode: 'D8-Q', orgUnitId, period: '2023Q4' }
    const cells = [{ dataElement: 'D8-3.2', breakdown: '', value: '5', baseVersion: 0 }]
    await saveCells(officer, { ...key, mutationId: `reports-${orgUnitId}`, cells }, '2024-01-10')
    await submitForm(officer, key, '2024-01-10')
    await db.submission.updateMany({
      where: { orgUnitId, period: '2023Q4' },
      data: { firstSubmittedAt: new Date(on) },
    })
  }
})

const form = async () => {
  const found = (await getCatalogue()).forms.byCode('D8-Q')
  if (!found) throw new Error('No form D8-Q')
  return found
}

/** Of the three districts. */
async function count(period: string) {
  const asked = await form()
  return (await readReports([asked], [period])).count(asked, new Set(districts), period)
}

test('of three districts two sent, one of them in time; over the year each owed four', async () => {
  expect(await count('2023Q4')).toEqual({
    expected: 3,
    received: 2,
    onTime: 1,
  })
  expect(await count('2023')).toEqual({
    expected: 12,
    received: 2,
    onTime: 1,
  })
  const book = await readReports([await form()], ['2023'])
  expect(book.count(await form(), new Set(['D071']), '2023Q4')).toEqual({
    expected: 1,
    received: 1,
    onTime: 1,
  })
  expect(book.count(await form(), null, '2023').received).toBe(2)
})

test('the deadlines of a unit’s own level count, in working days and without holidays', async () => {
  const { id } = await form()
  await db.formDeadline.deleteMany({ where: { formId: id } })
  // Five working days after Sunday 31/12/2023: the 5th, or the 8th with New Year's Day off.
  await db.formDeadline.create({
    data: { formId: id, level: 'district', dueDays: 5, reviewDays: 8, workingDays: true },
  })
  await db.holiday.deleteMany({})
  const due = async () => {
    await db.dataVersion.updateMany({ data: { catalogueVersion: { increment: 1 } } })
    const owed = await listObligations(officer, {
      formCodes: ['D8-Q'],
      orgUnitId: 'D071',
      periods: ['2023Q4'],
      today: '2024-01-10',
    })
    return owed.map(({ dueDate, late, daysLate }) => ({ dueDate, late, daysLate }))
  }
  expect(await due()).toEqual([{ dueDate: '2024-01-05', late: true, daysLate: 5 }])
  await db.holiday.create({
    data: { day: new Date('2024-01-01'), nameVi: 'Tết Dương lịch', nameEn: 'New Year' },
  })
  expect(await due()).toEqual([{ dueDate: '2024-01-08', late: true, daysLate: 2 }])
  expect(await count('2023Q4')).toEqual({
    expected: 3,
    received: 2,
    onTime: 0,
  })
})
