import type { Viewer } from '@/lib/access/viewer'
import { getDataVersion } from '@/lib/audit/data-version-queries'
import type { CatalogueForm } from '@/lib/catalogue/catalogue'
import { formatDate, type Language } from '@/lib/format'
import { getPeriod } from '@/lib/periods/code'
import { periodName } from '@/lib/periods/names'
import { type IsoDate, nextPeriod } from '@/lib/periods/period'
import { lastDueDate } from '@/lib/submissions/deadlines'
import { countDrafts, type FormObligation, listObligations } from '@/lib/submissions/obligations-queries'
import { AnswerCache } from './cache'
import { type ChartWorld, latestDuePeriod } from './chart-plan'
import { toReportingHref } from './reporting-query'

/** What a form is owed: the last period that was due, and the next one. Every text final. */
export type FormDuty = {
  form: string
  name: string
  last: { period: string; assigned: number; received: number; due: string; href: string } | null
  next: { period: string; units: number; due: string } | null
}

const cache = new AnswerCache<FormDuty[]>(300)

/** Who owes what until when, form by form, in an area and the viewer's scope; forms that nobody there owes are left out. */
export async function listFormDuties(
  world: ChartWorld,
  codes: readonly string[],
  about: About,
): Promise<FormDuty[]> {
  // A draft begun doesn't move the data version, so their number stands beside it.
  const [{ version }, drafts] = await Promise.all([getDataVersion(), countDrafts()])
  const { viewer, today } = world
  return cache.get([String(version), drafts, codes, about, viewer.grants, today], () =>
    readFormDuties(world, codes, about),
  )
}

type About = { orgUnitId: string | null; language: Language }

async function readFormDuties(
  world: ChartWorld,
  codes: readonly string[],
  { orgUnitId, language }: About,
): Promise<FormDuty[]> {
  const { catalogue, viewer, today } = world
  const forms = catalogue.forms.list.filter(({ code }) => codes.includes(code))
  const duties = await Promise.all(
    forms.map(async (form): Promise<FormDuty> => {
      const last = latestDueOf(world, form)
      const next = nextPeriod(last)
      const owed = await owedOf(viewer, form, [last, next], { orgUnitId, today })
      const now = owed.filter(({ period }) => period === last)
      const later = owed.filter(({ period }) => period === next)
      const { year, endYear } = getPeriod(last)
      return {
        form: form.code,
        name: language === 'vi' ? form.nameVi : form.nameEn,
        last:
          now.length === 0
            ? null
            : {
                period: periodName(last, language),
                assigned: now.length,
                received: now.filter(({ received }) => received).length,
                due: latestOf(now),
                href: toReportingHref({ form: form.code, orgUnit: orgUnitId, from: year, to: endYear }),
              },
        next:
          later.length === 0
            ? null
            : { period: periodName(next, language), units: later.length, due: latestOf(later) },
      }
    }),
  )
  return duties.filter(({ last, next }) => last !== null || next !== null)
}

/** The last period whose reports were due: those of a term are at its beginning, while it goes on. */
function latestDueOf({ catalogue, today }: ChartWorld, form: CatalogueForm): string {
  let last = latestDuePeriod(catalogue, form, form.calendar, today)
  while (lastDueDate(form, nextPeriod(last), catalogue.holidays) < today) last = nextPeriod(last)
  return last
}

function owedOf(
  viewer: Viewer,
  form: CatalogueForm,
  periods: readonly string[],
  { orgUnitId, today }: { orgUnitId: string | null; today: IsoDate },
): Promise<FormObligation[]> {
  const where = orgUnitId === null ? {} : { orgUnitId }
  return listObligations(viewer, { formCodes: [form.code], periods, today, ...where })
}

function latestOf(owed: readonly FormObligation[]): string {
  return formatDate(owed.map(({ dueDate }) => dueDate).reduce((last, day) => (day > last ? day : last)))
}
