import { canEnter, grantsReaching } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record'
import { type Body, bodies, type CompositionKind, compositionKinds } from '@/lib/catalogue/body-feeds'
import { db, type Tx } from '@/lib/db'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { type IsoDate, parsePeriod } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import type { SeatedBody } from '@/lib/submissions/derived/body-places'
import {
  type CompositionFailure,
  type CompositionInput,
  countNames,
  isInTerm,
  refuseCounts,
  representationProgramme,
} from './bodies'
import { followBody } from './follow-body-commands'
import { type FollowGround, getFollowGround } from './follow-commands'
import { clean, isUuid, refuseDay, toDate } from './text'
import { Undone } from './undone'

const longestName = 200
const longestText = 2000

type Stored = NonNullable<Awaited<ReturnType<Tx['bodyComposition']['findUnique']>>>

/** Records who sits in a body as of a day; a change during the term is another row with a later day. */
export async function recordComposition(
  viewer: Viewer,
  input: CompositionInput,
  today: IsoDate,
): Promise<Result<{ id: string }, CompositionFailure>> {
  const along = await getFollowGround()
  const { tree } = along.ground
  const refusal = refuseUnit(viewer, tree, input.orgUnitId) ?? refuseInput(tree, input, today)
  if (refusal) return fail(refusal)
  const { place, rest } = toColumns(input)
  return undoable(async (tx) => {
    const there = await tx.bodyComposition.findUnique({
      where: { body_orgUnitId_name_term_kind_asOf: place },
    })
    if (there && there.removedAt === null) return fail({ code: 'there-already', field: 'asOf' })
    const data = { ...rest, origin: 'reported' as const, updatedById: viewer.userId }
    // One that was taken back is written anew: the log holds both.
    const { id } = there
      ? await tx.bodyComposition.update({
          where: { id: there.id },
          data: { ...data, removedAt: null, version: { increment: 1 }, updatedAt: new Date() },
        })
      : await tx.bodyComposition.create({ data: { ...place, ...data } })
    const options = { reason: input.reason ?? '', today }
    const reopened = await followBody(tx, viewer, along, seatedOf(tree, place), options)
    const after = countsOf(input)
    await audit(tx, viewer, 'composition.record', { id, ...place }, { after, ...reopened })
    return ok({ id })
  })
}

/** Corrects the counts, source and note of a row; what it is of stays. */
export async function changeComposition(
  viewer: Viewer,
  { id, version, ...input }: CompositionInput & { id: string; version: number },
  today: IsoDate,
): Promise<Result<void, CompositionFailure>> {
  return inComposition(viewer, id, version, async (tx, before, along) => {
    const { tree } = along.ground
    const same = { ...input, ...keyOf(before) }
    const refusal = refuseInput(tree, same, today)
    if (refusal) return fail(refusal)
    await tx.bodyComposition.update({
      where: { id, version },
      data: {
        ...toColumns(same).rest,
        updatedById: viewer.userId,
        version: { increment: 1 },
        updatedAt: new Date(),
      },
    })
    const options = { reason: input.reason ?? '', today }
    const reopened = await followBody(tx, viewer, along, seatedOf(tree, before), options)
    const counts = { before: countsOf(before), after: countsOf(same) }
    await audit(tx, viewer, 'composition.change', before, { ...counts, ...reopened })
    return ok(undefined)
  })
}

/** Takes a row back: it counts no more, and stays in the database and the log. */
export async function removeComposition(
  viewer: Viewer,
  { id, version, reason }: { id: string; version: number; reason: string },
  today: IsoDate,
): Promise<Result<void, CompositionFailure>> {
  return inComposition(viewer, id, version, async (tx, before, along) => {
    const why = clean(reason)
    if (why === '') return fail({ code: 'reason-required', field: 'reason' })
    if (why.length > longestText)
      return fail({ code: 'too-long', field: 'reason', limit: longestText, found: why.length })
    await tx.bodyComposition.update({
      where: { id, version },
      data: { removedAt: new Date(), updatedById: viewer.userId, version: { increment: 1 } },
    })
    const seated = seatedOf(along.ground.tree, before)
    const reopened = await followBody(tx, viewer, along, seated, { reason: why, today })
    const details = { before: countsOf(before), reason: why, ...reopened }
    await audit(tx, viewer, 'composition.remove', before, details)
    return ok(undefined)
  })
}

