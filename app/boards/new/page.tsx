import { getTranslations } from 'next-intl/server'
import { BoardFields } from '@/components/boards/board-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireViewer } from '@/lib/auth'
import { parseChartAddress } from '@/lib/dashboards/board'
import { type Search, searchWords } from '../../search-words'
import { createBoardAction } from '../actions'

export async function generateMetadata() {
  const say = await getTranslations('boards')
  return { title: say('new.title') }
}

/** Begins a board; from a chart, with that chart on it. */
export default async function NewBoardPage({ searchParams }: { searchParams: Search }) {
  await requireViewer('/boards/new')
  const asked = (await searchWords(searchParams)).get('chart') ?? ''
  const chart = parseChartAddress(asked) ? asked : ''
  const [say, common] = await Promise.all([getTranslations('boards'), getTranslations('common')])
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={say('new.title')}
        lead={chart ? say('new.withChart') : say('new.lead')}
        breadcrumbs={
          <Breadcrumbs label={common('breadcrumbs')} items={[{ label: say('title'), href: '/boards' }]} />
        }
      />
      <ActionForm action={createBoardAction} name="board" errorTitle={say('notSaved')}>
        <BoardFields />
        <input type="hidden" name="chart" value={chart} />
        <div>
          <SubmitButton>{say('new.submit')}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  )
}
