import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { listBoards } from '@/lib/dashboards/board-queries'
import { formatDate } from '@/lib/format'
import { today } from '@/lib/periods/deadline'

export async function generateMetadata(): Promise<Metadata> {
  const say = await getTranslations('boards')
  return { title: say('title') }
}

/** Charts and notes chosen for a meeting: one's own, and those others have shared. */
export default async function BoardsPage() {
  const viewer = await requireViewer('/boards')
  const [say, boards] = await Promise.all([getTranslations('boards'), listBoards(viewer)])
  const add = (
    <LinkButton href="/boards/new" variant="primary">
      {say('new.title')}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} actions={boards.length > 0 ? add : undefined} />
      {boards.length === 0 ? (
        <EmptyState title={say('empty')} action={add}>
          {say('emptyText')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {boards.map(({ id, title, note, items, shared, owner, mayChange, updatedAt }) => (
            <li key={id} className="flex flex-col gap-2 rounded-md border border-rule bg-surface p-4">
              <h2 className="text-base font-semibold">
                <Link href={`/boards/${id}`} className="link">
                  {title}
                </Link>
              </h2>
              {note && <p className="line-clamp-3 text-sm">{note}</p>}
              <p className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-rule pt-2 text-sm text-muted">
                <span>{say('charts', { count: items.length })}</span>
                <span>{formatDate(today(updatedAt))}</span>
                {mayChange ? shared && <Badge>{say('shared')}</Badge> : <span>{owner.name}</span>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
