import { Decimal } from 'decimal.js'
import type { Viewer } from '@/lib/access/viewer'
import type { ActivityKind } from '@/lib/catalogue/catalogue'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { type ActivityFilters, parseActivityFilters } from './filters'
import { toWhere } from './queries'

/** A part of the participants over the activities that state it; `of`: all participants of just those. */
export type PartTotal = { value: number; stated: number; of: number }

/** What the recorded activities of one type add up to. Exact texts; null where none of them says it. */
export type TypeTotal = {
  type: string
  nameVi: string
  nameEn: string
  /** `persons` and `attendances` are different units: a type recorded in both has a row for each. */
  unit: string
  events: number
  sessions: number | null
  /** One person at two activities counts twice. */
  participants: { value: number; stated: number } | null
  women: PartTotal | null
  minority: PartTotal | null
  /** Million đồng. */
  cost: { value: string; stated: number } | null
  /** Million đồng a participant, over those that say both: Σ cost ÷ Σ participants. */
  costEach: { value: Decimal; stated: number } | null
  demonstration: boolean
}

/**
 * Totals by type of the activities that the viewer may see, of these kinds, among those asked for. A sum is over the
 * activities that state it (`stated` of `events`); a ratio over those that state both of its parts (DESIGN §3.4).
 */
export async function listActivityTotals(
  viewer: Viewer,
  asked: Partial<Pick<ActivityFilters, 'programme' | 'orgUnit' | 'from' | 'to'>>,
  kinds: readonly ActivityKind[],
): Promise<TypeTotal[]> {
  const [{ catalogue }, where] = await Promise.all([
    getGround(),
    toWhere(viewer, { ...parseActivityFilters({}), ...asked }),
  ])
  if (!where) return []
  const types = catalogue.activityTypes.list.filter(({ kind }) => kind !== null && kinds.includes(kind))
  const ofKinds: Prisma.ActivityWhereInput = {
    AND: [where, { activityTypeId: { in: types.map(({ id }) => id) } }],
  }
  const groups = await db.activity.groupBy({
    by: ['activityTypeId', 'participantUnit'],
    where: ofKinds,
    _count: { _all: true, sessions: true, cost: true },
    _sum: { sessions: true, cost: true },
  })
  const totals = await Promise.all(
    groups.map(async ({ activityTypeId, participantUnit, _count, _sum }): Promise<TypeTotal[]> => {
      const type = catalogue.activityTypes.byId(activityTypeId)
      if (!type) return []
      const own: Prisma.ActivityWhereInput = { AND: [ofKinds, { activityTypeId, participantUnit }] }
      const [participants, women, minority, both, shown] = await Promise.all([
        sumCounts(own, ''),
        sumPart(own, 'sex=female'),
        sumPart(own, 'ethnicity=minority'),
        sumBoth(own),
        db.activity.count({ where: { AND: [own, { origin: 'demonstration' }] } }),
      ])
      return [
        {
          ...{ type: type.code, nameVi: type.nameVi, nameEn: type.nameEn, unit: participantUnit },
          events: _count._all,
          sessions: _count.sessions > 0 ? _sum.sessions : null,
          ...{ participants, women, minority },
          cost: _sum.cost === null ? null : { value: _sum.cost.toString(), stated: _count.cost },
          costEach: both,
          demonstration: shown > 0,
        },
      ]
    }),
  )
  const order = new Map(types.map(({ code }, index) => [code, index]))
  return totals.flat().sort((a, b) => (order.get(a.type) ?? 0) - (order.get(b.type) ?? 0))
}

async function sumCounts(activity: Prisma.ActivityWhereInput, key: string) {
  const { _sum, _count } = await db.activityCount.aggregate({
    where: { activity, breakdown: { key } },
    _sum: { value: true },
    _count: true,
  })
  return _sum.value === null ? null : { value: _sum.value, stated: _count }
}

/** A part beside the whole of the same activities: a share of others' participants would be no share (DESIGN §3.4). */
async function sumPart(own: Prisma.ActivityWhereInput, key: string): Promise<PartTotal | null> {
  const part = await sumCounts(own, key)
  if (!part) return null
  const saying: Prisma.ActivityWhereInput = { AND: [own, { counts: { some: { breakdown: { key } } } }] }
  const whole = await sumCounts(saying, '')
  return { ...part, of: whole?.value ?? part.value }
}

async function sumBoth(own: Prisma.ActivityWhereInput): Promise<TypeTotal['costEach']> {
  const withBoth: Prisma.ActivityWhereInput = {
    AND: [own, { cost: { not: null }, counts: { some: { breakdown: { key: '' }, value: { gt: 0 } } } }],
  }
  const [cost, persons] = await Promise.all([
    db.activity.aggregate({ where: withBoth, _sum: { cost: true }, _count: true }),
    sumCounts(withBoth, ''),
  ])
  if (cost._sum.cost === null || !persons || persons.value === 0) return null
  return { value: new Decimal(cost._sum.cost.toString()).div(persons.value), stated: cost._count }
}
