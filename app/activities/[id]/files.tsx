import { getTranslations } from 'next-intl/server'
import { RecordFiles } from '@/components/records/record-files'
import type { ActivityFile } from '@/lib/activities/queries'

type Props = { id: string; files: readonly ActivityFile[]; mayAdd: boolean }

/** Photos and minutes that prove an activity. */
export async function ActivityFiles({ id, files, mayAdd }: Props) {
  const say = await getTranslations('activities.files')
  return (
    <RecordFiles
      address={`/api/v1/activities/${id}/evidence`}
      label={say('add-label')}
      files={files}
      mayAdd={mayAdd}
    />
  )
}
