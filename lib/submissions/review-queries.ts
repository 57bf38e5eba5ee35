import { grantsReaching, hasRole } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { OrgUnitLevel, OrgUnitNode } from '@/lib/org-units/tree'
import type { IsoDate } from '@/lib/periods/period'
import { deadlinesOf } from './deadlines'
import {
  isClean,
  type ReviewFilters,
  type ReviewRow,
  type ReviewSort,
  type ReviewStatus,
  sortOf,
} from './review-filters'
import { listReviewRows } from './review-row-queries'
import { listReviewAreas, type ReviewScope, reviewScopes } from './review-scope'

export const reviewsPerPage = 25
/** Findings are computed, not stored: a filter on them looks at so many forms of the order asked, and says so. */
export const mostChecked = 500

export type ReviewDesk = {
  rows: ReviewRow[]
  total: number
  page: number
  pages: number
  /** How many stand at each status, whatever else is asked. */
  counts: Record<ReviewStatus, number>
  /** What there is to choose from in this status. */
  choices: {
    forms: { code: string; nameVi: string; nameEn: string }[]
    periods: string[]
    areas: OrgUnitNode[]
  }
  /** Set when a filter on findings could only look at the first so many of all. */
  checkedOf: { checked: number; of: number } | null
}

/**
 * The forms of the units the viewer reviews, filtered, sorted and paged by the database; only the page shown is read whole.
 * Null for nobody's reviewer and for an area outside the viewer's.
 */
export async function listReviews(
  viewer: Viewer,
  filters: ReviewFilters,
  today: IsoDate,
): Promise<ReviewDesk | null> {
  if (!hasRole(viewer, 'reviewer')) return null
  const [tree, catalogue] = await Promise.all([getOrgUnitTree(), getCatalogue()])
  const whole = reviewScopes(viewer, tree, catalogue.forms.list)
  const scopes = reviewScopes(viewer, tree, catalogue.forms.list, filters)
  const reaches = (id: string) => grantsReaching(viewer, tree, id, { roles: ['reviewer'] }).length > 0
  if (filters.orgUnit && !reaches(filters.orgUnit)) return null
  const kinds = await listKinds(whole)
  const here = kinds.filter(({ status }) => status === filters.status)
  const from = fromSql(
    here.filter(({ period }) => !filters.period || period === filters.period),
    catalogue,
  )
  const where = whereSql(viewer, scopes, filters, today)
  const total = await count(from, where)
  const read = (ids: readonly string[]) => listReviewRows(viewer, { tree, catalogue }, ids, today)
  const found = filters.found
    ? await pageByFindings({ from, where, filters, total, read })
    : await pageByOrder({ from, where, filters, total, read })
  return {
    ...found,
    counts: countByStatus(kinds),
    choices: { ...choicesOf(here, catalogue), areas: listReviewAreas(viewer, tree) },
  }
}

/** How many reports of the viewer's units are sent and await a decision; 0 for nobody's reviewer. */
export async function countAwaiting(viewer: Viewer): Promise<number> {
  if (!hasRole(viewer, 'reviewer')) return 0
  const [tree, catalogue] = await Promise.all([getOrgUnitTree(), getCatalogue()])
  return countByStatus(await listKinds(reviewScopes(viewer, tree, catalogue.forms.list))).submitted
}

type Kind = { status: ReviewStatus; formId: number; period: string; level: OrgUnitLevel; count: number }

/** What there is, by status, form, period and level: these decide the deadline, and there are few. */
async function listKinds(scopes: readonly ReviewScope[]): Promise<Kind[]> {
  if (scopes.length === 0) return []
  return db.$queryRaw<Kind[]>`
    SELECT s.status::text AS status, s.form_id AS "formId", s.period, u.level::text AS level, count(*)::int AS count
    FROM submission s JOIN org_unit u ON u.id = s.org_unit_id
    WHERE s.status <> 'draft'::submission_status AND ${scopeSql(scopes)}
    GROUP BY s.status, s.form_id, s.period, u.level`
}

/** Submissions with the last day of their decision, which the catalogue says and the database doesn't know. */
function fromSql(kinds: readonly Kind[], { forms, holidays }: Catalogue): Prisma.Sql {
  const terms = kinds.flatMap(({ formId, period, level }) => {
    const form = forms.byId(formId)
    return form ? [{ formId, period, level, day: deadlinesOf(form, level, period, holidays).review }] : []
  })
  return Prisma.sql`FROM submission s JOIN org_unit u ON u.id = s.org_unit_id
    JOIN unnest(${terms.map(({ formId }) => formId)}::int[], ${terms.map(({ period }) => period)}::text[],
      ${terms.map(({ level }) => level)}::text[], ${terms.map(({ day }) => day)}::text[]) AS t(form_id, period, level, review_by)
      ON t.form_id = s.form_id AND t.period = s.period AND t.level = u.level::text`
}

