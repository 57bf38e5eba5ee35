import type { CatalogueForm } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { subPeriods } from '@/lib/periods/period'
import { findFacts, toFactAddress } from './fact-queries'
import { countReportsOf, type ReportCounts } from './reports'

/** Reports of some forms and periods, read once and counted as often as a formula asks. */
export type ReportBook = {
  /** Of the units that owe the form (null: of all) in a period of those read. */
  count(form: CatalogueForm, units: ReadonlySet<string> | null, period: string): ReportCounts
}

/** Reads what came in for the forms in the periods, of any length; `R{form.REPORTING_RATE}` is counted from it. */
export async function readReports(
  forms: readonly CatalogueForm[],
  periods: readonly string[],
): Promise<ReportBook> {
  const [tree, { holidays }] = await Promise.all([getOrgUnitTree(), getCatalogue()])
  const codes = forms.flatMap(({ frequency }) => periods.flatMap((period) => subPeriods(period, frequency)))
  const facts = await findFacts({ formIds: forms.map(({ id }) => id), periods: [...new Set(codes)] })
  return {
    count: (form, units, period) =>
      countReportsOf({
        form,
        units,
        period,
        holidays,
        isInForce: tree.isInForce,
        levelOf: (unit) => tree.get(unit)?.level,
        factOf: (unit, code) => facts.get(toFactAddress(form.id, unit, code)) ?? null,
      }),
  }
}
