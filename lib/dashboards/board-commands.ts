import { randomUUID } from 'node:crypto'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db'
import { fail, ok, type Result } from '@/lib/result'
import {
  type Board,
  type BoardItem,
  type BoardProblem,
  checkBoard,
  longestNote,
  type Move,
  mostItems,
  moveItem,
  parseChartAddress,
} from './board'
import { findBoard } from './board-queries'

export type BoardFailure =
  | { code: 'not-found' | 'changed-meanwhile' }
  | { code: 'invalid'; problems: BoardProblem[] }

type Words = { title: string; note: string | null; shared: boolean }

/** Begins a board of the viewer's own, with a first chart where one is named. */
export async function createBoard(
  viewer: Viewer,
  words: Words,
  chart: string | null = null,
): Promise<Result<{ id: string }, BoardFailure>> {
  const problems = [...checkBoard(words), ...checkChart(chart, 0)]
  if (problems.length > 0) return fail({ code: 'invalid', problems })
  const id = randomUUID()
  return db.$transaction(async (tx) => {
    await tx.board.create({ data: { id, ...words, ownerId: viewer.userId } })
    if (chart) await tx.boardItem.create({ data: { boardId: id, order: 0, chart } })
    await recordAudit(tx, viewer, {
      ...{ action: 'board.create', subjectType: 'board', subject: id },
      details: { ...words, charts: chart ? [chart] : [] },
    })
    return ok({ id })
  })
}

/** Changes a board's words, or whether others see it. */
export async function changeBoard(
  viewer: Viewer,
  { id, baseVersion, words }: { id: string; baseVersion: number; words: Words },
): Promise<Result<void, BoardFailure>> {
  const problems = checkBoard(words)
  if (problems.length > 0) return fail({ code: 'invalid', problems })
  return change(viewer, id, baseVersion, 'board.change', async (tx, board) => {
    await tx.board.update({ where: { id }, data: words })
    return { ...words, before: { title: board.title, note: board.note, shared: board.shared } }
  })
}

/** Puts a chart at a board's end. */
export async function addToBoard(
  viewer: Viewer,
  id: string,
  chart: string,
): Promise<Result<void, BoardFailure>> {
  const board = await findBoard(viewer, id)
  if (!board?.mayChange) return fail({ code: 'not-found' })
  const problems = checkChart(chart, board.items.length)
  if (problems.length > 0) return fail({ code: 'invalid', problems })
  return change(viewer, id, null, 'board.change', (tx, { items }) =>
    setItems(tx, id, [...items, { id: randomUUID(), chart, note: null }]),
  )
}

export type ItemChange = { item: string } & ({ move: Move } | { note: string | null } | { remove: true })

/**
 * Moves a chart of a board, says something else about it, or takes it off. Done to the board as it stands: the chart is
 * known by its id, so that quick steps one after the other are all done.
 */
export async function changeItem(
  viewer: Viewer,
  { id, ...step }: { id: string } & ItemChange,
): Promise<Result<void, BoardFailure>> {
  if ('note' in step && (step.note ?? '').length > longestNote)
    return fail({ code: 'invalid', problems: [{ field: 'note', code: 'too-long' }] })
  return change(viewer, id, null, 'board.change', (tx, board) => setItems(tx, id, changed(board.items, step)))
}

/** Takes a board away; the log keeps what it held. */
export async function removeBoard(
  viewer: Viewer,
  { id, baseVersion }: { id: string; baseVersion: number },
): Promise<Result<void, BoardFailure>> {
  return change(viewer, id, baseVersion, 'board.remove', async (tx, { title, items }) => {
    await tx.board.update({ where: { id }, data: { removedAt: new Date() } })
    return { title, charts: items.map(({ chart }) => chart) }
  })
}

function changed(items: BoardItem[], step: ItemChange): BoardItem[] {
  if ('move' in step) return moveItem(items, step.item, step.move)
  if ('remove' in step) return items.filter(({ id }) => id !== step.item)
  return items.map((one) => (one.id === step.item ? { ...one, note: step.note } : one))
}

function checkChart(chart: string | null, count: number): BoardProblem[] {
  if (chart === null) return []
  if (!parseChartAddress(chart)) return [{ field: 'chart', code: 'not-a-chart' }]
  return count >= mostItems ? [{ field: 'chart', code: 'too-many' }] : []
}

async function setItems(tx: Tx, boardId: string, items: readonly BoardItem[]) {
  await tx.boardItem.deleteMany({ where: { boardId } })
  await tx.boardItem.createMany({ data: items.map((item, order) => ({ ...item, boardId, order })) })
  return { charts: items.map(({ chart, note }) => ({ chart, note })) }
}

/**
 * One step on a board of the viewer's own; refused where they have seen another version than the one there, if they say
 * which. `act` is handed the board as it stands then, held, and answers what the log keeps of it.
 */
async function change(
  viewer: Viewer,
  id: string,
  baseVersion: number | null,
  action: string,
  act: (tx: Tx, board: Board) => Promise<Record<string, unknown>>,
): Promise<Result<void, BoardFailure>> {
  const board = await findBoard(viewer, id)
  if (!board?.mayChange) return fail({ code: 'not-found' })
  return db.$transaction(async (tx) => {
    const { count } = await tx.board.updateMany({
      where: { id, removedAt: null, ...(baseVersion === null ? {} : { version: baseVersion }) },
      data: { version: { increment: 1 }, updatedAt: new Date() },
    })
    if (count === 0) return fail({ code: 'changed-meanwhile' })
    const items = await tx.boardItem.findMany({
      where: { boardId: id },
      orderBy: { order: 'asc' },
      select: { id: true, chart: true, note: true },
    })
    const details = await act(tx, { ...board, items })
    await recordAudit(tx, viewer, { action, subjectType: 'board', subject: id, details })
    return ok(undefined)
  })
}
