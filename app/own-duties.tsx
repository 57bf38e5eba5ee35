import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import type { Viewer } from '@/lib/access/viewer'
import { formatDate } from '@/lib/format'
import { today } from '@/lib/periods/deadline'
import { periodName } from '@/lib/periods/names'
import { countAwaiting } from '@/lib/submissions/review-queries'
import { listTasks } from '@/lib/submissions/task-queries'

const pressing = ['returned', 'overdue', 'due'] as const

/** What the reader has to do, before what there is to read: reports to send or correct, reports to decide on. Nothing for who only reads. */
export async function OwnDuties({ viewer }: { viewer: Viewer }) {
  const [say, locale, awaiting, tasks] = await Promise.all([
    getTranslations('dashboard.summary'),
    getLocale(),
    countAwaiting(viewer),
    listTasks(viewer, today()),
  ])
  const open = tasks.filter(({ group }) => pressing.some((one) => one === group))
  const first = open.toSorted((a, b) => b.dueDate.localeCompare(a.dueDate))[0]
  if (awaiting === 0 && !first) return null
  return (
    <div className="mb-4 grid gap-2 border-l-4 border-watch pl-4 text-lg">
      {first && (
        <p>
          {say('tasks', {
            count: open.length,
            form: locale === 'vi' ? first.form.nameVi : first.form.nameEn,
            period: periodName(first.period, locale),
            due: formatDate(first.dueDate),
          })}{' '}
          <Link href="/entry" className="link">
            {say('tasksGo')}
          </Link>
        </p>
      )}
      {awaiting > 0 && (
        <p>
          {say('review', { count: awaiting })}{' '}
          <Link href="/review" className="link">
            {say('reviewGo')}
          </Link>
        </p>
      )}
    </div>
  )
}
