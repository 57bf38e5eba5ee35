import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import { verifyAudit } from '@/lib/audit/verify-queries'
import { db } from '@/lib/db'
import { addDays } from '@/lib/periods/deadline'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { assignReviewer } from './assign-commands'
import { dropCorrection } from './correction-commands'
import { grantException, lockSubmission, revokeException } from './lock-commands'
import { approveSubmission, returnForCorrection } from './review-commands'
import { saveCells } from './save-commands'
import type { SubmissionKey } from './submission'
import { reopenForCorrection, submitForm, withdrawSubmission } from './workflow-commands'
import {
  type Action,
  chooseRefusal,
  chooseStep,
  judge,
  type Name,
  newWorld,
  people,
  perform,
  places,
  type Report,
  reason,
  type World,
} from './workflow-model'
import { walks } from './workflow-walks'

useTestDatabase({ seed: 'catalogue' })

// The same walks every time; other and more ones by WORKFLOW_SEED and WORKFLOW_RUNS.
const seed = Number(process.env.WORKFLOW_SEED ?? 3)
const numRuns = Number(process.env.WORKFLOW_RUNS ?? 8)
const period = '2023Q4'
// Day 0 is five days before 01/03/2024, the first on which a form that closes after 60 days takes nothing more.
const firstDay = '2024-02-24'
const unitIds = { A: 'D071', B: 'D072' } as const
/** Each form asks two elements of its own: one figure of a unit and period belongs to one form. */
const elements = [
  ['D8-3.1c', 'D8-3.1'],
  ['D8-1.2', 'D8-2.2a'],
  ['D8-4.2', 'D8-3.2'],
]
const formOf = (place: number) => places[place]?.levels ?? 0
const names = Object.keys(people) as Name[]
const viewers = {} as Record<Name, Viewer>

beforeAll(async () => {
  for (const name of names) viewers[name] = await toPerson(name)
  await db.$transaction(async (tx) => {
    const programme = await tx.programme.findUniqueOrThrow({ where: { code: 'D8' } })
    for (const [levels, codes] of elements.entries()) {
      const items = await tx.dataElement.findMany({ where: { code: { in: codes } } })
      await tx.form.create({
        data: {
          uid: `wfModelForm${levels}`.slice(-11),
          code: `MODEL-${levels}`,
          nameVi: 'Biểu thử',
          nameEn: 'Test form',
          programmeId: programme.id,
          frequency: 'quarter',
          calendar: 'statistical',
          approvalLevels: levels,
          dueDays: 15,
          reviewDays: 25,
          lockDays: levels === 0 ? null : 60,
          sections: {
            create: {
              code: 'S',
              nameVi: 'Phần',
              nameEn: 'Part',
              order: 1,
              items: { create: items.map(({ id }, order) => ({ dataElementId: id, order, columns: [''] })) },
            },
          },
          assignments: { create: Object.values(unitIds).map((orgUnitId) => ({ orgUnitId })) },
        },
      })
    }
    await bumpDataVersion(tx, { catalogue: true })
  })
})

async function toPerson(name: Name): Promise<Viewer> {
  const grants: Record<Name, [Parameters<typeof createPerson>[0], string]> = {
    officerA: ['officer', unitIds.A],
    colleagueA: ['officer', unitIds.A],
    officerB: ['officer', unitIds.B],
    reviewer: ['reviewer', 'P08-2025'],
    secondReviewer: ['reviewer', 'VN'],
    officerAndReviewer: ['reviewer', 'P08-2025'],
    admin: ['admin', 'VN'],
    auditor: ['auditor', 'P08-2025'],
    committee: ['viewer', 'VN'],
    elsewhere: ['reviewer', 'P19-2025'],
  }
  const viewer = await createPerson(...grants[name])
  if (name !== 'officerAndReviewer') return viewer
  await db.grant.create({ data: { userId: viewer.userId, role: 'officer', orgUnitId: unitIds.A } })
  const second = { role: 'officer' as const, orgUnitId: unitIds.A, programmeCodes: [] }
  return { ...viewer, grants: [...viewer.grants, second] }
}

function keyOf(place: number): SubmissionKey {
  return { formCode: `MODEL-${formOf(place)}`, orgUnitId: unitIds[places[place]?.unit ?? 'A'], period }
}

const findStored = ({ formCode, orgUnitId }: SubmissionKey) =>
  db.submission.findFirst({ where: { form: { code: formCode }, orgUnitId, period } })

type Outcome = { ok: boolean; error?: { code: string } }

