import { getTranslations } from 'next-intl/server'
import { CommitmentTable } from '@/app/commitments/commitment-table'
import { LinkButton } from '@/components/ui/button'
import { hasRole } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { listCommitments } from '@/lib/activities/commitment-queries'
import { today } from '@/lib/periods/deadline'

type Props = { viewer: Viewer; code: string; href: string }

/** What review meetings decided when they looked at this chart, and the way to note a decision. */
export async function ChartCommitments({ viewer, code, href }: Props) {
  const [say, rows] = await Promise.all([
    getTranslations('commitments'),
    listCommitments(viewer, { status: '', chart: encodeURIComponent(code) }, today()),
  ])
  const mayRecord = hasRole(viewer, 'officer')
  if (rows.length === 0 && !mayRecord) return null
  return (
    <section
      aria-labelledby="chart-commitments"
      className="mt-8 grid grid-cols-[minmax(0,1fr)] justify-items-start gap-3 no-print"
    >
      <h2 id="chart-commitments" className="text-xl">
        {say('on-chart')}
      </h2>
      {rows.length > 0 && (
        <div className="w-full min-w-0">
          <CommitmentTable rows={rows} caption={say('on-chart')} />
        </div>
      )}
      {mayRecord && (
        <LinkButton href={`/commitments/new?${new URLSearchParams({ chart: href })}`} size="small">
          {say('add-on-chart')}
        </LinkButton>
      )}
    </section>
  )
}
