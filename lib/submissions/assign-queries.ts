import { canReview } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { db, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { getOrgUnitTree } from '@/lib/org-units/queries'
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

/** Whose desk a waiting form lies on and whom it may be given to; null for those who don't review it. */
export async function findAssignment(
  viewer: Viewer,
  entry: { form: FormDefinition; orgUnit: { id: string }; submissionId: string | null; status: string },
): Promise<{ reviewer: Colleague | null; colleagues: Colleague[] } | null> {
  const { form, orgUnit, submissionId, status } = entry
  const tree = await getOrgUnitTree()
  if (!submissionId || status !== 'submitted' || !canReview(viewer, tree, orgUnit.id, form.programmeCode))
    return null
  const [reviewer, colleagues] = await Promise.all([
    findReviewer(db, submissionId),
    listColleagues(tree, form, orgUnit.id),
  ])
  return { reviewer, colleagues }
}
