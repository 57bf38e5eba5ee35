import { getTranslations } from 'next-intl/server'
import { StatusBadge } from '@/components/ui/badge'
import type { Entry } from '@/lib/submissions/entry-queries'

const signs = {
  'not-started': 'none',
  draft: 'draft',
  submitted: 'waiting',
  returned: 'returned',
  approved: 'approved',
  locked: 'locked',
} as const

/** Where a form stands, by sign and word; late ones say so beside it. */
export async function SubmissionBadge({ status, late }: { status: Entry['status']; late: boolean }) {
  const words = await getTranslations('entry.status')
  return (
    <>
      <StatusBadge status={signs[status]}>{words(status)}</StatusBadge>
      {late && <StatusBadge status="late">{words('late')}</StatusBadge>}
    </>
  )
}
