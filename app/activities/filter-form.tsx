import { getTranslations } from 'next-intl/server'
import { Button, LinkButton } from '@/components/ui/button'
import { CheckField, SelectField, TextField } from '@/components/ui/field'
import { grantsReaching } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { type ActivityFilters, countConditions } from '@/lib/activities/filters'
import { getCatalogue } from '@/lib/catalogue/queries'
import { formatDate } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { activityWords } from './words'

type Props = { viewer: Viewer; filters: ActivityFilters }

/** Beyond so many, provinces alone are listed. */
const mostAreas = 60

/** The filters as a plain GET form, so that they stand in the address; folded until somebody wants them. */
export async function ActivityFilterForm({ viewer, filters }: Props) {
  const [say, common, catalogue, tree, words] = await Promise.all([
    getTranslations('activities'),
    getTranslations('common'),
    getCatalogue(),
    getOrgUnitTree(),
    activityWords(),
  ])
  const conditions = countConditions(filters)
  const kinds = catalogue.activityTypes.list.filter(({ kind }) => kind !== null)
  const componentOf = (id: number) => catalogue.components.byId(id)
  const programmes = catalogue.programmes.list.filter(({ code }) =>
    kinds.some(({ componentId }) => componentOf(componentId)?.programmeCode === code),
  )
  const types = kinds.filter(
    ({ componentId }) => !filters.programme || componentOf(componentId)?.programmeCode === filters.programme,
  )
  const components = catalogue.components.list.filter(
    ({ id, programmeCode }) =>
      programmeCode === filters.programme && kinds.some(({ componentId }) => componentId === id),
  )
  const reached = tree.list().filter(({ id }) => grantsReaching(viewer, tree, id).length > 0)
  const areas =
    reached.length > mostAreas
      ? reached.filter(({ level }) => level === 'province' || level === 'district')
      : reached
  const listed = areas.length > mostAreas * 3 ? areas.filter(({ level }) => level === 'province') : areas
  return (
    <details open={conditions > 0} className="mb-5 rounded-md border border-rule bg-surface px-4 no-print">
      <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3">
        <span className="font-semibold">{say('filters.folded', { count: conditions })}</span>
        <span className="text-accent underline underline-offset-4">{say('filters.change')}</span>
      </summary>
      <form
        action="/activities"
        method="get"
        autoComplete="off"
        aria-label={say('filters.label')}
        className="grid gap-3 pt-2 pb-4"
      >
        {filters.view !== 'list' && <input type="hidden" name="view" value={filters.view} />}
        {filters.month && <input type="hidden" name="month" value={filters.month} />}
        <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <SelectField name="programme" label={say('filters.programme')} defaultValue={filters.programme}>
            <option value="">{common('all')}</option>
            {programmes.map((one) => (
              <option key={one.code} value={one.code}>
                {words.name(one)}
              </option>
            ))}
          </SelectField>
          {components.length > 1 && (
            <SelectField name="component" label={say('filters.component')} defaultValue={filters.component}>
              <option value="">{common('all')}</option>
              {components.map((one) => (
                <option key={one.code} value={one.code}>
                  {words.name(one)}
                </option>
              ))}
            </SelectField>
          )}
          <SelectField name="type" label={say('fields.type')} defaultValue={filters.type}>
            <option value="">{common('all')}</option>
            {types.map((one) => (
              <option key={one.code} value={one.code}>
                {words.name(one)}
              </option>
            ))}
          </SelectField>
          <SelectField name="orgUnit" label={say('filters.area')} defaultValue={filters.orgUnit}>
            <option value="">{common('all')}</option>
            {filters.orgUnit && !listed.some(({ id }) => id === filters.orgUnit) && (
              <option value={filters.orgUnit}>
                {tree.get(filters.orgUnit)?.fullName ?? filters.orgUnit}
              </option>
            )}
            {listed.map(({ id, fullName, validTo }) => (
              <option key={id} value={id}>
                {validTo ? `${fullName}, ${say('until', { date: formatDate(validTo) })}` : fullName}
              </option>
            ))}
          </SelectField>
          <TextField name="from" type="date" label={say('filters.from')} defaultValue={filters.from} />
          <TextField name="to" type="date" label={say('filters.to')} defaultValue={filters.to} />
          <TextField name="q" label={say('filters.q')} defaultValue={filters.q} />
          <CheckField
            name="removed"
            value="1"
            label={say('filters.removed')}
            defaultChecked={filters.removed === '1'}
          />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary">
            {common('filter')}
          </Button>
          <LinkButton
            href={filters.view === 'list' ? '/activities' : `/activities?view=${filters.view}`}
            variant="quiet"
          >
            {common('filter-clear')}
          </LinkButton>
        </div>
      </form>
    </details>
  )
}
