import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { getDataVersion } from '@/lib/audit/data-version-queries'
import { db } from '@/lib/db'
import type { Calendar, Stage, SubmissionStatus } from '@/lib/generated/prisma/client'
import { useTestDatabase } from '@/lib/testing/database'
import { importDataValues } from './data-values-commands'
import { type ExportQuery, exportDataValues } from './export-values-commands'

useTestDatabase({ seed: 'catalogue' })

const actor = { system: 'cli' } as const
const today = '2024-08-01'

async function exported(query: Omit<ExportQuery, 'format'> & Partial<ExportQuery>) {
  let text = ''
  const result = await exportDataValues(actor, { format: 'json', ...query }, async (piece) => {
    text += piece
  })
  return { text, result }
}

async function imported(text: string, approve = false) {
  async function* file() {
    yield text
  }
  const result = await importDataValues(actor, file(), { today, approve })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

/** Everything the store holds of figures, and how far it has moved. */
async function store() {
  const values = await db.dataValue.findMany({ orderBy: { id: 'asc' } })
  const submissions = await db.submission.findMany({ orderBy: { id: 'asc' } })
  const { version, catalogueVersion } = await getDataVersion()
  return { values, submissions, version, catalogueVersion, history: await db.dataValueVersion.count() }
}

const elements = ['D8-3.1d', 'D8-3.1a', 'D8-3.1c', 'D8-F.1', 'VST-1']
/** Those that owe the form most often, so that most figures can be taken. */
const units = ['D071', 'D071', 'D071', 'D072', 'D072', 'P08-2008', 'VN']
const periods = [
  '2023Q3',
  '2023Q3',
  '2023Q4',
  '2023Q4',
  '2023Q4',
  '2023H1',
  '2023',
  '202309',
  '2023N9',
  'P2021-2025',
]
const keys = ['', 'sex=female', 'sex=male', 'ethnicity=minority']
const ids = { element: new Map<string, number>(), key: new Map<string, number>() }
let forms: { id: number; code: string }[] = []
/** What the forms have columns for: nothing else comes into a store. */
const columns = new Set<string>()

beforeAll(async () => {
  for (const { code, id } of await db.dataElement.findMany()) ids.element.set(code, id)
  for (const { key, id } of await db.breakdown.findMany()) ids.key.set(key, id)
  forms = await db.form.findMany({ select: { id: true, code: true } })
  for (const item of await db.formItem.findMany({ include: { dataElement: true } }))
    for (const key of item.columns) columns.add(`${item.dataElement.code} ${key}`)
})

const figure = fc.record({
  element: fc.constantFrom(...elements),
  unit: fc.constantFrom(...units),
  period: fc.constantFrom(...periods),
  calendar: fc.constantFrom<Calendar[]>('statistical', 'statistical', 'statistical', 'administrative'),
  key: fc.constantFrom(...keys),
  stages: fc.constantFrom<Stage[]>(
    ['approved'],
    ['submitted'],
    ['approved', 'submitted'],
    ['draft'],
    ['approved', 'draft'],
  ),
  value: fc.oneof(
    fc.constant('0'),
    fc.integer({ min: -5, max: 999_999 }).map(String),
    fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 9 })).map(([a, b]) => `${a}.${b}0`),
    fc.constant(null),
  ),
  comment: fc.option(fc.constantFrom<string[]>('ghi chú', 'có, "ngoặc"', 'hai\ndòng', '=1+1', ' cách ')),
  owned: fc.boolean(),
})

type Figure = typeof figure extends fc.Arbitrary<infer One> ? One : never

