import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { findCommitment } from '@/lib/activities/commitment-queries'
import { requireViewer } from '@/lib/auth'
import { changeCommitmentAction } from '../actions'
import { CommitmentForm } from '../commitment-form'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata() {
  const say = await getTranslations('commitments')
  return { title: say('edit.title') }
}

/** What came of a task, or what is to be said otherwise of it. */
export default async function CommitmentPage({ params }: Props) {
  const { id } = await params
  const viewer = await requireViewer(`/commitments/${id}`)
  const commitment = await findCommitment(viewer, id)
  if (!commitment?.mayChange) notFound()
  const [say, common] = await Promise.all([getTranslations('commitments'), getTranslations('common')])
  return (
    <div className="max-w-3xl">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={common('breadcrumbs')}
            items={[{ label: say('title'), href: '/commitments' }]}
          />
        }
        title={say('edit.title')}
      />
      <CommitmentForm
        action={changeCommitmentAction.bind(null, id, commitment.version)}
        meetings={[]}
        chosen={{ activityId: '', chart: '', indicator: '' }}
        commitment={commitment}
      />
    </div>
  )
}
