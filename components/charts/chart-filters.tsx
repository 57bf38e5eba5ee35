import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import { ChevronRightIcon } from '@/components/ui/icons'
import { type ChartOptions, unitScopes } from '@/lib/dashboards/chart-options'
import type { ChartQuery } from '@/lib/dashboards/query'
import { formatDate } from '@/lib/format'

type Props = { action: string; options: ChartOptions; query: ChartQuery }

const everyTypes = ['month', 'quarter', 'half', 'nine-months', 'year'] as const

/** The chart's filters as a plain GET form: choosing and pressing one button, with or without script. */
export function ChartFilters({ action, options, query }: Props) {
  const say = useTranslations('charts.filter')
  const { periods } = options
  const geographyDay =
    query.geography !== 'current' && query.geography !== 'reported' ? query.geography : null
  return (
    <form
      action={action}
      method="get"
      autoComplete="off"
      aria-label={say('title')}
      className="mb-6 grid gap-3 no-print"
    >
      <div className="grid grid-cols-2 gap-3 md:grid-cols-4 lg:grid-cols-[2fr_2fr_1fr_1fr_auto] lg:items-end">
        <SelectField label={say('area')} name="area" id="filter-area" defaultValue={options.area}>
          {options.areas.map(({ group, units }) => (
            <optgroup key={group} label={say(`group-${group}`)}>
              {units.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
        <SelectField label={say('scope')} name="scope" id="filter-scope" defaultValue={options.scope}>
          {unitScopes.map((scope) => (
            <option key={scope} value={scope}>
              {say(`scope-${scope}`)}
            </option>
          ))}
        </SelectField>
        {periods &&
          (['from', 'to'] as const).map((end) => (
            <SelectField
              key={end}
              label={say(end)}
              name={end}
              id={`filter-${end}`}
              defaultValue={periods[end]}
            >
              {periods.choices.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </SelectField>
          ))}
        <Button type="submit" variant="primary" className="col-span-2 md:col-span-4 lg:col-span-1">
          {say('apply')}
        </Button>
      </div>
      <details className="group">
        <summary className="flex cursor-pointer list-none items-center gap-1.5 py-2 text-accent">
          <ChevronRightIcon className="size-3.5 group-open:rotate-90" />
          {say('more')}
        </summary>
        <div className="mt-2 grid grid-cols-2 gap-3 md:grid-cols-3">
          {periods && (
            <SelectField label={say('every')} name="every" id="filter-every" defaultValue={periods.every}>
              {everyTypes.map((type) => (
                <option key={type} value={type}>
                  {say(`every-${type}`)}
                </option>
              ))}
            </SelectField>
          )}
          <SelectField label={say('stage')} name="stage" id="filter-stage" defaultValue={query.stage}>
            <option value="approved">{say('stage-approved')}</option>
            <option value="provisional">{say('stage-provisional')}</option>
          </SelectField>
          <SelectField
            label={say('breakdown')}
            name="breakdown"
            id="filter-breakdown"
            defaultValue={query.breakdown.join(',')}
          >
            <option value="">{say('breakdown-none')}</option>
            {options.breakdowns.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
            {query.breakdown.length > 1 && (
              <option value={query.breakdown.join(',')}>
                {options.breakdowns
                  .filter(({ code }) => query.breakdown.includes(code))
                  .map(({ name }) => name)
                  .join(', ')}
              </option>
            )}
          </SelectField>
          <SelectField
            label={say('calendar')}
            name="calendar"
            id="filter-calendar"
            defaultValue={query.calendar ?? ''}
          >
            <option value="">{say('calendar-own')}</option>
            {options.calendars.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={say('geography')}
            name="geography"
            id="filter-geography"
            defaultValue={query.geography}
          >
            <option value="current">{say('geography-current')}</option>
            <option value="reported">{say('geography-reported')}</option>
            {geographyDay && (
              <option value={geographyDay}>
                {say('geography-date', { date: formatDate(geographyDay) })}
              </option>
            )}
          </SelectField>
          <SelectField label={say('kind')} name="kind" id="filter-kind" defaultValue={query.kind ?? ''}>
            <option value="">{say('kind-auto')}</option>
            {options.kinds.map((kind) => (
              <option key={kind} value={kind}>
                {say(`kind-${kind}`)}
              </option>
            ))}
          </SelectField>
          {options.gaps.length > 0 && (
            <SelectField label={say('gap')} name="gap" id="filter-gap" defaultValue={query.gap ?? ''}>
              <option value="">{say('gap-none')}</option>
              {options.gaps.map((gap) => (
                <option key={gap} value={gap}>
                  {say(`gap-${gap}`)}
                </option>
              ))}
            </SelectField>
          )}
        </div>
      </details>
      {query.asOf && <input type="hidden" name="asOf" value={query.asOf} />}
      {options.also.map((unit) => (
        <input key={unit} type="hidden" name="also" value={unit} />
      ))}
      {periods?.kept && (
        <>
          <input type="hidden" name="was" value={`${periods.from}..${periods.to}`} />
          <input type="hidden" name="kept" value={periods.kept} />
        </>
      )}
      {query.compare && <input type="hidden" name="compare" value={query.compare} />}
      {query.cumulation && <input type="hidden" name="cumulation" value={query.cumulation} />}
    </form>
  )
}
