import { canEnter, canOpenSubmission, grantsReaching } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { getDataVersion } from '@/lib/audit/data-version-queries'
import type { CatalogueForm } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import type { Language } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import { periodName, shortPeriodName } from '@/lib/periods/names'
import { comparePeriods, type IsoDate, periodRange } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { countDrafts, type FormObligation, listObligations } from '@/lib/submissions/obligations-queries'
import { areaName, capitalise } from './areas'
import { AnswerCache } from './cache'
import type { QueryFailure } from './query'
import { computeHeatMap, countDuties, dutyState, remindersOf } from './reporting'
import type {
  ReportingChoice,
  ReportingDuty,
  ReportingForm,
  ReportingModel,
  ReportingUnit,
} from './reporting-model'
import { type ReportingQuery, toReportingHref } from './reporting-query'
import { wordsOf } from './words'

const cache = new AnswerCache<FormObligation[]>(100)
/** More units than this under several provinces are shown by province. */
const longestList = 120

type World = { viewer: Viewer; tree: OrgUnitTree; today: IsoDate; language: Language }

/**
 * Who owed which report when, what came and what didn't, for one form, the units of an area that were in force, and a
 * span of years. An area outside the viewer's grants reads as not found: its counts would leave out what they can't see.
 */
export async function getReporting(
  viewer: Viewer,
  query: ReportingQuery,
  today: IsoDate,
): Promise<Result<ReportingModel, QueryFailure>> {
  const [catalogue, tree, { version }, drafts] = await Promise.all([
    getCatalogue(),
    getOrgUnitTree(),
    getDataVersion(),
    countDrafts(),
  ])
  const area = query.orgUnit === null ? null : tree.resolve(query.orgUnit)
  if (area === undefined || (area && grantsReaching(viewer, tree, area.id).length === 0)) {
    return fail({ code: 'not-found', field: 'orgUnit' })
  }
  if (query.form !== null && !catalogue.forms.byCode(query.form))
    return fail({ code: 'not-found', field: 'form' })
  const periods = { fromYear: query.from, toYear: query.to }
  const all = await cache.get([String(version), drafts, viewer.grants, periods, today], () =>
    listObligations(viewer, { periods, today }),
  )
  const begun = all.filter(({ form, period }) => periodRange(form.calendar, period).start <= today)
  const inArea = area ? begun.filter(({ orgUnit: { id } }) => isIn(tree, id, area.id)) : begun
  const world = { viewer, tree, today, language: viewer.language }
  const owing = catalogue.forms.list.filter((form) => begun.some((one) => one.form.id === form.id))
  const form = catalogue.forms.byCode(query.form ?? '') ?? mostOwed(begun) ?? catalogue.forms.list[0]
  if (!form) return fail({ code: 'not-found', field: 'form' })

  const duties = toDuties(world, inArea, form)
  const codes = [...new Set(duties.map(({ period }) => period))].sort(comparePeriods)
  const heat = computeHeatMap(duties, codes, today)
  const units = heat.groups.reduce((sum, { rows }) => sum + rows.length, 0)
  return ok({
    form: {
      code: form.code,
      name: nameOf(form, world.language),
      calendar: form.calendar,
      note: form.note,
    },
    area: { id: area?.id ?? null, name: area ? nameArea(world, area) : '' },
    years: { from: query.from, to: query.to },
    periods: codes.map((code) => ({
      code,
      name: periodName(code, world.language),
      shortName: shortPeriodName(code, world.language),
      dueDates: [
        ...new Set(duties.filter(({ period }) => period === code).map(({ dueDate }) => dueDate)),
      ].sort(),
    })),
    heat,
    grouped: heat.groups.length > 1 && (isWide(viewer, area) || units > longestList),
    units: describeUnits(world, duties, form),
    groups: describeGroups(duties, query),
    reminders: remindersOf(duties, today),
    duties,
    forms: owing.map((one): ReportingForm => {
      const own = inArea.filter(({ form: { id } }) => id === one.id)
      return {
        code: one.code,
        name: nameOf(one, world.language),
        href: toReportingHref({ ...query, form: one.code }),
        selected: one.id === form.id,
        counts: countDuties(own, today),
      }
    }),
    choices: { areas: chooseAreas(world, begun, area), years: chooseYears(catalogue.forms.list, today) },
    dataVersion: String(version),
    language: world.language,
  })
}

