import type { Role, Viewer } from '@/lib/access/viewer'
import { loadViewer } from '@/lib/access/viewer-queries'
import { db } from '@/lib/db'

let count = 0

/** A person of the test's own with one grant, as the database has them. No password: nobody signs in as them. */
export async function createPerson(
  role: Role,
  orgUnitId: string,
  programmeCodes: string[] = [],
): Promise<Viewer> {
  count += 1
  const programmes = await db.programme.findMany({
    where: { code: { in: programmeCodes } },
    select: { id: true },
  })
  const user = await db.user.create({
    data: {
      email: `${role}-${count}@test.invalid`,
      name: `${role} ${count}`,
      passwordHash: '-',
      grants: {
        create: {
          role,
          orgUnitId,
          programmes: { create: programmes.map(({ id }) => ({ programmeId: id })) },
        },
      },
    },
  })
  const viewer = await loadViewer(user.id)
  if (!viewer) throw new Error('A person just created is gone')
  return viewer
}
