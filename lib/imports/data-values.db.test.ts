import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import { getDataVersion } from '@/lib/audit/data-version-queries'
import { verifyAudit } from '@/lib/audit/verify-queries'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { addDays, today as todayInVietNam } from '@/lib/periods/deadline'
import { findForm } from '@/lib/submissions/form-queries'
import { listCells } from '@/lib/submissions/load-queries'
import { grantException, lockSubmission } from '@/lib/submissions/lock-commands'
import { contentHash } from '@/lib/submissions/receipt'
import { approveSubmission, returnForCorrection } from '@/lib/submissions/review-commands'
import { saveCells } from '@/lib/submissions/save-commands'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { toUid } from '@/lib/uid'
import { listValues } from '@/lib/values/queries'
import { type ImportOptions, importDataValues } from './data-values-commands'

useTestDatabase({ seed: 'catalogue' })

const today = '2024-08-01'
const cli = { system: 'cli' } as const
const combos = { female: 'sex=female' }

type Item = Record<string, unknown>

let officer: Viewer
let reviewer: Viewer
let admin: Viewer

/** An element of no form, and forms of no and of two levels with an element each. */
beforeAll(async () => {
  const programme = await db.programme.findUniqueOrThrow({ where: { code: 'D8' } })
  const element = (code: string) => ({
    uid: toUid('data-element', code),
    code,
    nameVi: code,
    nameEn: code,
    programmeId: programme.id,
    unitVi: 'người',
    unitEn: 'persons',
    kind: 'flow' as const,
    timeRollUp: 'sum' as const,
    placeRollUp: 'sum' as const,
    breakdownRollUp: 'sum' as const,
  })
  await db.dataElement.create({ data: element('FREE') })
  await db.dataElement.create({ data: { ...element('TEXT'), dhis2: { valueType: 'TEXT' } } })
  for (const [code, approvalLevels] of [
    ['F0', 0],
    ['F2', 2],
  ] as const) {
    const { id } = await db.dataElement.create({ data: element(`${code}.e`) })
    await db.form.create({
      data: {
        uid: toUid('form', code),
        code,
        nameVi: code,
        nameEn: code,
        programmeId: programme.id,
        frequency: 'quarter',
        calendar: 'statistical',
        approvalLevels,
        dueDays: 5,
        reviewDays: 5,
        assignments: { create: { orgUnitId: 'D071' } },
        sections: {
          create: {
            code: '1',
            nameVi: '1',
            nameEn: '1',
            order: 1,
            items: {
              create: {
                dataElementId: id,
                order: 1,
                columns: code === 'F0' ? ['', 'sex=female'] : ['sex=female', 'sex=male'],
              },
            },
          },
        },
      },
    })
  }
  await db.$transaction((tx) => bumpDataVersion(tx, { catalogue: true }))
  officer = await createPerson('officer', 'D071', ['D8'])
  reviewer = await createPerson('reviewer', 'P08-2025')
  admin = await createPerson('admin', 'VN')
})

async function send(
  dataValues: Item[],
  options: Partial<ImportOptions> = {},
  who: Viewer | typeof cli = cli,
) {
  async function* file() {
    yield JSON.stringify({ dataValues })
  }
  const result = await importDataValues(who, file(), { today, fileName: 'q2.json', ...options })
  if (!result.ok) throw new Error(result.error.code)
  const { conflicts, conflictCount: _all, ...counts } = result.value
  return { ...counts, conflicts: conflicts.map(({ property, code }) => `${property} ${code}`) }
}

const free = (period: string, value: unknown, more: Item = {}): Item => ({
  dataElement: 'FREE',
  period,
  orgUnit: 'D071',
  value,
  ...more,
})
const d8 = (dataElement: string, period: string, value: unknown, more: Item = {}): Item => ({
  dataElement,
  period,
  orgUnit: 'D071',
  value,
  ...more,
})