/** The form of most duties: what the page opens with. */
function mostOwed(owed: readonly FormObligation[]): CatalogueForm | undefined {
  const counts = new Map<CatalogueForm, number>()
  for (const { form } of owed) counts.set(form, (counts.get(form) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}

function isIn(tree: OrgUnitTree, id: string, areaId: string): boolean {
  return id === areaId || tree.isWithin(id, areaId)
}

/** The country, asked for or granted: units of several provinces are counted by province. */
function isWide(viewer: Viewer, area: OrgUnitNode | null): boolean {
  return area ? area.level === 'country' : viewer.grants.some(({ orgUnitId }) => orgUnitId === 'VN')
}

function nameOf(form: CatalogueForm, language: Language): string {
  return language === 'en' ? form.nameEn : form.nameVi
}

function nameArea({ tree, today, language }: World, area: OrgUnitNode): string {
  return capitalise(areaName(tree, area, today, wordsOf(language)))
}

/** The duties of one form, by province of their time, then by name. */
function toDuties(world: World, owed: readonly FormObligation[], form: CatalogueForm): ReportingDuty[] {
  const { tree, language } = world
  const inVietnamese = new Intl.Collator('vi')
  const names = new Map<string, string>()
  const groupName = (unit: OrgUnitNode) => {
    const known = names.get(unit.id) ?? nameArea(world, unit)
    names.set(unit.id, known)
    return known
  }
  return owed
    .filter((one) => one.form.id === form.id)
    .map(({ form: _form, orgUnit, ...duty }) => {
      const lastDay = orgUnit.validTo ?? world.today
      const province = tree.provinceOn(orgUnit.id, lastDay) ?? orgUnit
      return {
        ...duty,
        unitId: orgUnit.id,
        unitName: capitalise(orgUnit.fullName),
        groupId: province.id,
        groupName: groupName(province),
        periodName: periodName(duty.period, language),
        state: dutyState(duty),
      }
    })
    .sort(
      (a, b) =>
        inVietnamese.compare(a.groupName, b.groupName) ||
        inVietnamese.compare(a.unitName, b.unitName) ||
        (a.unitId < b.unitId ? -1 : a.unitId > b.unitId ? 1 : 0) ||
        comparePeriods(a.period, b.period),
    )
}

function describeUnits(
  { viewer, tree }: World,
  duties: readonly ReportingDuty[],
  { programmeCode }: CatalogueForm,
): Record<string, ReportingUnit> {
  const units = new Map(duties.map(({ unitId, unitName }) => [unitId, unitName]))
  return Object.fromEntries(
    [...units].map(([id, name]) => {
      const opens = canEnter(viewer, tree, id, programmeCode)
        ? 'entry'
        : canOpenSubmission(viewer, tree, id, programmeCode)
          ? 'review'
          : null
      return [id, { name, opens }]
    }),
  )
}

function describeGroups(duties: readonly ReportingDuty[], query: ReportingQuery): ReportingModel['groups'] {
  return Object.fromEntries(
    duties.map(({ groupId, groupName }) => [
      groupId,
      { name: groupName, href: toReportingHref({ ...query, orgUnit: groupId }) },
    ]),
  )
}

/** What the viewer was granted, and the provinces inside it that have a duty, then and now. */
function chooseAreas(
  world: World,
  owed: readonly FormObligation[],
  area: OrgUnitNode | null,
): ReportingChoice[] {
  const { viewer, tree, today } = world
  const found = new Map<string, OrgUnitNode>()
  const add = (unit: OrgUnitNode | null | undefined) => {
    if (unit && grantsReaching(viewer, tree, unit.id).length > 0) found.set(unit.id, unit)
  }
  for (const { orgUnitId } of viewer.grants) add(tree.get(orgUnitId))
  add(area)
  for (const { id, validTo } of new Map(owed.map(({ orgUnit }) => [orgUnit.id, orgUnit])).values()) {
    const province = tree.provinceOn(id, validTo ?? today)
    add(province)
    if (province) add(tree.onMapOf(province.id, today))
  }
  const rank = { country: 0, province: 1, district: 2, commune: 3, village: 4 }
  const inVietnamese = new Intl.Collator('vi')
  return [...found.values()]
    .sort((a, b) => rank[a.level] - rank[b.level] || inVietnamese.compare(a.name, b.name))
    .map((unit) => ({ value: unit.id, label: nameArea(world, unit), selected: unit.id === area?.id }))
}

/** From the first year anybody owes a form, to this one. */
function chooseYears(forms: readonly CatalogueForm[], today: IsoDate): number[] {
  const thisYear = Number(today.slice(0, 4))
  const starts = forms.flatMap(({ assignments }) =>
    assignments.flatMap(({ validFrom }) => (validFrom ? [Number(validFrom.slice(0, 4))] : [])),
  )
  const first = starts.reduce((least, year) => Math.min(least, year), thisYear)
  return Array.from({ length: thisYear - first + 1 }, (_, index) => first + index)
}
