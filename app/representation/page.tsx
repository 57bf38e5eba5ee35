import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ContestTable } from '@/components/representation/contest-table'
import { Hemicycle, mostSeats } from '@/components/representation/hemicycle'
import { PartsList } from '@/components/representation/parts-list'
import { RecordedTable } from '@/components/representation/recorded-table'
import { goalWords, ShareTable } from '@/components/representation/share-table'
import { withChanges } from '@/components/representation/with-changes'
import { PublishedTable } from '@/components/sources/published-table'
import { Announcement } from '@/components/ui/announcement'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import type { Viewer } from '@/lib/access/viewer'
import { requireViewer } from '@/lib/auth'
import { formatDate } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { today } from '@/lib/periods/deadline'
import { periodName } from '@/lib/periods/names'
import type { IsoDate } from '@/lib/periods/period'
import { canEnterSomewhere, homeArea, nearbyAreas } from '@/lib/registers/areas'
import { representationProgramme } from '@/lib/registers/bodies'
import type { ShareLine } from '@/lib/registers/representation'
import { parseRepresentationFilters, toRepresentationQuery } from '@/lib/registers/representation-filters'
import { getRepresentation, type Representation } from '@/lib/registers/representation-queries'
import { capitalise } from '../registers/capitalise'
import { FilterForm } from './filter-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('representation')
  return { title: t('title') }
}

const outcomes = ['recorded', 'changed', 'removed'] as const

/** Women in elected and leading bodies: seats, gaps to parity and goals, term against term. */
export default async function RepresentationPage({ searchParams }: Props) {
  const viewer = await requireViewer('/representation')
  const [asked, tree, day] = [await searchParams, await getOrgUnitTree(), today()]
  const filters = parseRepresentationFilters(asked, startArea(viewer, tree, day))
  const found = await getRepresentation(viewer, filters, day)
  if (!found) notFound()
  const [t, locale] = await Promise.all([getTranslations('representation'), getLocale()])
  const { area, body, kind, term, lines } = found
  const name = capitalise(area.fullName)
  const inTerm = lines.filter((line) => line.term === term)
  const title = t('heading', {
    body: t(`bodies.${body}`),
    kind: t(`kinds.${kind}`).toLocaleLowerCase('vi'),
    area: name,
    term: term === '' ? '' : periodName(term, locale),
  })
  const drawn = inTerm.find((line) => isChamber(line, found))
  // The areas of the term's own map: 63 provinces voted in 2021.
  const areasOn = term === '' ? day : `${term.slice(1, 5)}-07-01`
  const done = outcomes.find((outcome) => outcome === asked.done)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          canEnterSomewhere(viewer, representationProgramme) && (
            <LinkButton
              href={`/representation/new?${new URLSearchParams({ body, kind, orgUnit: area.id, term })}`}
              variant="primary"
            >
              {t('record')}
            </LinkButton>
          )
        }
      />
      {done && (
        <Notice tone="success" role="status" className="mb-5 max-w-prose">
          {t(`done.${done}`)}
        </Notice>
      )}
      <Announcement text={title} />
      <FilterForm
        found={found}
        areas={nearbyAreas(viewer, tree, area.id, areasOn).map(({ id, fullName, validTo }) => ({
          value: id,
          label: capitalise(fullName) + (validTo ? ` (${t('until', { date: formatDate(validTo) })})` : ''),
        }))}
      />
      <section aria-labelledby="now" className="mb-10 grid grid-cols-[minmax(0,1fr)] gap-4">
        <h2 id="now" className="text-lg">
          {title}
        </h2>
        {inTerm.length === 0 ? (
          <EmptyState title={t('nothing')}>{t('nothing-body')}</EmptyState>
        ) : (
          <>
            {drawn && drawn.women !== null && drawn.seats !== null && (
              <Hemicycle
                title={title}
                women={drawn.women}
                men={drawn.men}
                seats={drawn.seats}
                hollow={drawn.source === 'published'}
                goal={goalOf(drawn, t)}
              />
            )}
            <ShareTable caption={title} lines={inTerm} first="level" />
            <PartsList parts={found.parts} />
          </>
        )}
        {found.chart && (
          <p className="no-print">
            <Link
              href={`/charts/${found.chart}?${new URLSearchParams({ orgUnit: area.id })}`}
              className="link inline-flex min-h-11 items-center"
            >
              {t('to-chart')}
            </Link>
          </p>
        )}
      </section>
      {found.contests.length > 0 && (
        <section aria-labelledby="contests" className="mb-10 grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2 id="contests" className="text-lg">
            {t('contests-title', { area: area.fullName, term: periodName(term, locale) })}
          </h2>
          <ContestTable
            caption={t('contests-title', { area: area.fullName, term: periodName(term, locale) })}
            contests={found.contests}
          />
        </section>
      )}
      {found.areas.length > 0 && (
        <section aria-labelledby="areas" className="mb-10 grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2 id="areas" className="text-lg">
            {t('areas-title', { area: area.fullName })}
          </h2>
          <ShareTable
            caption={t('areas-title', { area: area.fullName })}
            lines={found.areas}
            first="unit"
            hrefOf={({ orgUnitId }) => toRepresentationQuery({ ...filters, orgUnitId, term })}
          />
        </section>
      )}
      {new Set(lines.map((line) => line.term)).size > 1 && (
        <section aria-labelledby="terms" className="mb-10 grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2 id="terms" className="text-lg">
            {t('terms-title', { area: area.fullName })}
          </h2>
          <ShareTable
            caption={t('terms-title', { area: area.fullName })}
            lines={withChanges(lines)}
            first="level"
            byTerm
          />
          <p className="text-sm text-muted">{t('terms-note')}</p>
        </section>
      )}
      {found.recorded.length > 0 && (
        <section aria-labelledby="recorded" className="mb-10 grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2 id="recorded" className="text-lg">
            {t('recorded-title')}
          </h2>
          <RecordedTable caption={t('recorded-title')} rows={found.recorded} />
          {found.more > 0 && <p className="text-sm text-muted">{t('more', { count: found.more })}</p>}
        </section>
      )}
      {found.published.length > 0 && (
        <section aria-labelledby="published" className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2 id="published" className="text-lg">
            {t('published-title')}
          </h2>
          <p className="max-w-prose text-muted">{t('published-lead')}</p>
          <PublishedTable caption={t('published-title')} items={found.published} layout="representation" />
        </section>
      )}
    </>
  )
}

/** One body with so few seats that each can be drawn; several added up, or bodies counted, are no chamber. */
function isChamber(
  { women, seats, summary, published, level }: ShareLine,
  { area, body }: Representation,
): boolean {
  if (body === 'party-standing' || body === 'agency' || level !== area.level) return false
  if (women === null || seats === null || seats === 0 || women > seats || seats > mostSeats) return false
  return published ? !published.contradicts : summary?.counted === 1
}

function goalOf({ targets }: ShareLine, t: Parameters<typeof goalWords>[1]) {
  const target = targets[0]?.target
  if (!target || target.low === null) return null
  return { from: Number(target.low), label: goalWords(target, t) }
}

/** The province in force around whatever the viewer is granted: councils are compared there; else the country. */
function startArea(viewer: Viewer, tree: OrgUnitTree, day: IsoDate): string {
  const home = homeArea(viewer, tree, day)
  return (tree.provinceOn(home, day) ?? tree.onMapOf(home, day))?.id ?? home
}
