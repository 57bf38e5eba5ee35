import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Announcement } from '@/components/ui/announcement'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { DownloadIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { getReporting } from '@/lib/dashboards/get-reporting'
import type { ReportingModel } from '@/lib/dashboards/reporting-model'
import { parseReportingQuery, toReportingWords } from '@/lib/dashboards/reporting-query'
import { today } from '@/lib/periods/deadline'
import { calendarName } from '@/lib/periods/names'
import { type Search, searchWords } from '../search-words'
import { countWords } from './counts'
import { FilterForm } from './filter-form'
import { FormsTable } from './forms-table'
import { HeatMapTable } from './heat-map'
import { Reminders } from './reminders'

export async function generateMetadata() {
  const say = await getTranslations('reporting')
  return { title: say('title') }
}

/** Who owes which report by when, what came and what didn't, and whom to remind. */
export default async function ReportingPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireViewer('/reporting')
  const say = await getTranslations('reporting')
  const parsed = parseReportingQuery(await searchWords(searchParams), today())
  const result = parsed.ok ? await getReporting(viewer, parsed.value, today()) : parsed
  if (!result.ok) {
    if (result.error.code === 'not-found') notFound()
    return (
      <>
        <PageHeader title={say('title')} />
        <Notice tone="error" title={say('badQuery')}>
          <LinkButton href="/reporting">{say('reset')}</LinkButton>
        </Notice>
      </>
    )
  }
  const model = result.value
  const { form, periods } = model
  const words = toReportingWords({
    form: form.code,
    orgUnit: model.area.id,
    from: model.years.from,
    to: model.years.to,
  })
  return (
    <>
      <style
        // biome-ignore lint/security/noDangerouslySetInnerHtml: fixed words; periods side by side want the long side of the paper
        dangerouslySetInnerHTML={{ __html: '@page{size:A4 landscape;margin:12mm}' }}
      />
      <PageHeader title={say('title')} lead={say('lead')} />
      <FilterForm model={model} />
      <Summary model={model} />
      {periods.length === 0 ? (
        <EmptyState title={say('nothing')} />
      ) : (
        <section aria-labelledby="heat" className="mb-10">
          <div className="mb-2 flex flex-wrap items-end justify-between gap-3">
            <div>
              <h2 id="heat" className="text-lg">
                {say(model.grouped ? 'heat.titleGrouped' : 'heat.title', { form: form.name })}
              </h2>
              <p className="text-sm text-muted">{calendarName(form.calendar, model.language)}</p>
            </div>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2 no-print">
              <LinkButton href={`/reporting/download?${words}`} prefetch={false}>
                <DownloadIcon /> {say('download')}
              </LinkButton>
              {(['xlsx', 'ods'] as const).map((format) => (
                <a
                  key={format}
                  href={`/reporting/download?${words}&format=${format}`}
                  download
                  className="link inline-flex min-h-11 items-center"
                >
                  {say(format === 'xlsx' ? 'downloadXlsx' : 'downloadOds')}
                </a>
              ))}
            </div>
          </div>
          <HeatMapTable model={model} />
        </section>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
        <Reminders model={model} downloadHref={`/reporting/download?${words}&list=reminders`} />
        {model.forms.length > 0 && (
          <section aria-labelledby="forms" className="grid grid-cols-[minmax(0,1fr)] gap-3">
            <h2 id="forms" className="text-lg">
              {say('forms.title')}
            </h2>
            <FormsTable model={model} />
            <p className="text-sm text-muted">{say('forms.note')}</p>
          </section>
        )}
      </div>
    </>
  )
}

/** The page in one sentence, with what each number is out of. */
async function Summary({ model }: { model: ReportingModel }) {
  const [say, { whole, rate }] = await Promise.all([getTranslations('reporting'), countWords(model.language)])
  const { expected, received, onTime, ahead, aheadReceived } = model.heat.all
  const span =
    model.years.from === model.years.to ? String(model.years.to) : `${model.years.from}–${model.years.to}`
  const where = model.area.name === '' ? '' : `${model.area.name}. `
  const sentence =
    expected === 0
      ? say('summary.none', { span })
      : say('summary.due', {
          span,
          expected: whole(expected),
          received: whole(received),
          rate: rate(received, expected),
          onTime: whole(onTime),
          onTimeRate: rate(onTime, expected),
          late: whole(received - onTime),
          missing: whole(expected - received),
        })
  return (
    <section
      aria-label={say('summary.label')}
      className="mb-8 grid gap-1 border-l-4 border-accent pl-4 text-lg"
    >
      <Announcement text={`${model.form.name}. ${where}${sentence}`} />
      <p>
        {where !== '' && <strong>{where}</strong>}
        {sentence}
      </p>
      {ahead > 0 && (
        <p className="text-base text-muted">
          {say('summary.ahead', { ahead: whole(ahead), received: whole(aheadReceived) })}
        </p>
      )}
    </section>
  )
}