/** A store as it may have come about: by reports in any state, by loading, by demonstration. */
async function fill(figures: readonly Figure[]): Promise<void> {
  await db.dataValue.deleteMany()
  await db.submission.deleteMany({ where: { approvals: { none: {} } } })
  const states = new Map<string, SubmissionStatus>()
  for (const { element, unit, period, calendar, key, stages, value, comment, owned } of figures) {
    if (!columns.has(`${element} ${key}`)) continue
    const form = forms.find(({ code }) => code === (element.startsWith('VST') ? 'VST-6T' : 'D8-Q'))
    const place = { formId: form?.id ?? 0, orgUnitId: unit, period }
    const report = JSON.stringify(place)
    const open = stages.find((stage) => stage !== 'approved') ?? 'approved'
    const status = states.get(report) ?? open
    if (owned) states.set(report, status)
    const submission = owned
      ? await db.submission.upsert({
          where: { formId_orgUnitId_period: place },
          create: { ...place, calendar, status },
          update: {},
        })
      : null
    // A report is open in one way at a time, and what belongs to none is in force.
    const kept = stages.filter((stage) => stage === 'approved' || (owned && stage === status))
    await db.dataValue.createMany({
      data: kept.map((stage) => ({
        dataElementId: ids.element.get(element) ?? 0,
        breakdownId: ids.key.get(key) ?? 0,
        orgUnitId: unit,
        calendar,
        period,
        stage,
        value: value !== null && stage === 'submitted' && stages.length > 1 ? Number(value) + 1 : value,
        missing: value === null ? 'not-available' : null,
        comment: comment?.trim() ?? null,
        origin: 'reported' as const,
        submissionId: submission?.id ?? null,
      })),
    })
  }
}

const distinct = fc.uniqueArray(figure, {
  minLength: 4,
  maxLength: 16,
  selector: ({ element, unit, period, calendar, key }) => [element, unit, period, calendar, key].join('|'),
})

describe('export, then import', () => {
  test.each([
    [{ stage: 'approved', idScheme: 'uid', format: 'json' }],
    [{ stage: 'approved', idScheme: 'code', format: 'csv' }],
    [{ stage: 'provisional', idScheme: 'uid', format: 'csv' }],
    [{ stage: 'provisional', idScheme: 'code', format: 'json' }],
  ] as const)('changes nothing in any store: %o', { timeout: 240_000 }, async (query) => {
    await fc.assert(
      fc.asyncProperty(distinct, async (figures) => {
        await fill(figures)
        const before = await store()
        const { text } = await exported({ ...query, dataElements: elements })
        const { imported: added, updated, deleted } = await imported(text)
        expect({ added, updated, deleted }).toEqual({ added: 0, updated: 0, deleted: 0 })
        expect(await store()).toEqual(before)
      }),
      { numRuns: 12 },
    )
  })
})

test('an export brings every figure back into an empty store', async () => {
  const base = { unit: 'D071', period: '2023Q4', calendar: 'statistical', stages: ['approved'] } as const
  const figures = [
    { ...base, element: 'D8-3.1d', key: '', value: '222', comment: 'có, "ngoặc"\nhai dòng' },
    { ...base, element: 'D8-3.1d', key: 'sex=female', value: '0', comment: null },
    { ...base, element: 'D8-3.1c', key: '', value: '1', comment: '=1+1' },
  ]
  const read = async () =>
    (await db.dataValue.findMany({ orderBy: [{ dataElementId: 'asc' }, { breakdownId: 'asc' }] })).map(
      ({ dataElementId, breakdownId, stage, value, comment }) => [
        dataElementId,
        breakdownId,
        stage,
        value,
        comment,
      ],
    )
  for (const format of ['json', 'csv'] as const) {
    await fill(figures.map((one) => ({ ...one, stages: [...one.stages], owned: true })))
    const before = await read()
    const { text } = await exported({ form: 'D8-Q', format })
    await fill([])
    expect((await imported(text, true)).imported).toBe(3)
    expect(await read()).toEqual(before)
  }
})

