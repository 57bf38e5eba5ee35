import { canReadUnit } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { CatalogueForm } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import { today as dayInVietNam, dueDate } from '@/lib/periods/deadline'
import { type IsoDate, periodRange, subPeriods } from '@/lib/periods/period'
import { type Obligation, owingUnits, type SubmissionFact, standingOf } from './obligations'

export type FormObligation = Obligation<CatalogueForm, OrgUnitNode>

export type ObligationsWanted = {
  /** Every form when left out. */
  formCodes?: readonly string[]
  /** The unit and everything inside it, on whatever map; everything in scope when left out. */
  orgUnitId?: string
  /** Period codes; each form takes those of its own frequency inside them. */
  periods: readonly string[]
  today: IsoDate
}

/** Who in the viewer's scope must send what by when, and how it stands: by form, period, then name of the unit. */
export async function listObligations(viewer: Viewer, wanted: ObligationsWanted): Promise<FormObligation[]> {
  const [catalogue, tree] = await Promise.all([getCatalogue(), getOrgUnitTree()])
  const forms = catalogue.forms.list.filter(
    ({ code }) => !wanted.formCodes || wanted.formCodes.includes(code),
  )
  const owed = forms.flatMap((form) =>
    periodsOf(form, wanted.periods).flatMap((period) =>
      unitsOwing(form, period, { viewer, tree, orgUnitId: wanted.orgUnitId }),
    ),
  )
  const facts = await findFacts(owed)
  return owed
    .map(({ form, period, orgUnit }) => {
      const due = dueDate(form.calendar, period, form.dueDays)
      const standing = standingOf(facts.get(address(form.id, orgUnit.id, period)) ?? null, due, wanted.today)
      return { form, orgUnit, period, dueDate: due, ...standing }
    })
    .sort(
      (a, b) =>
        a.form.code.localeCompare(b.form.code) ||
        a.dueDate.localeCompare(b.dueDate) ||
        a.orgUnit.name.localeCompare(b.orgUnit.name, 'vi'),
    )
}

type Owed = { form: CatalogueForm; period: string; orgUnit: OrgUnitNode }

function periodsOf(form: CatalogueForm, periods: readonly string[]): string[] {
  return [...new Set(periods.flatMap((period) => subPeriods(period, form.frequency)))]
}

function unitsOwing(
  form: CatalogueForm,
  period: string,
  { viewer, tree, orgUnitId }: { viewer: Viewer; tree: OrgUnitTree; orgUnitId: string | undefined },
): Owed[] {
  const lastDay = periodRange(form.calendar, period).end
  return owingUnits(form.assignments, lastDay, (unit, day) => tree.isInForce(unit, day)).flatMap((id) => {
    const orgUnit = tree.get(id)
    const wanted = orgUnitId === undefined || id === orgUnitId || tree.isWithin(id, orgUnitId)
    return orgUnit && wanted && canReadUnit(viewer, tree, id, form.programmeCode)
      ? [{ form, period, orgUnit }]
      : []
  })
}

async function findFacts(owed: readonly Owed[]): Promise<Map<string, SubmissionFact>> {
  if (owed.length === 0) return new Map()
  const submissions = await db.submission.findMany({
    where: {
      formId: { in: [...new Set(owed.map(({ form }) => form.id))] },
      period: { in: [...new Set(owed.map(({ period }) => period))] },
      orgUnitId: { in: [...new Set(owed.map(({ orgUnit }) => orgUnit.id))] },
    },
    select: {
      formId: true,
      orgUnitId: true,
      period: true,
      status: true,
      revision: true,
      firstSubmittedAt: true,
    },
  })
  return new Map(
    submissions.map(({ formId, orgUnitId, period, status, revision, firstSubmittedAt }) => [
      address(formId, orgUnitId, period),
      {
        status,
        revision,
        firstSubmittedOn: firstSubmittedAt ? dayInVietNam(firstSubmittedAt) : null,
        firstSubmittedAt: firstSubmittedAt?.toISOString() ?? null,
      },
    ]),
  )
}

function address(formId: number, orgUnitId: string, period: string): string {
  return `${formId}|${orgUnitId}|${period}`
}