/** Does the action for real. */
async function act(world: World, action: Action): Promise<Outcome> {
  const key = keyOf(action.place)
  const viewer = viewers[action.who]
  const today = addDays(firstDay, world.day)
  const stored = await findStored(key)
  const version = (stored?.version ?? 0) - ('stale' in action && action.stale ? 1 : 0)
  switch (action.kind) {
    case 'save': {
      const dataElement = elements[formOf(action.place)]?.[action.figure] ?? ''
      const draft = await db.dataValue.findFirst({
        where: { submissionId: stored?.id ?? null, stage: 'draft', dataElement: { code: dataElement } },
      })
      const cell = { dataElement, breakdown: '', value: action.value, baseVersion: draft?.version ?? 0 }
      return saveCells(viewer, { ...key, mutationId: crypto.randomUUID(), cells: [cell] }, today)
    }
    case 'submit':
      return submitForm(viewer, key, today)
    case 'withdraw':
      return withdrawSubmission(viewer, key, today)
    case 'reopen':
      return reopenForCorrection(viewer, { ...key, reason: action.reason }, today)
    case 'approve':
      return approveSubmission(viewer, { ...key, version })
    case 'return':
      return returnForCorrection(viewer, { ...key, version, reason: action.reason })
    case 'drop':
      return dropCorrection(viewer, key)
    case 'lock':
      return lockSubmission(viewer, key)
    case 'grant': {
      const until = addDays(today, action.days)
      return grantException(viewer, { ...key, until, reason: action.reason }, today)
    }
    case 'revoke': {
      const latest = await db.lockException.findFirst({
        where: { form: { code: key.formCode }, orgUnitId: key.orgUnitId },
        orderBy: { id: 'desc' },
      })
      return revokeException(viewer, { id: latest?.id ?? 0 }, today)
    }
    case 'assign': {
      const reviewerId = action.to && viewers[action.to].userId
      const expected = action.stale ? crypto.randomUUID() : (stored?.reviewerId ?? null)
      return assignReviewer(viewer, { ...key, reviewerId, expected })
    }
  }
}

async function auditedSince(seq: bigint): Promise<string[]> {
  const rows = await db.auditEvent.findMany({ where: { seq: { gt: seq } }, orderBy: { seq: 'asc' } })
  return rows.map(({ action, actor }) => `${action} ${actor}`)
}

/** What the database holds of a report, in the words of the model. */
async function observe(place: number) {
  const key = keyOf(place)
  const stored = await findStored(key)
  const rows = await db.dataValue.findMany({
    where: { orgUnitId: key.orgUnitId, period, dataElement: { code: { in: elements[formOf(place)] ?? [] } } },
    include: { dataElement: { select: { code: true } } },
  })
  const figures = rows.map(
    ({ stage, dataElement, value }) => `${stage} ${dataElement.code} ${value?.toFixed() ?? '-'}`,
  )
  return {
    status: stored?.status ?? 'not-started',
    revision: stored?.revision ?? 1,
    desk: stored?.reviewerId ?? null,
    figures: figures.sort(),
  }
}

function expected(place: number, { status, revision, desk, figures, inForce }: Report) {
  const stage = status === 'submitted' ? 'submitted' : 'draft'
  const codes = elements[formOf(place)] ?? []
  const lines = (of: Report['figures'], name: string) =>
    [...of].map(([figure, { value }]) => `${name} ${codes[figure]} ${value ?? '-'}`)
  return {
    status,
    revision,
    desk: desk && viewers[desk].userId,
    figures: [...lines(figures, stage), ...lines(inForce, 'approved')].sort(),
  }
}

/** Begins anew; only histories stay, which nobody can delete and no step reads. */
async function forget(): Promise<void> {
  const where = { submission: { form: { code: { startsWith: 'MODEL-' } } } }
  await db.approval.deleteMany({ where })
  await db.valueMutation.deleteMany()
  await db.dataValue.deleteMany({ where: { period } })
  await db.lockException.deleteMany()
  await db.submission.deleteMany({ where: { form: where.submission.form } })
}

const value = fc.constantFrom('1', '2', '3', null)
const words = fc.constantFrom(reason, reason, reason, ' ngắn ')
const who = fc.constantFrom(...names)
const place = fc.nat(places.length - 1)
const stale = fc.constantFrom(false, false, false, true)
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('save' as const), place, who, figure: fc.nat(1), value }),
  fc.record({ kind: fc.constant('submit' as const), place, who }),
  fc.record({ kind: fc.constant('withdraw' as const), place, who }),
  fc.record({ kind: fc.constant('drop' as const), place, who }),
  fc.record({ kind: fc.constant('lock' as const), place, who }),
  fc.record({ kind: fc.constant('revoke' as const), place, who }),
  fc.record({ kind: fc.constant('reopen' as const), place, who, reason: words }),
  fc.record({ kind: fc.constant('approve' as const), place, who, stale }),
  fc.record({ kind: fc.constant('return' as const), place, who, stale, reason: words }),
  fc.record({
    kind: fc.constant('grant' as const),
    place,
    who,
    days: fc.integer({ min: -1, max: 61 }),
    reason: words,
  }),
  fc.record({ kind: fc.constant('assign' as const), place, who, to: fc.option(who), stale }),
)

