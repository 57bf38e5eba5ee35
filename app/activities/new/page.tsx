import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { hasRole } from '@/lib/access/scope'
import { requireViewer } from '@/lib/auth'
import { recordAction } from '../actions'
import { ActivityForm } from '../activity-form'

export async function generateMetadata() {
  const say = await getTranslations('activities')
  return { title: say('new.title') }
}

/** Records what took place; its figures follow from it. */
export default async function NewActivityPage() {
  const viewer = await requireViewer('/activities/new')
  if (!hasRole(viewer, 'officer')) notFound()
  const [say, common] = await Promise.all([getTranslations('activities'), getTranslations('common')])
  return (
    <div className="max-w-3xl">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs label={common('breadcrumbs')} items={[{ label: say('title'), href: '/activities' }]} />
        }
        title={say('new.title')}
        lead={say('new.lead')}
      />
      <ActivityForm viewer={viewer} action={recordAction} activity={null} button={say('new.save')} />
    </div>
  )
}
