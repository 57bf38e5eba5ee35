import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { FileButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { UploadForm } from '@/components/upload/upload-form'
import type { UploadLabels } from '@/components/upload/upload-state'
import { hasRole } from '@/lib/access/scope'
import { requireViewer } from '@/lib/auth'
import { largestWorkbook } from '@/lib/imports/workbook/package'
import { uploadAction } from './actions'

type Props = { searchParams: Promise<{ refused?: string | string[] }> }

export async function generateMetadata() {
  const say = await getTranslations('workbook.activities.page')
  return { title: say('title') }
}

/** Many activities at once: an empty sheet out, a filled one in, every row shown before it is recorded. */
export default async function ActivitiesUploadPage({ searchParams }: Props) {
  const viewer = await requireViewer('/activities/upload')
  if (!hasRole(viewer, 'officer')) notFound()
  const { refused } = await searchParams
  const [say, form, list, common] = await Promise.all([
    getTranslations('workbook.activities.page'),
    getTranslations('workbook.page'),
    getTranslations('activities'),
    getTranslations('common'),
  ])
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={common('breadcrumbs')}
            items={[{ label: list('title'), href: '/activities' }]}
          />
        }
        title={say('title')}
        lead={say('lead')}
      />
      <div className="grid gap-8">
        <section aria-labelledby="get-title" className="grid gap-3">
          <h2 id="get-title" className="text-xl font-semibold">
            {form('getTitle')}
          </h2>
          <p className="text-muted">{say('getText')}</p>
          <div className="flex flex-wrap gap-3">
            <FileButton href="/activities/upload/template">{say('getXlsx')}</FileButton>
            <FileButton href="/activities/upload/template?format=csv">{say('getCsv')}</FileButton>
          </div>
        </section>
        <section aria-labelledby="send-title" className="grid gap-3">
          <h2 id="send-title" className="text-xl font-semibold">
            {form('sendTitle')}
          </h2>
          <UploadForm
            action={uploadAction}
            labels={await labelsOf()}
            mostBytes={largestWorkbook}
            wasTooLarge={refused === 'too-large'}
          />
        </section>
      </div>
    </>
  )
}

async function labelsOf(): Promise<UploadLabels> {
  const [say, form, failures] = await Promise.all([
    getTranslations('workbook.activities.page'),
    getTranslations('workbook.page'),
    getTranslations('workbook.failures'),
  ])
  const own = ['nothing', 'nothingTaken', 'errorsTitle', 'warningsTitle', 'clashText'] as const
  const rest = ['saving', 'restWaits'] as const
  const shared = ['file', 'fileHint', 'preview', 'previewing', 'previewTitle', 'noticesTitle'] as const
  const marks = ['marked', 'markedText', 'cell', 'from', 'to', 'errorTitle'] as const
  return {
    ...(Object.fromEntries([...own, ...rest].map((key) => [key, say(key)])) as Record<
      (typeof own)[number] | (typeof rest)[number],
      string
    >),
    ...(Object.fromEntries([...shared, ...marks].map((key) => [key, form(key)])) as Record<
      (typeof shared)[number] | (typeof marks)[number],
      string
    >),
    openForm: say('see'),
    tooLarge: failures('too-large'),
  }
}
