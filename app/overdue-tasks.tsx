import { getTranslations } from 'next-intl/server'
import type { Viewer } from '@/lib/access/viewer'
import { listCommitments } from '@/lib/activities/commitment-queries'
import { today } from '@/lib/periods/deadline'

/** One line: how many tasks of review meetings are past their day; nothing when none is. */
export async function OverdueTasks({ viewer }: { viewer: Viewer }) {
  const [say, overdue] = await Promise.all([
    getTranslations('dashboard.summary'),
    listCommitments(viewer, { status: 'overdue' }, today()),
  ])
  if (overdue.length === 0) return null
  return (
    <p className="-mt-4 mb-8 border-l-4 border-accent pl-4 text-lg">
      {say('overdue', { count: overdue.length })}{' '}
      <a href="/commitments?status=overdue" className="link no-print">
        {say('overdueWho')}
      </a>
    </p>
  )
}
