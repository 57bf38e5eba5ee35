import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BoardFields } from '@/components/boards/board-fields'
import { ActionForm, FormTextareaField } from '@/components/ui/action-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireViewer } from '@/lib/auth'
import { readBoardCharts } from '@/lib/dashboards/board-charts'
import { findBoard } from '@/lib/dashboards/board-queries'
import { today } from '@/lib/periods/deadline'
import { changeBoardAction, changeItemAction, removeBoardAction } from '../../actions'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata() {
  const say = await getTranslations('boards')
  return { title: say('edit') }
}

/** Its words, its charts' order and notes, and taking it away. Each step is a form of its own and works without script. */
export default async function EditBoardPage({ params }: Props) {
  const { id } = await params
  const viewer = await requireViewer(`/boards/${id}/edit`)
  const board = await findBoard(viewer, id)
  if (!board?.mayChange) notFound()
  const [say, common, charts] = await Promise.all([
    getTranslations('boards'),
    getTranslations('common'),
    readBoardCharts(viewer, board.items, today()),
  ])
  const baseVersion = board.version
  const step = (item: string, what: 'up' | 'down' | 'remove' | 'note') =>
    changeItemAction.bind(null, { id, item }, what)
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={say('edit')}
        breadcrumbs={
          <Breadcrumbs
            label={common('breadcrumbs')}
            items={[
              { label: say('title'), href: '/boards' },
              { label: board.title, href: `/boards/${id}` },
            ]}
          />
        }
      />
      <ActionForm
        action={changeBoardAction.bind(null, id, baseVersion)}
        name="board"
        errorTitle={say('notSaved')}
      >
        <BoardFields title={board.title} note={board.note} shared={board.shared} />
        <div>
          <SubmitButton>{say('save')}</SubmitButton>
        </div>
      </ActionForm>
      <h2 className="mt-10 mb-3 text-lg">{say('chartsOf')}</h2>
      {charts.length === 0 && <p className="text-muted">{say('noChartsText')}</p>}
      <ol className="grid gap-4">
        {charts.map(({ id: item, model, note, chart }, index) => {
          const name = model?.title ?? chart
          return (
            <li key={item} className="rounded-md border border-rule p-4">
              <h3 className="mb-2 text-base font-semibold">
                {index + 1}. {name}
              </h3>
              <ActionForm action={step(item, 'note')} name={`note-${item}`} errorTitle={say('notSaved')}>
                <FormTextareaField name="note" label={say('noteOf')} defaultValue={note ?? ''} rows={2} />
                <div>
                  <SubmitButton size="small" variant="quiet" aria-label={`${say('saveNote')}: ${name}`}>
                    {say('saveNote')}
                  </SubmitButton>
                </div>
              </ActionForm>
              <div className="mt-2 flex flex-wrap gap-2">
                {(['up', 'down', 'remove'] as const).map(
                  (what) =>
                    !(what === 'up' && index === 0) &&
                    !(what === 'down' && index === charts.length - 1) && (
                      <ActionForm
                        key={what}
                        action={step(item, what)}
                        name={`${what}-${item}`}
                        errorTitle={say('notSaved')}
                      >
                        <SubmitButton size="small" variant="quiet" aria-label={`${say(what)}: ${name}`}>
                          {say(what)}
                        </SubmitButton>
                      </ActionForm>
                    ),
                )}
              </div>
            </li>
          )
        })}
      </ol>
      <details className="mt-10">
        <summary className="inline-flex min-h-11 items-center text-behind underline underline-offset-4">
          {say('delete')}
        </summary>
        <ActionForm
          action={removeBoardAction.bind(null, id, baseVersion)}
          name="delete"
          errorTitle={say('notSaved')}
        >
          <p>{say('deleteText')}</p>
          <div>
            <SubmitButton variant="quiet">{say('deleteConfirm')}</SubmitButton>
          </div>
        </ActionForm>
      </details>
    </div>
  )
}
