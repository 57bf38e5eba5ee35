import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { CountsTable } from '@/components/registers/counts-table'
import { EntriesTable } from '@/components/registers/entries-table'
import { Announcement } from '@/components/ui/announcement'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth'
import { formatDate } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today } from '@/lib/periods/deadline'
import { canEnterSomewhere, homeArea, nearbyAreas } from '@/lib/registers/areas'
import { countEntries } from '@/lib/registers/count-queries'
import { entriesPerPage, listEntries } from '@/lib/registers/entry-queries'
import { parseEntryFilters, toEntryQuery } from '@/lib/registers/filters'
import { capitalise } from './capitalise'
import { FilterForm } from './filter-form'
import { kindChoices } from './words'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registers')
  return { title: t('title') }
}

/** What stands in an area on a day: teams, addresses, clubs and models, counted and line by line. */
export default async function RegistersPage({ searchParams }: Props) {
  const viewer = await requireViewer('/registers')
  const [asked, tree, day] = [await searchParams, await getOrgUnitTree(), today()]
  const filters = parseEntryFilters(asked, { orgUnitId: homeArea(viewer, tree, day), today: day })
  const area = tree.get(filters.orgUnitId)
  const [counts, found] = await Promise.all([
    countEntries(viewer, filters),
    listEntries(viewer, filters, day),
  ])
  if (!area || !counts || !found) notFound()
  const [t, locale, kinds] = await Promise.all([getTranslations('registers'), getLocale(), kindChoices()])
  const chosen = filters.kind === '' ? counts : counts.filter(({ kind }) => kind.code === filters.kind)
  const place = { area: capitalise(area.fullName), date: formatDate(filters.day) }
  const nothing = found.entries.length === 0
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          canEnterSomewhere(viewer) && (
            <LinkButton href="/registers/new" variant="primary">
              {t('open')}
            </LinkButton>
          )
        }
      />
      <FilterForm
        filters={filters}
        kinds={kinds}
        areas={nearbyAreas(viewer, tree, area.id, filters.day).map(({ id, fullName, validTo }) => ({
          value: id,
          label: validTo
            ? `${capitalise(fullName)} (${t('until', { date: formatDate(validTo) })})`
            : capitalise(fullName),
        }))}
      />
      <section aria-labelledby="counts" className="mb-10 grid grid-cols-[minmax(0,1fr)]">
        <h2 id="counts" className="mb-2 text-lg">
          {t('counts-title', place)}
        </h2>
        <CountsTable caption={t('counts-title', place)} counts={chosen} />
        <p className="mt-2 text-sm text-muted">{t('counts-note')}</p>
      </section>
      <section aria-labelledby="entries" className="grid grid-cols-[minmax(0,1fr)]">
        <h2 id="entries" className="mb-2 text-lg">
          {t('entries-title')}
        </h2>
        {found.withheld.length > 0 && (
          <Notice className="mb-3 max-w-prose">
            {t('withheld', {
              kinds: found.withheld
                .map(({ nameVi, nameEn }) => (locale === 'en' ? nameEn : nameVi))
                .join('; '),
            })}
          </Notice>
        )}
        <Announcement text={`${place.area}, ${place.date}: ${t('found', { count: found.total })}`} />
        <p className="mb-2 text-sm text-muted">{t('found', { count: found.total })}</p>
        {nothing ? (
          <EmptyState title={t('empty', place)} />
        ) : (
          <EntriesTable caption={t('entries-title')} entries={found.entries} />
        )}
        <Pagination
          label={t('entries-title')}
          newer={
            filters.page > 1
              ? { href: toEntryQuery({ ...filters, page: filters.page - 1 }), label: t('previous-page') }
              : null
          }
          older={
            filters.page * entriesPerPage < found.total
              ? { href: toEntryQuery({ ...filters, page: filters.page + 1 }), label: t('next-page') }
              : null
          }
        />
      </section>
    </>
  )
}
