import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { canAdminister } from './scope'
import type { Role, Viewer } from './viewer'

export type ListedUser = {
  id: string
  email: string
  name: string
  demo: boolean
  disabledAt: Date | null
  createdAt: Date
  grants: { id: number; role: Role; orgUnitId: string; orgUnitName: string; programmeCodes: string[] }[]
  /** Keys for scripts still in force. */
  tokens: { id: number; createdAt: Date }[]
}

const parts = {
  grants: {
    orderBy: { id: 'asc' },
    include: {
      orgUnit: { select: { fullName: true } },
      programmes: { include: { programme: { select: { code: true } } } },
    },
  },
  tokens: { where: { revokedAt: null }, orderBy: { id: 'asc' }, select: { id: true, createdAt: true } },
} as const satisfies Prisma.UserInclude

function toListed(user: Prisma.UserGetPayload<{ include: typeof parts }>): ListedUser {
  const { id, email, name, demo, disabledAt, createdAt, tokens } = user
  const grants = user.grants.map((grant) => ({
    id: grant.id,
    role: grant.role,
    orgUnitId: grant.orgUnitId,
    orgUnitName: grant.orgUnit.fullName,
    programmeCodes: grant.programmes.map(({ programme }) => programme.code),
  }))
  return { id, email, name, demo, disabledAt, createdAt, grants, tokens }
}

export const usersPerPage = 50

/** Accounts by e-mail, for administrators; null for everybody else. `search` looks into e-mail and name. */
export async function listUsers(
  viewer: Viewer,
  { search, page }: { search: string; page: number },
): Promise<{ users: ListedUser[]; total: number } | null> {
  if (!canAdminister(viewer)) return null
  const contains = { contains: search.trim().normalize('NFC'), mode: 'insensitive' } as const
  const where = search.trim() ? { OR: [{ email: contains }, { name: contains }] } : {}
  const [total, users] = await Promise.all([
    db.user.count({ where }),
    db.user.findMany({
      where,
      include: parts,
      orderBy: { email: 'asc' },
      take: usersPerPage,
      skip: (page - 1) * usersPerPage,
    }),
  ])
  return { users: users.map(toListed), total }
}

/** One account, for administrators; null for everybody else and when there is none. */
export async function findUser(viewer: Viewer, userId: string): Promise<ListedUser | null> {
  if (!canAdminister(viewer) || !/^[0-9a-f-]{36}$/i.test(userId)) return null
  const user = await db.user.findUnique({ where: { id: userId }, include: parts })
  return user && toListed(user)
}

/** E-mails of the demonstration accounts that may sign in while DEMO is on. */
export async function listDemoEmails(): Promise<Set<string>> {
  const users = await db.user.findMany({ where: { demo: true, disabledAt: null }, select: { email: true } })
  return new Set(users.map((user) => user.email))
}

/** Full names of the areas a person's grants name, for the page head. */
export async function listGrantAreas(viewer: Viewer): Promise<Map<string, string>> {
  const ids = [...new Set(viewer.grants.map((grant) => grant.orgUnitId))]
  const units = await db.orgUnit.findMany({
    where: { id: { in: ids } },
    select: { id: true, fullName: true },
  })
  return new Map(units.map((unit) => [unit.id, unit.fullName]))
}
