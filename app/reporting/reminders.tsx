import { getTranslations } from 'next-intl/server'
import { CopyText } from '@/components/reporting/copy-text'
import { type Status, StatusBadge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { DownloadIcon } from '@/components/ui/icons'
import type { ReportingDuty, ReportingModel } from '@/lib/dashboards/reporting-model'
import { formatDate } from '@/lib/format'

/** How many names stand open; the rest is folded. */
const openRows = 12

const signs: Record<ReportingDuty['state'], Status> = {
  'on-time': 'approved',
  late: 'approved',
  returned: 'returned',
  overdue: 'late',
  'not-due': 'waiting',
}

/** Who is to be reminded of what: a list to read, a text to send, a file to keep. */
export async function Reminders({ model, downloadHref }: { model: ReportingModel; downloadHref: string }) {
  const say = await getTranslations('reporting.reminders')
  const { reminders, form } = model
  const lineOf = (one: ReportingDuty) =>
    say(`line.${one.state === 'returned' || one.state === 'overdue' ? one.state : 'soon'}`, {
      unit: one.unitName,
      group: one.groupName,
      period: one.periodName,
      due: formatDate(one.dueDate),
      days: one.daysLate,
    })
  const text = [say('letter', { form: form.name }), ...reminders.map((one) => `- ${lineOf(one)}`)].join('\n')
  return (
    <section aria-labelledby="reminders" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="reminders" className="text-lg">
          {say('title')}
        </h2>
        <LinkButton href={downloadHref} prefetch={false} className="no-print">
          <DownloadIcon /> {say('download')}
        </LinkButton>
      </div>
      <p>{say('lead', { count: reminders.length })}</p>
      {reminders.length > 0 && (
        <>
          <Rows rows={reminders.slice(0, openRows)} />
          {reminders.length > openRows && (
            <details data-paper="">
              <summary className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">
                {say('more', { count: reminders.length - openRows })}
              </summary>
              <Rows rows={reminders.slice(openRows)} />
            </details>
          )}
          <details className="rounded-md border border-rule p-3 no-print">
            <summary className="flex min-h-11 items-center text-accent underline underline-offset-4">
              {say('asText')}
            </summary>
            <CopyText
              text={text}
              words={{ label: say('text'), copy: say('copy'), copied: say('copied'), select: say('select') }}
            />
          </details>
        </>
      )}
    </section>
  )
}

async function Rows({ rows }: { rows: readonly ReportingDuty[] }) {
  const say = await getTranslations('reporting')
  return (
    <ul className="divide-y divide-rule rounded-md border border-rule">
      {rows.map((one) => (
        <li
          key={`${one.unitId}|${one.period}`}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2"
        >
          <span className="grow basis-64">
            {one.unitName}
            <span className="block text-sm text-muted">{one.groupName}</span>
          </span>
          <span className="text-sm text-muted">
            {one.periodName} · {say('heat.due', { date: formatDate(one.dueDate) })}
          </span>
          <StatusBadge status={signs[one.state]}>
            {say(`cells.${one.state}`, { days: one.daysLate })}
          </StatusBadge>
        </li>
      ))}
    </ul>
  )
}
