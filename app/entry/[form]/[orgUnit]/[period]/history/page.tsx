import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import { findEntry } from '@/lib/submissions/entry-queries'
import { listValueHistory } from '@/lib/submissions/history-queries'
import type { CellKey } from '@/lib/submissions/submission'
import { EntryHeader } from '../entry-header'
import { type EntryParams, entryPath, formPath, toKey } from '../paths'
import { CellFilter } from './cell-filter'
import { HistoryTable } from './history-table'

const stepsPerPage = 100

export async function generateMetadata() {
  const say = await getTranslations('entry.history')
  return { title: say('title') }
}

type Props = {
  params: EntryParams
  searchParams: Promise<{ cell?: string | string[]; page?: string | string[] }>
}

/** The life of every figure of a form, or of one: who, when, from, to, why. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const key = await toKey(params)
  const path = `${entryPath(key)}/history`
  const viewer = await requireViewer(path)
  const query = await searchParams
  const cell = typeof query.cell === 'string' && query.cell !== '' ? (query.cell as CellKey) : undefined
  const page = Math.min(Math.max(Number.parseInt(String(query.page ?? '1'), 10) || 1, 1), 10_000)
  const entry = await findEntry(viewer, key, today())
  const found = await listValueHistory(viewer, key, {
    cell,
    limit: stepsPerPage,
    offset: (page - 1) * stepsPerPage,
  })
  if (!entry || !found) notFound()
  const say = await getTranslations('entry.history')
  const toPage = (number: number) => {
    const words = new URLSearchParams({
      ...(cell ? { cell } : {}),
      ...(number > 1 ? { page: String(number) } : {}),
    })
    return words.size > 0 ? `${path}?${words}` : path
  }
  return (
    <>
      <EntryHeader entry={entry} under />
      <div className="grid gap-4">
        <h2 className="text-lg">{say('title')}</h2>
        <p className="max-w-prose text-muted">{cell ? say('leadCell') : say('lead')}</p>
        <CellFilter form={entry.form} path={path} cell={cell} />
        {found.steps.length === 0 ? (
          <Notice>{say('none')}</Notice>
        ) : (
          <HistoryTable form={entry.form} steps={found.steps} path={path} />
        )}
        <Pagination
          label={say('pages')}
          newer={page > 1 ? { href: toPage(page - 1), label: say('newer') } : null}
          older={page * stepsPerPage < found.total ? { href: toPage(page + 1), label: say('older') } : null}
        />
        <LinkButton href={formPath(viewer, key)} className="justify-self-start no-print">
          {say('back')}
        </LinkButton>
      </div>
    </>
  )
}
