import { canReadUnit } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { CatalogueForm } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import { type IsoDate, periodRange, subPeriods } from '@/lib/periods/period'
import { deadlinesOf } from './deadlines'
import { findFacts, toFactAddress } from './fact-queries'
import { type Obligation, owingUnits, periodsOfYears, standingOf, type YearSpan } from './obligations'

export type FormObligation = Obligation<CatalogueForm, OrgUnitNode>

export type ObligationsWanted = {
  /** Every form when left out. */
  formCodes?: readonly string[]
  /** The unit and everything inside it, on whatever map; everything in scope when left out. */
  orgUnitId?: string
  /** Period codes, of which each form takes those of its own frequency inside them; or years, which a term's reach into. */
  periods: readonly string[] | YearSpan
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
  const facts = await findFacts({
    formIds: [...new Set(owed.map(({ form }) => form.id))],
    periods: [...new Set(owed.map(({ period }) => period))],
    orgUnitIds: [...new Set(owed.map(({ orgUnit }) => orgUnit.id))],
  })
  const dueDates = new Map<string, IsoDate>()
  const dueDateOf = ({ form, period, orgUnit: { level } }: Owed) => {
    const address = `${form.id}|${level}|${period}`
    const due = dueDates.get(address) ?? deadlinesOf(form, level, period, catalogue.holidays).due
    dueDates.set(address, due)
    return due
  }
  const inVietnamese = new Intl.Collator('vi')
  return owed
    .map((one) => {
      const { form, period, orgUnit } = one
      const due = dueDateOf(one)
      const fact = facts.get(toFactAddress(form.id, orgUnit.id, period)) ?? null
      const standing = standingOf(fact, due, wanted.today)
      return { form, orgUnit, period, dueDate: due, ...standing }
    })
    .sort(
      (a, b) =>
        a.form.code.localeCompare(b.form.code) ||
        a.dueDate.localeCompare(b.dueDate) ||
        inVietnamese.compare(a.orgUnit.name, b.orgUnit.name),
    )
}

/** How many reports are only begun: beginning one is the only step that the data version doesn't tell. */
export function countDrafts(): Promise<number> {
  return db.submission.count({ where: { status: 'draft' } })
}

type Owed = { form: CatalogueForm; period: string; orgUnit: OrgUnitNode }

function periodsOf(form: CatalogueForm, periods: ObligationsWanted['periods']): string[] {
  if ('fromYear' in periods) return periodsOfYears(form.frequency, periods)
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