function whereSql(
  viewer: Viewer,
  scopes: readonly ReviewScope[],
  { status, late, assigned }: ReviewFilters,
  today: IsoDate,
): Prisma.Sql {
  const held = {
    me: Prisma.sql`s.reviewer_id = ${viewer.userId}::uuid`,
    nobody: Prisma.sql`s.reviewer_id IS NULL`,
    others: Prisma.sql`s.reviewer_id <> ${viewer.userId}::uuid`,
  }
  const conditions = [
    Prisma.sql`s.status = ${status}::submission_status`,
    scopes.length > 0 ? scopeSql(scopes) : Prisma.sql`false`,
    ...(late ? [Prisma.sql`t.review_by < ${today}`] : []),
    ...(assigned ? [held[assigned]] : []),
  ]
  return Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}`
}

function scopeSql(scopes: readonly ReviewScope[]): Prisma.Sql {
  const each = scopes.map(({ formId, orgUnitIds }) =>
    orgUnitIds
      ? Prisma.sql`(s.form_id = ${formId} AND s.org_unit_id = ANY(${[...orgUnitIds]}::text[]))`
      : Prisma.sql`s.form_id = ${formId}`,
  )
  return Prisma.sql`(${Prisma.join(each, ' OR ')})`
}

/** The id last, so that pages never share a row. */
const orders: Readonly<Record<ReviewSort, Prisma.Sql>> = {
  waiting: Prisma.sql`s.submitted_at ASC NULLS LAST, s.id`,
  newest: Prisma.sql`s.submitted_at DESC NULLS LAST, s.id`,
  deadline: Prisma.sql`t.review_by, s.submitted_at NULLS LAST, s.id`,
  unit: Prisma.sql`u.search_name, s.period, s.form_id, s.id`,
}

type Wanted = {
  from: Prisma.Sql
  where: Prisma.Sql
  filters: ReviewFilters
  total: number
  read: (ids: readonly string[]) => Promise<ReviewRow[]>
}

async function count(from: Prisma.Sql, where: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count ${from} ${where}`
  return row?.count ?? 0
}

async function listIds({ from, where, filters }: Wanted, limit: number, offset: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id ${from} ${where} ORDER BY ${orders[sortOf(filters)]} LIMIT ${limit} OFFSET ${offset}`
  return rows.map(({ id }) => id)
}

type Paged = Pick<ReviewDesk, 'rows' | 'total' | 'page' | 'pages' | 'checkedOf'>

async function pageByOrder(wanted: Wanted): Promise<Paged> {
  const { page, pages } = pageOf(wanted.filters.page, wanted.total)
  const rows = await wanted.read(await listIds(wanted, reviewsPerPage, (page - 1) * reviewsPerPage))
  return { rows, total: wanted.total, page, pages, checkedOf: null }
}

async function pageByFindings(wanted: Wanted): Promise<Paged> {
  const { filters, total: of } = wanted
  const all = await wanted.read(await listIds(wanted, mostChecked, 0))
  const fit = all.filter(({ checks }) => checks && isClean(checks) === (filters.found === 'clean'))
  const { page, pages } = pageOf(filters.page, fit.length)
  const rows = fit.slice((page - 1) * reviewsPerPage, page * reviewsPerPage)
  const checkedOf = of > mostChecked ? { checked: mostChecked, of } : null
  return { rows, total: fit.length, page, pages, checkedOf }
}

function pageOf(asked: number, total: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / reviewsPerPage))
  return { page: Math.min(asked, pages), pages }
}

function countByStatus(kinds: readonly Kind[]): Record<ReviewStatus, number> {
  const counts = { submitted: 0, returned: 0, approved: 0, locked: 0 }
  for (const kind of kinds) counts[kind.status] += kind.count
  return counts
}

function choicesOf(
  kinds: readonly Kind[],
  { forms }: Catalogue,
): Pick<ReviewDesk['choices'], 'forms' | 'periods'> {
  const formIds = new Set(kinds.map(({ formId }) => formId))
  const periods = [...new Set(kinds.map(({ period }) => period))]
  return { forms: forms.list.filter(({ id }) => formIds.has(id)), periods: periods.sort().reverse() }
}
