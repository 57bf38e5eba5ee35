import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { type FormDefinition, itemsOf } from '../form'
import { findForm } from '../form-queries'
import { checkForm } from './check-form'
import { listHistories } from './history-queries'
import { listFormRules } from './rules-queries'

useTestDatabase({ seed: 'demo' })

test('nothing in the demonstration’s figures is an error', async () => {
  const submissions = await db.submission.findMany({ include: { form: { select: { code: true } } } })
  const forms = new Map<string, FormDefinition>()
  for (const code of new Set(submissions.map((one) => one.form.code))) {
    const found = await findForm(code)
    if (found) forms.set(code, found)
  }
  const keys = submissions.flatMap(({ id, orgUnitId, period, form: { code } }) => {
    const form = forms.get(code)
    return form ? [{ id, form, orgUnitId, period }] : []
  })
  const histories = await listHistories(keys)
  const values = await db.dataValue.findMany({
    include: { dataElement: { select: { code: true } }, breakdown: { select: { key: true } } },
  })
  const byPlace = new Map<string, typeof values>()
  for (const row of values) {
    const place = `${row.orgUnitId} ${row.period} ${row.calendar}`
    const found = byPlace.get(place) ?? []
    found.push(row)
    byPlace.set(place, found)
  }
  const counts: Record<string, number> = {}
  for (const [index, { form, orgUnitId, period }] of keys.entries()) {
    const codes = new Set(itemsOf(form).map(({ code }) => code))
    const cells = (byPlace.get(`${orgUnitId} ${period} ${form.calendar}`) ?? [])
      .filter(({ dataElement }) => codes.has(dataElement.code))
      .map((row) => ({
        dataElement: row.dataElement.code,
        breakdown: row.breakdown.key,
        value: row.value?.toFixed() ?? null,
        missing: row.missing,
        comment: row.comment,
      }))
    if (cells.length === 0) continue
    counts.forms = (counts.forms ?? 0) + 1
    const found = checkForm({ form, rules: await listFormRules(form), cells, history: histories[index] })
    for (const { severity, code, rule } of found) {
      const name = `${severity} ${rule?.code ?? code}`
      counts[name] = (counts[name] ?? 0) + 1
    }
  }
  expect(Object.keys(counts).filter((name) => name.startsWith('error'))).toEqual([])
})
