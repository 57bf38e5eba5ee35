import type { Viewer } from '@/lib/access/viewer'
import type { Language } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { periodName } from '@/lib/periods/names'
import { type IsoDate, periodRange } from '@/lib/periods/period'
import { listTasks } from '@/lib/submissions/task-queries'

/** One template there is to take. `units`: how many it holds; `name`: of the one, or of the area. */
export type TemplateChoice = { value: string; form: string; period: string; name: string; units: number }

/** What waits to be filled in, newest first: for each area the viewer enters for, all its units in one file. */
export async function listChoices(
  viewer: Viewer,
  language: Language,
  today: IsoDate,
): Promise<TemplateChoice[]> {
  const [tree, tasks] = await Promise.all([getOrgUnitTree(), listTasks(viewer, today)])
  const open = tasks.filter(
    ({ status }) => status === 'not-started' || status === 'draft' || status === 'returned',
  )
  const areas = viewer.grants.flatMap(({ role, orgUnitId }) => (role === 'officer' ? [orgUnitId] : []))
  const found = new Map<string, TemplateChoice & { end: IsoDate }>()
  for (const { form, period, orgUnit } of open) {
    // An area of one unit is that unit; a unit may lie in several areas.
    for (const area of areas) {
      if (orgUnit.id !== area && !tree.isWithin(orgUnit.id, area)) continue
      const key = `${form.code}~${period}~${area}`
      const before = found.get(key)
      const units = (before?.units ?? 0) + 1
      const name = units === 1 ? orgUnit.name : (tree.get(area)?.fullName ?? area)
      found.set(key, {
        value: units === 1 ? `${form.code}~${period}~${orgUnit.id}` : key,
        form: language === 'en' ? form.nameEn : form.nameVi,
        period: periodName(period, language),
        name,
        units,
        end: periodRange(form.calendar, period).end,
      })
    }
  }
  const unique = new Map([...found.values()].map((choice) => [choice.value, choice]))
  return [...unique.values()].sort((a, b) => b.end.localeCompare(a.end))
}
