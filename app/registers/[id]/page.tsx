import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { RecordFiles } from '@/components/records/record-files'
import { StateBadge } from '@/components/registers/state-badge'
import { StatusBadge } from '@/components/ui/badge'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import { findEntry } from '@/lib/registers/entry-queries'
import { unitChoices } from '../words'
import { EditForm } from './edit-form'
import { EditList } from './edit-list'
import { EventForm } from './event-form'
import { LifeList } from './life-list'
import { MembersForm, MembersTable } from './members'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const outcomes = ['opened', 'event', 'undone', 'members', 'edited', 'file-added', 'file-removed'] as const
const refusals = ['no-file', 'too-large', 'empty', 'too-many', 'type-not-allowed', 'macros'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registers')
  return { title: t('entry-title') }
}

/** One team, address or club: what it is, who belongs to it, and its whole life. */
export default async function EntryPage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const [{ id }, asked] = await Promise.all([params, searchParams])
  const entry = await findEntry(viewer, id, today())
  if (!entry) notFound()
  const [t, files, common, locale] = await Promise.all([
    getTranslations('registers'),
    getTranslations('activities.files'),
    getTranslations('common'),
    getLocale(),
  ])
  const done = outcomes.find((outcome) => outcome === asked.done)
  const refused = refusals.find((refusal) => refusal === asked.file)
  const kind = locale === 'en' ? entry.kind.nameEn : entry.kind.nameVi
  const isAlive = entry.events.some(({ removedAt }) => removedAt === null)
  const canWrite = entry.rights.enter && isAlive
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={common('breadcrumbs')}
            items={[{ label: t('title'), href: `/registers?orgUnit=${encodeURIComponent(entry.orgUnitId)}` }]}
          />
        }
        title={entry.name}
        lead={`${kind} · ${entry.orgUnitName}`}
        meta={
          <>
            <StateBadge state={entry.state} />
            {entry.origin === 'demonstration' && (
              <StatusBadge status="info">{t('demonstration')}</StatusBadge>
            )}
          </>
        }
      />
      {done && (
        <Notice tone="success" role="status" className="mb-5 max-w-prose">
          {t(`done.${done}`)}
        </Notice>
      )}
      {refused && (
        <Notice tone="error" role="alert" title={files('failed')} className="mb-5 max-w-prose">
          {files(`problems.${refused}`)}
        </Notice>
      )}
      {!isAlive && (
        <Notice tone="warning" className="mb-5 max-w-prose">
          {t('taken-back')}
        </Notice>
      )}
      {entry.needsMove && entry.state !== 'closed' && isAlive && (
        <Notice tone="warning" className="mb-5 max-w-prose" title={t('needs-move')}>
          <p>{t('needs-move-why', { unit: entry.orgUnitName })}</p>
          {entry.successors.length > 0 && (
            <p>{t('needs-move-where', { units: entry.successors.map(({ name }) => name).join('; ') })}</p>
          )}
        </Notice>
      )}
      {entry.kind.sensitive && <Notice className="mb-5 max-w-prose">{t('sensitive-note')}</Notice>}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:items-start">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          {(entry.place || entry.note) && (
            <dl className="grid gap-2">
              {entry.place && <Fact name={t('place')}>{entry.place}</Fact>}
              {entry.note && <Fact name={t('note')}>{entry.note}</Fact>}
            </dl>
          )}
          <LifeList entry={entry} canWrite={canWrite} />
          <MembersTable entry={entry} />
          <EditList edits={entry.edits} />
          <RecordFiles
            address={`/api/v1/registers/${entry.id}/evidence`}
            label={t('files-label')}
            files={entry.files}
            mayAdd={canWrite}
          />
        </div>
        {canWrite && (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            <Card title={t('add-event')}>
              <EventForm
                entry={entry}
                units={[
                  ...entry.successors.map((unit) => `${unit.name} (${unit.id})`),
                  ...(await unitChoices(viewer)),
                ]}
              />
            </Card>
            <Card title={t('set-members')}>
              <MembersForm entry={entry} />
            </Card>
            <Card title={t('edit')}>
              <EditForm entry={entry} />
            </Card>
          </div>
        )}
      </div>
    </>
  )
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="whitespace-pre-line">{children}</dd>
    </div>
  )
}
