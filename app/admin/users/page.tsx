import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Announcement } from '@/components/ui/announcement'
import { StatusBadge } from '@/components/ui/badge'
import { Button, LinkButton } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { TextField } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { listUsers, usersPerPage } from '@/lib/access/user-queries'
import { requireViewer } from '@/lib/auth'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin')
  return { title: t('title') }
}

export default async function UsersPage({ searchParams }: Props) {
  const viewer = await requireViewer()
  const asked = await searchParams
  const search = typeof asked.search === 'string' ? asked.search.slice(0, 200) : ''
  const page = Math.max(1, Math.trunc(Number(asked.page)) || 1)
  const found = await listUsers(viewer, { search, page })
  if (!found) notFound()
  const [t, common] = await Promise.all([getTranslations('admin'), getTranslations('common')])
  const toPage = (number: number) => `/admin/users?${new URLSearchParams({ search, page: String(number) })}`
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <LinkButton href="/admin/users/new" variant="primary">
            {t('create')}
          </LinkButton>
        }
      />
      <search>
        <form
          action="/admin/users"
          method="get"
          autoComplete="off"
          className="mb-4 flex max-w-xl items-end gap-2"
        >
          <div className="flex-1">
            <TextField name="search" label={t('search')} type="search" defaultValue={search} />
          </div>
          <Button type="submit">{t('search-submit')}</Button>
        </form>
      </search>
      <Announcement text={t('total', { count: found.total })} />
      <p className="mb-2 text-sm text-muted">{t('total', { count: found.total })}</p>
      {found.users.length === 0 ? (
        <EmptyState
          title={t('empty', { search })}
          action={<LinkButton href="/admin/users">{common('filter-clear')}</LinkButton>}
        />
      ) : (
        <DataTable
          caption={t('title')}
          rows={found.users}
          rowKey={(user) => user.id}
          columns={[
            {
              key: 'user',
              header: t('user'),
              cell: (user) => (
                <>
                  <Link href={`/admin/users/${user.id}`} className="link font-semibold">
                    {user.name}
                  </Link>
                  <span className="block min-w-40 text-sm break-all text-muted">{user.email}</span>
                </>
              ),
            },
            {
              key: 'grants',
              header: t('grants'),
              className: 'min-w-64',
              cell: (user) =>
                user.grants.length === 0 ? (
                  <span className="text-muted">{t('no-grants')}</span>
                ) : (
                  <ul>
                    {user.grants.map((grant) => (
                      <li key={grant.id}>
                        {common(`roles.${grant.role}`)}, {grant.orgUnitName}
                        {grant.programmeCodes.length > 0 && ` (${grant.programmeCodes.join(', ')})`}
                      </li>
                    ))}
                  </ul>
                ),
            },
            {
              key: 'state',
              header: t('state'),
              cell: (user) => (
                <span className="flex flex-wrap gap-1">
                  {user.disabledAt ? (
                    <StatusBadge status="locked">{t('disabled')}</StatusBadge>
                  ) : (
                    <StatusBadge status="on-track">{t('active')}</StatusBadge>
                  )}
                  {user.demo && <StatusBadge status="info">{t('demo')}</StatusBadge>}
                </span>
              ),
            },
          ]}
        />
      )}
      <Pagination
        label={t('title')}
        newer={page > 1 ? { href: toPage(page - 1), label: t('previous-page') } : null}
        older={page * usersPerPage < found.total ? { href: toPage(page + 1), label: t('next-page') } : null}
      />
    </>
  )
}
