import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EventDetails } from '@/components/audit/event-details'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { findAuditEvent, type ListedEvent } from '@/lib/audit/queries'
import { requireViewer } from '@/lib/auth'
import { toPageAddress } from '@/lib/exports/download-address'
import { formatDateTime } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { auditWords } from '../words'

type Props = { params: Promise<{ seq: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ seq }, t] = await Promise.all([params, getTranslations('audit')])
  return { title: t('event-title', { seq: seq.slice(0, 18) }) }
}

export default async function AuditEventPage({ params }: Props) {
  const viewer = await requireViewer()
  const [{ seq }, tree] = await Promise.all([params, getOrgUnitTree()])
  const event = await findAuditEvent(viewer, tree, seq)
  if (!event) notFound()
  const [t, common, words] = await Promise.all([
    getTranslations('audit'),
    getTranslations('common'),
    auditWords(),
  ])
  const target = targetOf(event)
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs label={common('breadcrumbs')} items={[{ label: t('title'), href: '/audit' }]} />
        }
        title={t('event-title', { seq: event.seq })}
        lead={words.action(event.action)}
      />
      <Card>
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[11rem_1fr] [&_dd]:break-words [&_dt]:text-muted">
          <dt>{t('time')}</dt>
          <dd>
            <time dateTime={event.at.toISOString()}>{formatDateTime(event.at)}</time>
          </dd>
          <dt>{t('who')}</dt>
          <dd>{words.actor(event.actor)}</dd>
          <dt>{isDownload(event) ? t('download-reference') : t('subject')}</dt>
          <dd>{words.subject(event.subject)}</dd>
          {event.orgUnitId && (
            <>
              <dt>{t('area')}</dt>
              <dd>{tree.get(event.orgUnitId)?.fullName ?? event.orgUnitId}</dd>
            </>
          )}
          <dt>{t('details')}</dt>
          <dd>
            <EventDetails details={event.details} words={words.details} none={t('no-details')} />
          </dd>
          <dt>{t('full-hash')}</dt>
          <dd className="font-mono text-sm break-all">{event.hash}</dd>
          <dt>{t('previous-hash')}</dt>
          <dd className="font-mono text-sm break-all">{event.previousHash}</dd>
        </dl>
        {target && (
          <p className="mt-4">
            <Link href={target} className="link">
              {t(isDownload(event) ? 'download-open' : 'open-report')}
            </Link>
          </p>
        )}
      </Card>
    </div>
  )
}

function isDownload({ action }: ListedEvent): boolean {
  return action === 'chart.download' || action === 'board.download'
}

/** Where the thing itself can be looked at: the chart with its filters, the board, the report. */
function targetOf(event: ListedEvent): string | null {
  const { subjectType, details } = event
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return null
  const { chart, query, form, orgUnit, period } = details
  if (isDownload(event) && typeof chart === 'string') {
    const words =
      typeof query === 'object' && query !== null && !Array.isArray(query) ? Object.entries(query) : []
    const plain = words.filter((word): word is [string, string] => typeof word[1] === 'string')
    return toPageAddress(chart, Object.fromEntries(plain))
  }
  if (subjectType !== 'submission') return null
  if (typeof form !== 'string' || typeof orgUnit !== 'string' || typeof period !== 'string') return null
  return `/review/${[form, orgUnit, period].map(encodeURIComponent).join('/')}`
}
