import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { hasRole } from '@/lib/access/scope'
import { requireViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import { listTasks } from '@/lib/submissions/task-queries'
import { taskGroups } from '@/lib/submissions/tasks'
import { TaskList } from './task-list'

export async function generateMetadata() {
  const words = await getTranslations('entry.list')
  return { title: words('title') }
}

/** An officer's desk: what came back, what is late, what is due, what is on its way. */
export default async function EntryListPage() {
  const viewer = await requireViewer('/entry')
  if (!hasRole(viewer, 'officer')) notFound()
  const say = await getTranslations('entry.list')
  const tasks = await listTasks(viewer, today())
  const pressing = tasks.filter(({ group }) => group === 'returned' || group === 'overdue').length
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead', { count: pressing })} />
      {tasks.length === 0 && <EmptyState title={say('none')} />}
      {taskGroups.map((group) => (
        <TaskList key={group} group={group} tasks={tasks.filter((task) => task.group === group)} />
      ))}
    </>
  )
}
