import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import type { Choice, OverviewFilters as Filters } from '@/lib/dashboards/overview-model'

type Props = {
  filters: Filters
  /** What is shown now, in words: the folded form says it. */
  shown: string
  words: Record<'title' | 'programme' | 'orgUnit' | 'period' | 'stage' | 'apply' | 'change', string>
  /** Where the form leads. */
  action?: string
  /** What the page is about already, and so isn't asked. */
  settled?: 'programme' | 'orgUnit'
}

/** The filters as a plain GET form, so that they stand in the address; folded on a phone. */
export function OverviewFilters({ filters, shown, words, action = '/', settled }: Props) {
  const all: [keyof Filters['words'], Choice[]][] = [
    ['programme', filters.programmes],
    ['orgUnit', filters.areas],
    ['period', filters.periods],
    ['stage', filters.stages],
  ]
  const fields = all.filter(([name]) => name !== settled)
  const form = (prefix: string, look: string) => (
    <form action={action} method="get" autoComplete="off" aria-label={words.title} className={look}>
      {fields.map(([name, choices]) => (
        <SelectField
          key={name}
          id={`${prefix}-${name}`}
          name={name}
          label={words[name]}
          defaultValue={choices.find(({ selected }) => selected)?.value}
        >
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
      ))}
      <Button type="submit" variant="primary">
        {words.apply}
      </Button>
    </form>
  )
  return (
    <>
      {form(
        'wide',
        `mb-6 hidden gap-3 md:grid ${settled ? 'md:grid-cols-[2fr_1.5fr_1.5fr_auto]' : 'md:grid-cols-[2fr_2fr_1.5fr_1.5fr_auto]'} md:items-end no-print`,
      )}
      <details className="mb-6 rounded-md border border-rule p-3 md:hidden no-print">
        <summary className="flex min-h-11 items-center justify-between gap-3">
          <span>{shown}</span>
          <span className="text-accent underline underline-offset-4">{words.change}</span>
        </summary>
        {form('narrow', 'mt-3 grid gap-3')}
      </details>
    </>
  )
}
