import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EventDetails } from '@/components/audit/event-details'
import { Announcement } from '@/components/ui/announcement'
import { LinkButton } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { parseAuditFilters, toAuditQuery } from '@/lib/audit/filters'
import { listAuditActions, listAuditEvents } from '@/lib/audit/queries'
import { requireViewer } from '@/lib/auth'
import { formatDateTime } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { AuditFilterForm } from './filter-form'
import { ChainVerdict } from './verdict'
import { auditWords } from './words'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit')
  return { title: t('title') }
}

export default async function AuditPage({ searchParams }: Props) {
  const viewer = await requireViewer()
  const [asked, tree] = await Promise.all([searchParams, getOrgUnitTree()])
  const filters = parseAuditFilters(asked)
  const found = await listAuditEvents(viewer, tree, filters)
  if (!found) notFound()
  const [t, words, actions] = await Promise.all([
    getTranslations('audit'),
    auditWords(),
    listAuditActions(viewer),
  ])
  const { events, total } = found
  const first = events.at(0)?.seq
  const last = events.at(-1)?.seq
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<LinkButton href="/audit?verify=1">{t('verify')}</LinkButton>}
      />
      {asked.verify === '1' && <ChainVerdict />}
      <AuditFilterForm
        filters={filters}
        actions={actions.map((code) => ({ code, label: words.action(code) }))}
      />
      <Announcement text={t('shown', { count: total })} />
      <p className="mb-2 text-sm text-muted">{t('shown', { count: total })}</p>
      {events.length === 0 ? (
        <EmptyState title={t('empty-title')} action={<LinkButton href="/audit">{t('clear')}</LinkButton>}>
          {t('empty-body')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          rows={events}
          rowKey={(event) => event.seq}
          columns={[
            {
              key: 'seq',
              header: t('seq'),
              cell: (event) => (
                <Link href={`/audit/${event.seq}`} className="link">
                  {event.seq}
                </Link>
              ),
            },
            {
              key: 'time',
              header: t('time'),
              className: 'whitespace-nowrap',
              cell: (event) => formatDateTime(event.at),
            },
            {
              key: 'who',
              header: t('who'),
              className: 'min-w-44',
              cell: (event) => <span className="break-words">{words.actor(event.actor)}</span>,
            },
            {
              key: 'what',
              header: t('what'),
              className: 'min-w-36',
              cell: (event) => words.action(event.action),
            },
            {
              key: 'subject',
              header: t('subject'),
              className: 'min-w-44',
              cell: (event) => (
                <>
                  <span className="break-words">{words.subject(event.subject)}</span>
                  {event.orgUnitId && (
                    <span className="block text-sm text-muted">
                      {tree.get(event.orgUnitId)?.fullName ?? event.orgUnitId}
                    </span>
                  )}
                </>
              ),
            },
            {
              key: 'details',
              header: t('details'),
              className: 'min-w-72 text-sm',
              cell: (event) => (
                <EventDetails details={event.details} words={words.details} none={t('no-details')} />
              ),
            },
            {
              key: 'hash',
              header: t('hash'),
              cell: (event) => <code className="text-sm">{event.hash.slice(0, 10)}</code>,
            },
          ]}
        />
      )}
      <Pagination
        label={t('paging')}
        newer={
          found.newer && first ? { href: toAuditQuery(filters, { after: first }), label: t('newer') } : null
        }
        older={
          found.older && last ? { href: toAuditQuery(filters, { before: last }), label: t('older') } : null
        }
      />
    </>
  )
}
