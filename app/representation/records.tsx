import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ContestTable } from '@/components/representation/contest-table'
import { RecordedTable } from '@/components/representation/recorded-table'
import { PublishedTable } from '@/components/sources/published-table'
import { ChevronRightIcon } from '@/components/ui/icons'
import { periodName } from '@/lib/periods/names'
import type { Representation } from '@/lib/registers/representation-queries'

/** The rows everything above is made of: those who stood and were elected, what was recorded, what others published. */
export async function Records({ found, names }: { found: Representation; names: { area: string } }) {
  const [t, locale] = await Promise.all([getTranslations('representation'), getLocale()])
  const { contests, recorded, published, more, term } = found
  const contestsTitle = t('contests-title', {
    area: names.area,
    term: term === '' ? '' : periodName(term, locale),
  })
  return (
    <div className="grid gap-4">
      {contests.length > 0 && (
        <section aria-labelledby="contests" className="mb-6 grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2 id="contests" className="text-lg">
            {contestsTitle}
          </h2>
          <ContestTable caption={contestsTitle} contests={contests} />
        </section>
      )}
      {recorded.length > 0 && (
        <Folded title={t('recorded-title')} count={recorded.length + more} open={recorded.length <= 5}>
          <RecordedTable caption={t('recorded-title')} rows={recorded} />
          {more > 0 && <p className="mt-2 text-sm text-muted">{t('more', { count: more })}</p>}
        </Folded>
      )}
      {published.length > 0 && (
        <Folded title={t('published-title')} count={published.length}>
          <p className="mb-3 max-w-prose text-muted">{t('published-lead')}</p>
          <PublishedTable caption={t('published-title')} items={published} layout="representation" />
        </Folded>
      )}
    </div>
  )
}

function Folded({
  title,
  count,
  open = false,
  children,
}: {
  title: string
  count: number
  open?: boolean
  children: ReactNode
}) {
  return (
    <details open={open} className="group min-w-0 border-t border-rule pt-2">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2">
        <ChevronRightIcon className="size-4 text-accent group-open:rotate-90" />
        <h2 className="text-lg">
          {title} <span className="font-normal text-muted">({count})</span>
        </h2>
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  )
}
