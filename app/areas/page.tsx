import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { UnitList } from '@/components/areas/unit-list'
import { Announcement } from '@/components/ui/announcement'
import { Button, LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { TextField } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { findUnits } from '@/lib/org-units/find-units'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today } from '@/lib/periods/deadline'
import { type Search, searchWords } from '../search-words'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('areas')
  return { title: t('title') }
}

/** Provinces of today, the reader's own areas, and any unit there ever was by a search. */
export default async function AreasPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireViewer('/areas')
  const query = (await searchWords(searchParams)).get('q')?.trim().slice(0, 100) ?? ''
  const [t, tree] = await Promise.all([getTranslations('areas'), getOrgUnitTree()])
  const now = today()
  const found = query === '' ? null : findUnits(tree, query)
  const provinces = tree
    .list()
    .filter(({ level }) => level === 'province')
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
  const own = [...new Set(viewer.grants.map(({ orgUnitId }) => orgUnitId))].flatMap(
    (id) => tree.get(id) ?? [],
  )
  const ended = provinces.filter(({ id }) => !tree.isInForce(id, now))
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <search>
        <form
          action="/areas"
          method="get"
          autoComplete="off"
          className="mb-8 flex flex-wrap items-end gap-3 no-print"
        >
          <div className="min-w-0 grow basis-64 sm:max-w-md">
            <TextField
              type="search"
              name="q"
              label={t('search')}
              hint={t('searchHint')}
              defaultValue={query}
              maxLength={100}
            />
          </div>
          <Button type="submit" variant="primary">
            {t('searchButton')}
          </Button>
          {found && (
            <LinkButton href="/areas" variant="quiet">
              {t('showAll')}
            </LinkButton>
          )}
        </form>
      </search>
      <Announcement
        text={
          found
            ? t('found', { count: found.total, query })
            : t('provinces', { count: provinces.length - ended.length })
        }
      />
      {found ? (
        <section aria-labelledby="found">
          <h2 id="found" className="mb-3 text-lg">
            {t('found', { count: found.total, query })}
          </h2>
          {found.total === 0 ? (
            <EmptyState title={t('none')}>{t('noneLead')}</EmptyState>
          ) : (
            <UnitList tree={tree} units={found.units} />
          )}
          {found.total > found.units.length && <p className="mt-3 text-muted">{t('narrow')}</p>}
        </section>
      ) : (
        <>
          {own.length > 0 && (
            <section aria-labelledby="own" className="mb-8">
              <h2 id="own" className="mb-3 text-lg">
                {t('own')}
              </h2>
              <UnitList tree={tree} units={own} />
            </section>
          )}
          <section aria-labelledby="provinces" className="mb-8">
            <h2 id="provinces" className="mb-3 text-lg">
              {t('provinces', { count: provinces.length - ended.length })}
            </h2>
            <UnitList tree={tree} units={provinces.filter((unit) => !ended.includes(unit))} />
          </section>
          <details data-paper="">
            <summary className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">
              {t('ended', { count: ended.length })}
            </summary>
            <UnitList tree={tree} units={ended} />
          </details>
        </>
      )}
    </>
  )
}