/** A row in scope, of the version the person saw. The step fails before it writes, or throws. */
async function inComposition(
  viewer: Viewer,
  id: string,
  version: number,
  step: (tx: Tx, before: Stored, along: FollowGround) => Promise<Result<void, CompositionFailure>>,
): Promise<Result<void, CompositionFailure>> {
  if (!isUuid(id)) return fail({ code: 'not-found' })
  const along = await getFollowGround()
  const { tree } = along.ground
  return undoable(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM body_composition WHERE id = ${id}::uuid FOR UPDATE`
    const before = await tx.bodyComposition.findUnique({ where: { id } })
    if (!before || before.removedAt !== null) return fail({ code: 'not-found' })
    const refusal = refuseUnit(viewer, tree, before.orgUnitId)
    if (refusal) return fail({ code: refusal.code === 'forbidden' ? 'forbidden' : 'not-found' })
    if (before.version !== version) return fail({ code: 'changed-meanwhile' })
    return step(tx, before, along)
  })
}

/** A transaction that a step may undo after it has written. */
async function undoable<Value>(
  step: (tx: Tx) => Promise<Result<Value, CompositionFailure>>,
): Promise<Result<Value, CompositionFailure>> {
  try {
    return await db.$transaction(step)
  } catch (error) {
    if (error instanceof Undone) return fail(error.failure as CompositionFailure)
    throw error
  }
}

function seatedOf(
  tree: OrgUnitTree,
  { body, kind, orgUnitId, term, asOf }: Pick<Stored, 'body' | 'kind' | 'orgUnitId' | 'term' | 'asOf'>,
): SeatedBody {
  return {
    ...{ orgUnitId, term, asOf: asOf.toISOString().slice(0, 10) },
    level: tree.get(orgUnitId)?.level ?? '',
    // Nothing else gets past the rules.
    body: body as Body,
    kind: kind as CompositionKind,
  }
}

function refuseUnit(viewer: Viewer, tree: OrgUnitTree, orgUnitId: string): CompositionFailure | null {
  const programmeCode = representationProgramme
  if (!tree.get(orgUnitId) || grantsReaching(viewer, tree, orgUnitId, { programmeCode }).length === 0)
    return { code: 'unknown-unit', field: 'orgUnitId' }
  return canEnter(viewer, tree, orgUnitId, programmeCode) ? null : { code: 'forbidden', field: 'orgUnitId' }
}

function refuseInput(tree: OrgUnitTree, input: CompositionInput, today: IsoDate): CompositionFailure | null {
  const { body, kind, term, asOf, name, source, note } = input
  if (!bodies.some((one) => one === body)) return { code: 'unknown-body', field: 'body' }
  if (!compositionKinds.some((one) => one === kind)) return { code: 'unknown-kind', field: 'kind' }
  if (parsePeriod(term)?.type !== 'term') return { code: 'unknown-term', field: 'term' }
  const day = refuseDay(asOf, today)
  if (day) return { code: day, field: 'asOf' }
  if (!isInTerm(term, asOf)) return { code: 'outside-term', field: 'asOf' }
  if (!tree.isInForce(input.orgUnitId, asOf)) return { code: 'unit-not-in-force', field: 'asOf' }
  if (body === 'agency' && clean(name) === '') return { code: 'name-required', field: 'name' }
  for (const [field, text, limit] of [
    ['name', name, longestName],
    ['source', source, longestText],
    ['note', note, longestText],
  ] as const)
    if (text.length > limit) return { code: 'too-long', field, limit, found: text.length }
  return refuseCounts(input)
}

/** What a row is of, and what it says. Only agencies have names: of the others a unit has one. */
function toColumns(input: CompositionInput) {
  const { body, orgUnitId, term, kind, asOf } = input
  const name = body === 'agency' ? clean(input.name) : ''
  return {
    place: { body, orgUnitId, name, term, kind, asOf: toDate(asOf) },
    rest: { ...countsOf(input), source: clean(input.source) || null, note: clean(input.note) || null },
  }
}

function keyOf({ body, orgUnitId, name, term, kind, asOf }: Stored) {
  return { body, orgUnitId, name, term, kind, asOf: asOf.toISOString().slice(0, 10) }
}

function countsOf(from: Pick<Stored, (typeof countNames)[number]>) {
  return Object.fromEntries(countNames.map((name) => [name, from[name]])) as Pick<
    Stored,
    (typeof countNames)[number]
  >
}

async function audit(
  tx: Tx,
  viewer: Viewer,
  action: string,
  row: Pick<Stored, 'id' | 'body' | 'orgUnitId' | 'name' | 'term' | 'kind' | 'asOf'>,
  details: Record<string, unknown>,
): Promise<void> {
  const { id, body, orgUnitId, name, term, kind, asOf } = row
  const of = { body, ...(name ? { name } : {}), term, kind, on: asOf.toISOString().slice(0, 10) }
  const entry = { action, subjectType: 'composition', subject: id, orgUnitId }
  await recordAudit(tx, viewer, { ...entry, details: { ...of, ...details } })
}