class Attempt implements fc.AsyncCommand<World, object> {
  constructor(private readonly action: Action) {}
  check() {
    return true
  }
  async run(world: World) {
    const { action } = this
    const { code, event } = judge(world, action)
    const before = await db.auditEvent.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } })
    const result = await act(world, action)
    expect(result.ok ? 'ok' : result.error?.code).toBe(code)
    expect(await auditedSince(before?.seq ?? 0n)).toEqual(
      event ? [`${event} ${viewers[action.who].email}`] : [],
    )
    if (result.ok) perform(world, action)
    const report = world.reports[action.place] as Report
    expect(await observe(action.place)).toEqual(expected(action.place, report))
  }
  toString() {
    return JSON.stringify(this.action)
  }
}

/** A step chosen by what the model says of it: chance alone seldom gets to the end, or to what is nearly allowed. */
class NextStep extends Attempt {
  constructor(
    private readonly choose: typeof chooseStep,
    private readonly chance: number,
  ) {
    super({ kind: 'submit', place: 0, who: 'officerA' })
  }
  override async run(world: World) {
    const step = this.choose(world, this.chance)
    if (step) await new Attempt(step).run(world)
  }
  override toString() {
    return `${this.choose.name}(${this.chance})`
  }
}

class DaysPass extends Attempt {
  constructor(private readonly days: number) {
    super({ kind: 'submit', place: 0, who: 'officerA' })
  }
  override async run(world: World) {
    world.day += this.days
  }
  override toString() {
    return `DaysPass(${this.days})`
  }
}

const commands = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: action.map((one) => new Attempt(one)) },
    { weight: 4, arbitrary: fc.nat().map((chance) => new NextStep(chooseStep, chance)) },
    { weight: 4, arbitrary: fc.nat().map((chance) => new NextStep(chooseRefusal, chance)) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 4).map((days) => new DaysPass(days)) },
  ),
  { minLength: 50, maxLength: 50 },
)

test('whatever anybody tries: what is forbidden changes nothing, what is allowed is audited once', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (steps) => {
      await forget()
      await fc.asyncModelRun(() => ({ model: newWorld(), real: {} }), steps)
    }),
    { numRuns, seed, endOnFailure: true },
  )
  expect((await verifyAudit()).ok).toBe(true)
}, 600_000)

test.each(walks)('by hand: %s', async (_what, steps) => {
  await forget()
  const world = newWorld()
  for (const [index, step] of steps.entries()) {
    if (typeof step === 'number') world.day += step
    else {
      const [code, action] = step
      const name = `step ${index + 1}: ${JSON.stringify(action)}`
      expect(`${name}: ${judge(world, action).code}`).toBe(`${name}: ${code}`)
      await new Attempt(action).run(world)
    }
  }
})

test('by hand, every kind of step is allowed, forbidden and not found, and refused for every reason of its own', () => {
  const kinds = new Map<Action['kind'], Set<string>>()
  for (const step of walks.flatMap(([, steps]) => steps)) {
    if (typeof step === 'number') continue
    const [code, { kind }] = step
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(code))
  }
  const always = ['ok', 'forbidden', 'not-found']
  const own: Record<Action['kind'], string[]> = {
    save: ['closed', 'locked'],
    submit: ['closed', 'locked', 'invalid'],
    withdraw: ['not-submitted', 'already-decided', 'closed'],
    reopen: ['reason-required', 'not-approved', 'closed'],
    drop: ['no-correction'],
    approve: ['not-submitted', 'own-submission', 'already-decided', 'changed-meanwhile'],
    return: ['reason-required', 'not-submitted', 'own-submission', 'already-decided', 'changed-meanwhile'],
    lock: ['already-decided', 'not-approved'],
    grant: ['reason-required', 'own-unit', 'day-past', 'day-too-late', 'not-closed'],
    revoke: ['already-decided'],
    assign: ['not-submitted', 'not-a-reviewer', 'own-submission', 'already-decided', 'changed-meanwhile'],
  }
  for (const [kind, codes] of Object.entries(own))
    expect([kind, [...(kinds.get(kind as Action['kind']) ?? [])].sort()]).toEqual([
      kind,
      [...always, ...codes].sort(),
    ])
})

test('by hand, whatever leaves an event does so in a first report and in a correction', () => {
  const events = new Set<string>()
  for (const [, steps] of walks) {
    const world = newWorld()
    for (const step of steps) {
      if (typeof step === 'number') world.day += step
      else {
        const [, action] = step
        const { code, event } = judge(world, action)
        const isCorrection = (world.reports[action.place]?.revision ?? 1) > 1
        if (event) events.add(`${event} ${isCorrection ? 'again' : 'first'}`)
        if (code === 'ok') perform(world, action)
      }
    }
  }
  const steps = ['submit', 'withdraw', 'return', 'approve', 'reopen', 'lock', 'assign']
  const both = [...steps.map((step) => `submission.${step}`), 'exception.grant', 'exception.revoke']
  const wanted = [...both.flatMap((event) => [`${event} first`, `${event} again`]), 'submission.drop again']
  expect([...events].sort()).toEqual(wanted.sort())
})
