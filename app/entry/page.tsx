import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Announcement } from '@/components/ui/announcement'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { hasRole } from '@/lib/access/scope'
import { requireViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import { listTasks } from '@/lib/submissions/task-queries'
import { findTasks, taskGroups } from '@/lib/submissions/tasks'
import { type Search, searchWords } from '../search-words'
import { TaskFilter } from './task-filter'
import { TaskList } from './task-list'

export async function generateMetadata() {
  const words = await getTranslations('entry.list')
  return { title: words('title') }
}

/** A list of so many is found through by eye. */
const readable = 8

/** An officer's desk: what came back, what is late, what is due, what is on its way. */
export default async function EntryListPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireViewer('/entry')
  if (!hasRole(viewer, 'officer')) notFound()
  const [say, words] = await Promise.all([getTranslations('entry.list'), searchWords(searchParams)])
  const filters = { q: words.get('q')?.trim() ?? '', form: words.get('form') ?? '' }
  const tasks = await listTasks(viewer, today())
  const shown = findTasks(tasks, filters)
  const pressing = tasks.filter(({ group }) => group === 'returned' || group === 'overdue').length
  const found =
    shown.length === 0 ? say('noneFound') : say('shown', { shown: shown.length, total: tasks.length })
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead', { count: pressing })}
        actions={
          <>
            <LinkButton href="/entry/upload">{say('upload')}</LinkButton>
            <LinkButton href="/reporting">{say('progress')}</LinkButton>
          </>
        }
      />
      {tasks.length === 0 && <EmptyState title={say('none')} />}
      {tasks.length > readable && <TaskFilter tasks={tasks} filters={filters} />}
      <Announcement text={found} />
      {shown.length < tasks.length && <p className="mb-4 text-muted">{found}</p>}
      {taskGroups.map((group) => (
        <TaskList key={group} group={group} tasks={shown.filter((task) => task.group === group)} />
      ))}
    </>
  )
}
