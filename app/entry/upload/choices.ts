import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import type { Language } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { periodName } from '@/lib/periods/names'
import { type IsoDate, periodRange } from '@/lib/periods/period'
import { listTasks } from '@/lib/submissions/task-queries'

type Choice = { value: string; label: string }

/** Forms and periods that wait for somebody in the viewer's area, newest first, and the areas they enter for. */
export async function listChoices(
  viewer: Viewer,
  language: Language,
  today: IsoDate,
): Promise<{ tasks: Choice[]; areas: Choice[] }> {
  const [catalogue, tree, tasks] = await Promise.all([
    getCatalogue(),
    getOrgUnitTree(),
    listTasks(viewer, today),
  ])
  const open = tasks.filter(
    ({ status }) => status === 'not-started' || status === 'draft' || status === 'returned',
  )
  const found = new Map<string, { label: string; end: string }>()
  for (const { form: task, period } of open) {
    const form = catalogue.forms.byCode(task.code)
    if (!form) continue
    found.set(`${form.code}~${period}`, {
      label: `${language === 'en' ? form.nameEn : form.nameVi}, ${periodName(period, language)}`,
      end: periodRange(form.calendar, period).end,
    })
  }
  const areas = new Map<string, string>()
  for (const { role, orgUnitId } of viewer.grants) {
    const unit = role === 'officer' ? tree.get(orgUnitId) : undefined
    if (unit) areas.set(unit.id, unit.fullName)
  }
  for (const { orgUnit } of open) areas.set(orgUnit.id, orgUnit.name)
  return {
    tasks: [...found]
      .sort(([, a], [, b]) => b.end.localeCompare(a.end))
      .map(([value, { label }]) => ({ value, label })),
    areas: [...areas].map(([value, label]) => ({ value, label })),
  }
}