async function rows(dataElement: string, period: string) {
  const found = await db.dataValue.findMany({
    where: { dataElement: { code: dataElement }, period },
    include: { breakdown: true },
    orderBy: [{ orgUnitId: 'asc' }, { breakdownId: 'asc' }, { stage: 'asc' }],
  })
  return found.map((row) => `${row.orgUnitId} ${row.breakdown.key || 'total'} ${row.stage} ${row.value}`)
}

async function history(dataElement: string, period: string) {
  const found = await db.dataValueVersion.findMany({
    where: { dataElement: { code: dataElement }, period },
    orderBy: { id: 'asc' },
  })
  return found.map((row) => `${row.event} ${row.stage} ${row.value} v${row.version}`)
}

async function reportOf(formCode: string, period: string) {
  const form = await findForm(formCode)
  return db.submission.findUniqueOrThrow({
    where: { formId_orgUnitId_period: { formId: form?.id ?? 0, orgUnitId: 'D071', period } },
    include: { approvals: true },
  })
}

const none = { imported: 0, updated: 0, ignored: 0, deleted: 0, conflicts: [] }

describe('values of no form', () => {
  test('are approved on write, with one version, one audit event and one step of the data version', async () => {
    const before = { version: (await getDataVersion()).version, events: (await verifyAudit()).events }
    expect(await send([free('2023Q1', '12'), free('202304', 0)])).toEqual({ ...none, imported: 2 })
    expect(await rows('FREE', '2023Q1')).toEqual(['D071 total approved 12'])
    expect(await rows('FREE', '202304')).toEqual(['D071 total approved 0'])
    expect(await history('FREE', '2023Q1')).toEqual(['loaded approved 12 v1'])
    expect((await getDataVersion()).version).toBe(before.version + 1n)
    expect(await verifyAudit()).toMatchObject({ ok: true, events: before.events + 1 })
    const event = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })
    expect(event).toMatchObject({
      action: 'values.import',
      actor: 'system:cli',
      subject: 'q2.json',
      details: { imported: 2, ignored: 0, conflictCount: 0, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
  })

  test('sent again change nothing, not even the data version', async () => {
    const { version } = await getDataVersion()
    expect(await send([free('2023Q1', '12.0'), free('202304', '0')])).toEqual({ ...none, ignored: 2 })
    expect(await history('FREE', '2023Q1')).toHaveLength(1)
    expect((await getDataVersion()).version).toBe(version)
  })

  test('are updated, deleted with a mark, and come again', async () => {
    expect(await send([free('2023Q1', '13', { comment: 'sửa' })])).toEqual({ ...none, updated: 1 })
    expect(await send([free('2023Q1', null, { deleted: true })])).toEqual({ ...none, deleted: 1 })
    expect(await rows('FREE', '2023Q1')).toEqual([])
    expect(await send([free('2023Q1', null, { deleted: true })])).toEqual({ ...none, ignored: 1 })
    expect(await send([free('2023Q1', '-1.50')])).toEqual({ ...none, imported: 1 })
    expect(await history('FREE', '2023Q1')).toEqual([
      'loaded approved 12 v1',
      'loaded approved 13 v2',
      'deleted approved null v3',
      'loaded approved -1.5 v1',
    ])
  })

  test('are found by uid and code, in every spelling of unit, period and combination', async () => {
    const catalogue = await getCatalogue()
    const uid = catalogue.elements.byCode('FREE')?.uid
    const unit = await db.orgUnit.findUniqueOrThrow({ where: { id: 'D071' } })
    const femaleUid = catalogue.breakdowns.byKey('sex=female')?.uid
    const items = [
      free('2022S1', '1', { dataElement: uid }),
      free('2022H2', '2', { orgUnit: unit.uid }),
      free('2022', '3', { orgUnit: 'code:071@2022-12-31' }),
      free('2022Q1', '4', { orgUnit: '071', categoryOptionCombo: 'HllvX50cXC0' }),
      free('2022Q2', '5', { categoryOptionCombo: femaleUid }),
      free('2022Q3', '6', { categoryOptionCombo: 'default', attributeOptionCombo: 'HllvX50cXC0' }),
      free('2022Q4', '7', { categoryOptionCombo: '' }),
    ]
    expect(await send(items)).toEqual({ ...none, imported: 7 })
    const found = await Promise.all(
      ['2022H1', '2022H2', '2022', '2022Q1', '2022Q2', '2022Q3', '2022Q4'].map((period) =>
        rows('FREE', period),
      ),
    )
    expect(found.flat()).toEqual([
      'D071 total approved 1',
      'D071 total approved 2',
      'D071 total approved 3',
      'D071 total approved 4',
      'D071 sex=female approved 5',
      'D071 total approved 6',
      'D071 total approved 7',
    ])
  })

  test('a crossing seen for the first time is made on the way, whatever the order of its words', async () => {
    const key = 'ethnicity=minority;sex=female'
    const crossed = free('2023Q2', '80', { categoryOptionCombo: 'sex=female;ethnicity=minority' })
    expect((await getCatalogue()).breakdowns.byKey(key)).toBeUndefined()
    expect(await send([crossed], { dryRun: true })).toEqual({ ...none, imported: 1 })
    expect((await getCatalogue()).breakdowns.byKey(key)).toBeUndefined()
    expect(await send([crossed])).toEqual({ ...none, imported: 1 })
    expect((await getCatalogue()).breakdowns.byKey(key)?.breakdown).toEqual({
      ethnicity: 'minority',
      sex: 'female',
    })
    expect(await send([{ ...crossed, categoryOptionCombo: key }])).toEqual({ ...none, ignored: 1 })
  })
})

describe('what can’t be taken is told by value', () => {
  test.each([
    ['no element', { dataElement: null }, 'dataElement required'],
    ['an unknown element', { dataElement: 'NOPE' }, 'dataElement not-found'],
    ['an unknown unit', { orgUnit: 'D999999' }, 'orgUnit not-found'],
    ['a code nobody had then', { orgUnit: '071', period: '2026Q1' }, 'orgUnit not-found'],
    ['a week', { period: '2023W5' }, 'period not-a-period'],
    ['a day', { period: '20230105' }, 'period not-a-period'],
    ['two months', { period: '202301B' }, 'period not-a-period'],
    ['a financial year', { period: '2023April' }, 'period not-a-period'],
    ['an unknown combination', { categoryOptionCombo: 'sex=other' }, 'categoryOptionCombo not-found'],
    ['an attribute', { attributeOptionCombo: 'abcdefghijk' }, 'attributeOptionCombo not-default'],
    ['a text', { value: 'nhiều' }, 'value not-a-number'],
    ['a truth', { value: true }, 'value not-a-number'],
    ['nothing', { value: '' }, 'value empty-value'],
    ['an element of texts', { dataElement: 'TEXT' }, 'value not-a-number'],
    ['a period that hasn’t begun', { period: '2024Q4' }, 'period not-yet-open'],
    ['a unit past its end', { period: '2025Q4', orgUnit: 'D071' }, 'orgUnit not-in-force'],
    ['a form’s other kind of period', { dataElement: 'D8-3.1d', period: '2024' }, 'period wrong-period-kind'],
    [
      'a split no column shows',
      { dataElement: 'D8-3.1c', categoryOptionCombo: 'sex=female' },
      'categoryOptionCombo not-in-form',
    ],
    ['a unit without the form', { dataElement: 'D8-3.1d', orgUnit: 'VN' }, 'orgUnit not-assigned'],
    ['a fraction of a person', { dataElement: 'D8-3.1d', value: '1.5' }, 'value too-many-decimals'],
    ['a negative count', { dataElement: 'D8-3.1d', value: '-1' }, 'value negative'],
    ['a total that the form derives', { dataElement: 'F2.e' }, 'categoryOptionCombo derived-total'],
  ])('%s', async (_what, wrong, conflict) => {
    const good = free('2021', '1')
    const { conflicts, ignored, imported } = await send([good, { ...free('2023Q3', '1'), ...wrong }], {
      dryRun: true,
    })
    expect({ conflicts, ignored, imported }).toEqual({ conflicts: [conflict], ignored: 1, imported: 1 })
  })

  test('in words that name the line and what stood there, in either language', async () => {
    async function* file() {
      yield '{"dataValues":[{"dataElement":"NOPE","period":"2023","orgUnit":"D071","value":"1"}]}'
    }
    for (const [language, message] of [
      ['vi', 'Dòng 1: Không tìm thấy mã số liệu “NOPE”. Hãy kiểm tra mã hoặc uid.'],
      ['en', 'Line 1: No data element “NOPE” was found. Check the code or uid.'],
    ] as const) {
      const result = await importDataValues(cli, file(), { today, language })
      expect(result.ok && result.value.conflicts).toEqual([
        { object: 'dataValue', property: 'dataElement', value: 'NOPE', code: 'not-found', message },
      ])
    }
  })

  test('the same cell twice: the later line isn’t taken', async () => {
    const items = [
      free('2020', '1'),
      free('2020', '2', { orgUnit: 'code:071@2020-12-31' }),
      free('2019', '3'),
    ]
    expect(await send(items)).toEqual({
      ...none,
      imported: 2,
      ignored: 1,
      conflicts: ['dataElement duplicate'],
    })
    expect(await rows('FREE', '2020')).toEqual(['D071 total approved 1'])
  })

  test('a thousand one by one, the rest as a number', async () => {
    async function* file() {
      yield JSON.stringify({ dataValues: Array.from({ length: 1500 }, () => free('2018', 'x')) })
    }
    const result = await importDataValues(cli, file(), { today })
    expect(result.ok && [result.value.conflicts.length, result.value.conflictCount]).toEqual([1000, 1500])
  })

  test('all or nothing: with one conflict nothing is written, and the report is whole', async () => {
    const events = (await verifyAudit()).events
    const items = [free('2017', '1'), free('2017', 'x', { orgUnit: 'VN' })]
    expect(await send(items, { atomic: 'all' })).toEqual({
      ...none,
      ignored: 2,
      refused: true,
      conflicts: ['value not-a-number'],
    })
    expect(await rows('FREE', '2017')).toEqual([])
    expect((await verifyAudit()).events).toBe(events)
    expect(await send(items.slice(0, 1), { atomic: 'all' })).toEqual({ ...none, imported: 1 })
  })

  test('a dry run says the same and leaves nothing behind', async () => {
    const before = { ...(await getDataVersion()), events: (await verifyAudit()).events }
    const items = [free('2016', '1'), d8('D8-3.1d', '2023Q1', '5')]
    expect(await send(items, { dryRun: true })).toEqual({ ...none, imported: 2 })
    expect({ ...(await getDataVersion()), events: (await verifyAudit()).events }).toEqual(before)
    expect(await rows('FREE', '2016')).toEqual([])
    expect(await db.submission.count({ where: { period: '2023Q1' } })).toBe(0)
  })

  test('a file that stops in the middle leaves nothing behind', async () => {
    async function* file() {
      yield `{"dataValues":[${JSON.stringify(free('2015', '1'))},`
    }
    expect(await importDataValues(cli, file(), { today })).toMatchObject({
      ok: false,
      error: { code: 'not-json' },
    })
    expect(await rows('FREE', '2015')).toEqual([])
  })
})

describe('values of a form with approval', () => {
  const period = '2023Q1'

  test('arrive sent, with a receipt and the hash of the figures', async () => {
    const items = [
      d8('D8-3.1d', period, '222', { comment: 'có "ngoặc"\n' }),
      d8('D8-3.1d', period, '150', { categoryOptionCombo: combos.female }),
    ]
    expect(await send(items, {}, officer)).toEqual({ ...none, imported: 2 })
    expect(await rows('D8-3.1d', period)).toEqual([
      'D071 total submitted 222',
      'D071 sex=female submitted 150',
    ])
    expect(await history('D8-3.1d', period)).toEqual([
      'submitted submitted 222 v1',
      'submitted submitted 150 v1',
    ])
    const report = await reportOf('D8-Q', period)
    expect(report).toMatchObject({ status: 'submitted', revision: 1, submittedById: officer.userId })
    expect(report.receiptNumber).toMatch(/^SH-2023Q1-[0-9A-Z]{6}$/)
    expect(report.contentHash).toBe(contentHash(await listCells(db, report.id, 'submitted')))
  })

  test('change what waits', async () => {
    const items = [
      d8('D8-3.1d', period, '223'),
      d8('D8-3.1c', period, '1'),
      d8('D8-3.1d', period, null, { deleted: true, categoryOptionCombo: combos.female }),
    ]
    expect(await send(items, {}, officer)).toEqual({ ...none, imported: 1, updated: 1, deleted: 1 })
    expect(await rows('D8-3.1d', period)).toEqual(['D071 total submitted 223'])
    const report = await reportOf('D8-Q', period)
    expect(report).toMatchObject({ status: 'submitted', revision: 1, version: 2 })
    expect(report.contentHash).toBe(contentHash(await listCells(db, report.id, 'submitted')))
  })

  test('aren’t approved by who sent them, but by a reviewer', async () => {
    const key = { formCode: 'D8-Q', orgUnitId: 'D071', period }
    const { version } = await reportOf('D8-Q', period)
    expect(await approveSubmission(reviewer, { ...key, version })).toMatchObject({ ok: true })
    expect(await rows('D8-3.1d', period)).toEqual(['D071 total approved 223'])
  })

  test('correct an approved report: what stands stays in force, the new waits whole, with its reason', async () => {
    expect(await send([d8('D8-3.1d', period, '223')], {}, officer)).toEqual({ ...none, ignored: 1 })
    expect(await reportOf('D8-Q', period)).toMatchObject({ status: 'approved', revision: 1 })
    expect(await send([d8('D8-3.1d', period, '230')], {}, officer)).toEqual({ ...none, updated: 1 })
    expect(await rows('D8-3.1d', period)).toEqual(['D071 total submitted 230', 'D071 total approved 223'])
    expect(await rows('D8-3.1c', period)).toEqual(['D071 total submitted 1', 'D071 total approved 1'])
    const report = await reportOf('D8-Q', period)
    expect(report).toMatchObject({
      status: 'submitted',
      revision: 2,
      correctionReason: 'Nhập từ tệp q2.json',
    })
    expect(report.contentHash).toBe(contentHash(await listCells(db, report.id, 'submitted')))
    expect((await history('D8-3.1d', period)).at(-1)).toBe('submitted submitted 230 v3')
  })

  test('the figures in force sent once more are no news, even while a correction waits', async () => {
    expect(await send([d8('D8-3.1d', period, '223')], {}, officer)).toEqual({ ...none, ignored: 1 })
    expect(await rows('D8-3.1d', period)).toEqual(['D071 total submitted 230', 'D071 total approved 223'])
  })

  test('a deletion is a correction too', async () => {
    const key = { formCode: 'D8-Q', orgUnitId: 'D071', period }
    await approveSubmission(reviewer, { ...key, version: (await reportOf('D8-Q', period)).version })
    expect(await send([d8('D8-3.1c', period, null, { deleted: true })], {}, officer)).toEqual({
      ...none,
      deleted: 1,
    })
    expect(await rows('D8-3.1c', period)).toEqual(['D071 total approved 1'])
    expect(await rows('D8-3.1d', period)).toEqual(['D071 total submitted 230', 'D071 total approved 230'])
    const element = await db.dataElement.findUniqueOrThrow({ where: { code: 'D8-3.1c' } })
    const wanted = {
      dataElementIds: [element.id],
      orgUnitIds: null,
      calendar: 'statistical' as const,
      periods: [period],
    }
    expect(await listValues({ ...wanted, stage: 'approved' })).toHaveLength(1)
    expect(await listValues({ ...wanted, stage: 'provisional' })).toHaveLength(0)
    await approveSubmission(reviewer, { ...key, version: (await reportOf('D8-Q', period)).version })
    expect(await rows('D8-3.1c', period)).toEqual([])
    const deleted = await history('D8-3.1c', period)
    expect(deleted.filter((event) => event.startsWith('deleted'))).not.toEqual([])
  })

  test('leave alone what an officer is typing, or has been given back', async () => {
    const key = { formCode: 'D8-Q', orgUnitId: 'D071', period: '2023Q2' }
    const cells = [{ dataElement: 'D8-3.1c', breakdown: '', value: '1', baseVersion: 0 }]
    await saveCells(officer, { ...key, mutationId: 'typing', cells }, today)
    expect(await send([d8('D8-3.1d', '2023Q2', '9')])).toEqual({
      ...none,
      ignored: 1,
      conflicts: ['orgUnit being-entered'],
    })
    await send([d8('D8-3.1d', '2023Q3', '9')], {}, officer)
    const { version } = await reportOf('D8-Q', '2023Q3')
    await returnForCorrection(reviewer, { ...key, period: '2023Q3', version, reason: 'Sai số liệu quý' })
    expect(await send([d8('D8-3.1d', '2023Q3', '8')])).toMatchObject({ conflicts: ['orgUnit being-entered'] })
    expect(await rows('D8-3.1d', '2023Q3')).toEqual(['D071 total draft 9'])
  })

  test('leave alone what one of two levels has approved', async () => {
    const item = (value: string) => d8('F2.e', '2023Q3', value, { categoryOptionCombo: combos.female })
    await send([item('4')])
    const { version } = await reportOf('F2', '2023Q3')
    expect(
      await approveSubmission(reviewer, { formCode: 'F2', orgUnitId: 'D071', period: '2023Q3', version }),
    ).toMatchObject({ ok: true })
    expect(await send([item('5')])).toMatchObject({ conflicts: ['orgUnit being-reviewed'] })
    expect(await rows('F2.e', '2023Q3')).toEqual(['D071 sex=female submitted 4'])
  })

  test('leave alone a locked report until somebody gives leave', async () => {
    const key = { formCode: 'D8-Q', orgUnitId: 'D071', period: '2024Q2' }
    await send([d8('D8-3.2', '2024Q2', '4')], {}, officer)
    await approveSubmission(reviewer, { ...key, version: (await reportOf('D8-Q', '2024Q2')).version })
    expect(await lockSubmission(reviewer, key)).toMatchObject({ ok: true })
    const change = [d8('D8-3.2', '2024Q2', '5')]
    expect(await send(change, {}, officer)).toMatchObject({
      updated: 0,
      conflicts: ['orgUnit report-locked'],
    })
    expect((await reportOf('D8-Q', '2024Q2')).status).toBe('locked')
    const leave = { ...key, reason: 'Bổ sung số liệu còn thiếu', until: addDays(todayInVietNam(), 1) }
    expect(await grantException(reviewer, leave, todayInVietNam())).toMatchObject({ ok: true })
    expect(await send(change, {}, officer)).toMatchObject({ updated: 1, conflicts: [] })
    expect(await reportOf('D8-Q', '2024Q2')).toMatchObject({ status: 'submitted', revision: 2 })
    expect(await rows('D8-3.2', '2024Q2')).toEqual(['D071 total submitted 5', 'D071 total approved 4'])

    // The correction needs leave to its end, and the report is locked again with it.
    const ended = { revokedAt: new Date() }
    await db.lockException.updateMany({ where: { period: '2024Q2' }, data: ended })
    const again = [d8('D8-3.2', '2024Q2', '6')]
    expect(await send(again, {}, officer)).toMatchObject({ conflicts: ['orgUnit report-locked'] })
    expect(await grantException(reviewer, leave, todayInVietNam())).toMatchObject({ ok: true })
    expect(await send(again, { approve: true })).toMatchObject({ updated: 1, conflicts: [] })
    expect(await reportOf('D8-Q', '2024Q2')).toMatchObject({ status: 'locked', revision: 2 })
    expect(await send([d8('D8-3.2', '2024Q2', '7')], { approve: true })).toMatchObject({ updated: 1 })
    expect(await reportOf('D8-Q', '2024Q2')).toMatchObject({ status: 'locked', revision: 3 })
    expect(await rows('D8-3.2', '2024Q2')).toEqual(['D071 total approved 7'])
  })

  test('leave alone a closed period, new or approved, until somebody gives leave', async () => {
    const form = await findForm('F2')
    const closeAfter = (lockDays: number | null) =>
      db.$transaction(async (tx) => {
        await tx.form.update({ where: { code: 'F2' }, data: { lockDays } })
        await bumpDataVersion(tx, { catalogue: true })
      })
    const item = (period: string, value: string) =>
      d8('F2.e', period, value, { categoryOptionCombo: combos.female })
    const cell = async (period: string) => (await rows('F2.e', period)).join()
    await send([item('2022Q2', '3')], { approve: true })
    // 2022Q3 ends on 30/09/2022 and closes 60 days later; 2024Q2 is open until 29/08/2024.
    await closeAfter(60)
    const closed = 'period period-closed'
    expect(
      await send([item('2022Q2', '3'), item('2022Q2', '4'), item('2022Q3', '4'), item('2024Q2', '4')]),
    ).toEqual({ ...none, imported: 1, ignored: 3, conflicts: ['dataElement duplicate', closed] })
    expect(await send([item('2022Q2', '4')])).toEqual({ ...none, ignored: 1, conflicts: [closed] })
    expect(await send([item('2022Q2', '4')], { atomic: 'all' })).toMatchObject({ refused: true })
    expect(await send([item('2022Q2', '4')], { approve: true })).toMatchObject({ conflicts: [closed] })
    expect([await cell('2022Q2'), await cell('2022Q3')]).toEqual(['D071 sex=female approved 3', ''])

    for (const [period, until] of [
      ['2022Q2', today],
      ['2022Q3', '2024-07-31'],
    ] as const)
      await db.lockException.create({
        data: { formId: form?.id ?? 0, orgUnitId: 'D071', period, reason: 'Bổ sung', until: new Date(until) },
      })
    expect(await send([item('2022Q2', '4'), item('2022Q3', '4')])).toEqual({
      ...none,
      updated: 1,
      ignored: 1,
      conflicts: [closed],
    })
    expect(await send([item('2022Q3', '4')], { approve: true })).toEqual({ ...none, imported: 1 })
    expect(await cell('2022Q3')).toBe('D071 sex=female approved 4')
    await closeAfter(null)
  })

  test('many reports in one file each get their own receipt', async () => {
    const periods = ['2021Q1', '2021Q2', '2021Q3', '2021Q4', '2022Q1']
    expect(
      await send(periods.map((one) => d8('F2.e', one, '3', { categoryOptionCombo: combos.female }))),
    ).toEqual({ ...none, imported: 5 })
    const receipts = await db.submission.findMany({ where: { period: { in: periods } } })
    expect(new Set(receipts.map(({ receiptNumber }) => receiptNumber)).size).toBe(5)
    expect(
      receipts.every(({ status, submittedById }) => status === 'submitted' && submittedById === null),
    ).toBe(true)
  })
})

describe('approved on write', () => {
  test('a form without levels', async () => {
    expect(await send([d8('F0.e', '2023Q1', '0')], {}, officer)).toEqual({ ...none, imported: 1 })
    expect(await rows('F0.e', '2023Q1')).toEqual(['D071 total approved 0'])
    const report = await reportOf('F0', '2023Q1')
    expect(report).toMatchObject({ status: 'approved', approvals: [] })
    expect(report.contentHash).toBe(contentHash(await listCells(db, report.id, 'approved')))
    expect(await send([d8('F0.e', '2023Q1', '2')], {}, officer)).toEqual({ ...none, updated: 1 })
    expect(await reportOf('F0', '2023Q1')).toMatchObject({ status: 'approved', revision: 2 })
    expect(await history('F0.e', '2023Q1')).toEqual(['approved approved 0 v1', 'approved approved 2 v2'])
  })

  test('by the machine’s own administrator, of a new report, one that waits, and one approved', async () => {
    const item = (value: string) => d8('D8-3.1d', '2023Q4', value)
    await send([item('7'), d8('D8-3.1c', '2023Q4', '1')])
    expect(await send([item('7')], { approve: true })).toEqual({ ...none, updated: 1 })
    expect(await rows('D8-3.1d', '2023Q4')).toEqual(['D071 total approved 7'])
    expect(await rows('D8-3.1c', '2023Q4')).toEqual(['D071 total approved 1'])
    expect(await send([item('8')], { approve: true })).toEqual({ ...none, updated: 1 })
    expect(await rows('D8-3.1d', '2023Q4')).toEqual(['D071 total approved 8'])
    const report = await reportOf('D8-Q', '2023Q4')
    expect(report).toMatchObject({ status: 'approved', revision: 2 })
    expect(
      report.approvals.map(({ revision, decision, decidedById }) => [revision, decision, decidedById]),
    ).toEqual([
      [1, 'approved', null],
      [2, 'approved', null],
    ])
    expect(await send([d8('D8-3.1d', '2024Q1', '8')], { approve: true })).toEqual({ ...none, imported: 1 })
    expect(await rows('D8-3.1d', '2024Q1')).toEqual(['D071 total approved 8'])
    const event = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })
    expect(event.details).toMatchObject({ approved: true, reports: 1 })
  })

  test('by nobody else', async () => {
    await send([d8('D8-3.1d', '2024Q2', '8')], { approve: true }, admin)
    expect(await rows('D8-3.1d', '2024Q2')).toEqual(['D071 total submitted 8'])
  })
})

