import { canReview } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import type { FormDefinition } from './form'

/** Somebody who may decide on the forms of a unit. */
export type Colleague = { id: string; name: string }

/** Whose desk a form lies on; null: whoever comes first. */
export async function findReviewer(tx: Tx | typeof db, submissionId: string): Promise<Colleague | null> {
  const submission = await tx.submission.findUniqueOrThrow({
    where: { id: submissionId },
    select: { reviewer: { select: { id: true, name: true } } },
  })
  return submission.reviewer
}

/** Everybody whose grants let them decide on this form of this unit, by name: reviewers are few, so they are read whole. */
export async function listColleagues(
  tree: OrgUnitTree,
  form: Pick<FormDefinition, 'programmeCode'>,
  orgUnitId: string,
): Promise<Colleague[]> {
  const users = await db.user.findMany({
    where: {
      disabledAt: null,
      grants: { some: { role: 'reviewer' } },
      ...(env.DEMO ? {} : { demo: false }),
    },
    select: {
      id: true,
      name: true,
      email: true,
      grants: {
        where: { role: 'reviewer' },
        include: { programmes: { include: { programme: { select: { code: true } } } } },
      },
    },
  })
  const inVietnamese = new Intl.Collator('vi')
  return users
    .filter(({ id, email, name, grants }) => {
      const person: Viewer = {
        userId: id,
        email,
        name,
        language: 'vi',
        grants: grants.map(({ role, orgUnitId: unit, programmes }) => ({
          role,
          orgUnitId: unit,
          programmeCodes: programmes.map(({ programme }) => programme.code),
        })),
      }
      return canReview(person, tree, orgUnitId, form.programmeCode)
    })
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => inVietnamese.compare(a.name, b.name))
}