describe('an export', () => {
  beforeAll(async () => {
    const base = { calendar: 'statistical', stages: ['approved'], comment: null, owned: false } as const
    await fill([
      { ...base, element: 'D8-3.1d', unit: 'D071', period: '2023Q4', key: '', value: '0', comment: 'a,b' },
      { ...base, element: 'D8-3.1d', unit: 'D071', period: '2023Q4', key: 'sex=female', value: '1.50' },
      { ...base, element: 'D8-3.1d', unit: 'D072', period: '2023Q3', key: '', value: null },
      {
        ...base,
        element: 'D8-3.1d',
        unit: 'D072',
        period: '2023Q4',
        key: '',
        value: '7',
        calendar: 'administrative',
      },
      {
        ...base,
        element: 'VST-1',
        unit: 'VN',
        period: '2023H1',
        key: '',
        value: '4',
        calendar: 'administrative',
      },
      {
        ...base,
        owned: true,
        element: 'D8-3.1c',
        unit: 'D071',
        period: '2023Q4',
        key: '',
        value: '3',
        stages: ['approved', 'submitted'],
      },
    ] as Figure[])
  })

  test('has what is in force, with zero, in DHIS2’s words; what DHIS2 has no words for is counted', async () => {
    const { text, result } = await exported({ form: 'D8-Q' })
    const unit = await db.orgUnit.findUniqueOrThrow({ where: { id: 'D071' } })
    const { dataValues } = JSON.parse(text)
    expect(dataValues).toHaveLength(3)
    expect(dataValues[0]).toEqual({
      dataElement: (await db.dataElement.findUniqueOrThrow({ where: { code: 'D8-3.1d' } })).uid,
      period: '2023Q4',
      orgUnit: unit.uid,
      categoryOptionCombo: 'HllvX50cXC0',
      attributeOptionCombo: 'HllvX50cXC0',
      value: '0',
      lastUpdated: expect.any(String),
      comment: 'a,b',
    })
    expect(dataValues.map(({ value }: { value: string }) => value)).toEqual(['0', '1.5', '3'])
    expect(result).toMatchObject({
      ok: true,
      value: { exported: 3, leftOut: { missing: 1, otherCalendar: 1 } },
    })
    expect(await db.auditEvent.findFirst({ orderBy: { seq: 'desc' } })).toMatchObject({
      action: 'values.export',
    })
  })

  test('with codes: a half-year as DHIS2 spells it, a unit by its code of that time', async () => {
    const { text } = await exported({ dataElements: ['VST-1', 'D8-3.1d'], idScheme: 'code', format: 'csv' })
    const lines = text.trim().split('\n')
    expect(lines[0]).toMatch(/^dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value/)
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 6).join(','))).toEqual([
      'D8-3.1d,2023Q4,071,default,default,0',
      'D8-3.1d,2023Q4,071,sex=female,default,1.5',
      expect.stringMatching(/^VST-1,2023S1,.+,default,default,4$/),
    ])
  })

  test('by place, time and stage', async () => {
    const values = async (query: Parameters<typeof exported>[0]) =>
      (JSON.parse((await exported(query)).text).dataValues as { value: string }[]).map(({ value }) => value)
    expect(await values({ form: 'D8-Q', orgUnit: 'P08-2025', period: '2023' })).toEqual(['0', '1.5', '3'])
    expect(await values({ form: 'D8-Q', orgUnit: 'D072' })).toEqual([])
    expect(await values({ form: 'D8-Q', period: '2024' })).toEqual([])
    expect(await values({ dataElements: ['D8-3.1c'], stage: 'provisional' })).toEqual(['4'])
  })

  test.each([
    [{ form: 'NOPE' }, 'not-found', 'form'],
    [{ dataElements: ['NOPE'] }, 'not-found', 'data-element'],
    [{ form: 'D8-Q', orgUnit: 'NOPE' }, 'not-found', 'org-unit'],
    [{ form: 'D8-Q', period: '2023W5' }, 'not-a-period', 'period'],
  ])('%o is refused', async (query, code, field) => {
    expect((await exported(query)).result).toEqual({ ok: false, error: { code, field } })
  })
})
