import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import fixture from '@/lib/imports/fixtures/dhis2-metadata.json'
import { importMetadata } from '@/lib/imports/metadata-commands'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { findEntry } from '../entry-queries'
import type { FormDefinition } from '../form'
import { findForm } from '../form-queries'
import { type CellInput, saveCells } from '../save-commands'
import { submitForm } from '../workflow-commands'
import { checkForm } from './check-form'
import { listFormChecks } from './check-queries'
import { listHistories, listHistory } from './history-queries'
import { listFormRules } from './rules-queries'
import { cells as sample } from './samples'

useTestDatabase({ seed: 'catalogue' })

const today = '2024-01-10'
const unit = 'D071'
let officer: Viewer
let form: FormDefinition
beforeAll(async () => {
  officer = await createPerson('officer', unit)
  form = await mustFind('D8-Q')
})

async function mustFind(code: string): Promise<FormDefinition> {
  const found = await findForm(code)
  if (!found) throw new Error(`No form ${code}`)
  return found
}

/** Approved figures of one element, by period. */
async function approve(orgUnitId: string, code: string, figures: Record<string, string>, breakdown = '') {
  const { id: dataElementId } = await db.dataElement.findUniqueOrThrow({ where: { code } })
  const { id: breakdownId } = await db.breakdown.findUniqueOrThrow({ where: { key: breakdown } })
  await db.dataValue.createMany({
    data: Object.entries(figures).map(([period, value]) => ({
      ...{ dataElementId, orgUnitId, breakdownId, period, value },
      calendar: 'statistical' as const,
      stage: 'approved' as const,
      origin: 'reported' as const,
    })),
  })
}

describe('a unit’s earlier figures', () => {
  test('are the approved ones of the eight periods before, oldest first', async () => {
    await approve(unit, 'D8-3.2', { '2021Q3': '1', '2021Q4': '2', '2023Q3': '9', '2023Q4': '10' })
    const history = await listHistory(form, unit, '2023Q4')
    expect(history.periods).toEqual([
      ...['2021Q4', '2022Q1', '2022Q2', '2022Q3', '2022Q4', '2023Q1', '2023Q2', '2023Q3'],
    ])
    expect(history.figures).toEqual({ 'D8-3.2|': ['2', null, null, null, null, null, null, '9'] })
  })

  test('go on over a change of name, and each form of many has its own', async () => {
    const [step] = await db.orgUnitSuccession.findMany({ where: { kind: 'renamed' } })
    if (!step) throw new Error('No unit was renamed')
    await approve(step.predecessorId, 'D8-3.2', { '2023Q1': '5', '2023Q2': '6' })
    await approve(step.successorId, 'D8-3.2', { '2023Q2': '7' })
    const [after, before, other] = await listHistories([
      { form, orgUnitId: step.successorId, period: '2023Q3' },
      { form, orgUnitId: step.predecessorId, period: '2023Q3' },
      { form, orgUnitId: 'D072', period: '2023Q3' },
    ])
    expect(after?.figures['D8-3.2|']?.slice(-2)).toEqual(['5', '7'])
    expect(before?.figures['D8-3.2|']?.slice(-2)).toEqual(['5', '6'])
    expect(other?.figures).toEqual({})
  })
})

