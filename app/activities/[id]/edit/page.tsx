import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { findActivity } from '@/lib/activities/queries'
import { requireViewer } from '@/lib/auth'
import { changeAction } from '../../actions'
import { ActivityForm } from '../../activity-form'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata() {
  const say = await getTranslations('activities')
  return { title: say('edit.title') }
}

/** Corrects an activity; the figures that follow from it change with it. */
export default async function EditActivityPage({ params }: Props) {
  const { id } = await params
  const viewer = await requireViewer(`/activities/${id}/edit`)
  const found = await findActivity(viewer, id)
  if (!found?.may.change) notFound()
  const { activity } = found
  const [say, common] = await Promise.all([getTranslations('activities'), getTranslations('common')])
  return (
    <div className="max-w-3xl">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={common('breadcrumbs')}
            items={[
              { label: say('title'), href: '/activities' },
              { label: activity.title, href: `/activities/${id}` },
            ]}
          />
        }
        title={say('edit.title')}
        lead={say('edit.lead')}
      />
      <ActivityForm
        viewer={viewer}
        action={changeAction.bind(null, id, activity.version)}
        activity={activity}
        button={say('edit.save')}
      />
    </div>
  )
}