describe('who may', () => {
  const attempts = [
    ['officer', 'D071', ['D8'], 'imported'],
    ['officer', 'P08-2025', [], 'imported'],
    ['admin', 'VN', [], 'imported'],
    ['officer', 'D071', ['VST'], 'orgUnit not-found'],
    ['officer', 'D061', [], 'orgUnit not-found'],
    ['viewer', 'D071', [], 'not-found'],
    ['reviewer', 'P08-2025', [], 'not-found'],
    ['auditor', 'VN', [], 'not-found'],
    ['admin', 'P08-2025', [], 'not-found'],
  ] as const
  let count = 0

  test.each(attempts)('%s of %s for %j: %s', async (role, unit, programmes, outcome) => {
    const person = await createPerson(role, unit, [...programmes])
    count += 1
    async function* file() {
      yield JSON.stringify({ dataValues: [free(`20${String(count).padStart(2, '0')}`, '1')] })
    }
    const before = await db.auditEvent.count()
    const result = await importDataValues(person, file(), { today })
    const said = result.ok
      ? (result.value.conflicts.map(({ property, code }) => `${property} ${code}`)[0] ?? 'imported')
      : result.error.code
    expect(said).toBe(outcome)
    expect(await db.auditEvent.count()).toBe(before + (result.ok ? 1 : 0))
  })
})