describe('sending', () => {
  const key = { formCode: 'D8-Q', orgUnitId: unit, period: '2023Q2' }
  const save = async (cells: Omit<CellInput, 'breakdown'>[]) => {
    const input = {
      ...key,
      mutationId: randomUUID(),
      cells: cells.map((cell) => ({ breakdown: '', ...cell })),
    }
    expect(await saveCells(officer, input, today)).toMatchObject({ ok: true })
  }
  const send = async () => {
    const sent = await submitForm(officer, key, today)
    if (sent.ok) return 'sent'
    return sent.error.code === 'invalid'
      ? sent.error.problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)
      : sent.error.code
  }
  const sendings = () => db.auditEvent.count({ where: { action: 'submission.submit' } })

  test('is refused for an error whatever is noted, and for a warning until its cell has a comment', async () => {
    await approve(unit, 'D8-3.1', { '2022Q2': '4', '2022Q3': '5', '2022Q4': '4', '2023Q1': '5' })
    // A blank form comes with what the page holds it against while it is typed.
    const blank = await findEntry(officer, key, today)
    expect([blank?.problems, blank?.checks]).toEqual([[], await listFormChecks(key)])
    expect(blank?.checks.history.figures['D8-3.1|']?.slice(-2)).toEqual(['4', '5'])
    await save([
      { dataElement: 'D8-3.1b.d', value: '10', baseVersion: 0 },
      { dataElement: 'D8-3.1b.n', value: '12', comment: 'đúng', baseVersion: 0 },
      { dataElement: 'D8-3.1', value: '45', baseVersion: 0 },
      { dataElement: 'D8-3.1a', value: '900', baseVersion: 0 },
      { dataElement: 'D8-F.1', value: '100', baseVersion: 0 },
      { dataElement: 'D8-F.2', value: '120.5', baseVersion: 0 },
    ])
    expect(await send()).toEqual([
      'warning outlier D8-3.1|',
      'error rule-broken D8-3.1b.n|',
      'warning rule-broken D8-F.2|',
    ])
    const shown = await findEntry(officer, key, today)
    expect(shown?.problems.map(({ code }) => code)).toEqual(['outlier', 'rule-broken', 'rule-broken'])

    await save([
      { dataElement: 'D8-3.1b.n', value: '10', baseVersion: 1 },
      { dataElement: 'D8-3.1', value: '45', comment: 'Đợt đối thoại ở mọi xã', baseVersion: 1 },
    ])
    expect(await send()).toEqual(['warning rule-broken D8-F.2|'])
    expect(await sendings()).toBe(0)
    await save([{ dataElement: 'D8-F.2', value: '120.5', comment: 'Vốn giao từ quý trước', baseVersion: 1 }])
    expect(await send()).toBe('sent')
    expect(await sendings()).toBe(1)
    const after = await findEntry(officer, key, today)
    expect(after?.problems.map(({ answered }) => answered)).toEqual([true, true])
  })
})

describe('imported rules', () => {
  test('hold for an imported form, by its own splits and codes', async () => {
    const result = await importMetadata({ system: 'cli' }, fixture, { dryRun: false, language: 'en' })
    expect(result.ok).toBe(true)
    const { forms, rules, breakdowns } = await getCatalogue()
    const imported = forms.byUid('FxDsQuarter')
    const quarterly = await mustFind(imported?.code ?? '')
    const found = await listFormRules(quarterly)
    expect(found.map(({ code }) => code)).toEqual([rules.byUid('FxRuleMembe')?.code])
    const [female, male] = ['FxCocFemale', 'FxCocMale00'].map((uid) => breakdowns.byUid(uid)?.key)
    const at = (women: string, men: string) =>
      checkForm({
        form: quarterly,
        rules: found,
        cells: sample({ [`FX_MEMBERS|${female}`]: women, [`FX_MEMBERS|${male}`]: men }),
      }).filter(({ code }) => code === 'rule-broken')
    expect(at('3', '4')).toEqual([])
    expect(at('3', '-1')).toMatchObject([{ numbers: { left: '3', right: '2' }, severity: 'warning' }])
    expect(await listFormRules(await mustFind(forms.byUid('FxDsMonthly')?.code ?? ''))).toEqual([])

    // The data set says that it is complete only when valid; what is exported says so too.
    const dataSets = fixture.dataSets.map((one) => ({ ...one, validCompleteOnly: one.id === 'FxDsQuarter' }))
    const again = { system: 'cli' } as const
    await importMetadata(again, { ...fixture, dataSets }, { dryRun: false, language: 'en' })
    const strict = await listFormRules(await mustFind(imported?.code ?? ''))
    expect(strict.map(({ severity }) => severity)).toEqual(['error'])
    expect(
      await importMetadata(again, { ...fixture, dataSets }, { dryRun: true, language: 'en' }),
    ).toMatchObject({
      ok: true,
      value: { updated: 0, imported: 0 },
    })
  })
})
