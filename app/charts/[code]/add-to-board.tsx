import { getTranslations } from 'next-intl/server'
import { ActionForm, FormSelectField } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Viewer } from '@/lib/access/viewer'
import { listBoards } from '@/lib/dashboards/board-queries'
import { addChartAction } from '../../boards/actions'

/** Keeps the chart as it stands now on a board of one's own, or begins one with it. */
export async function AddToBoard({ viewer, href }: { viewer: Viewer; href: string }) {
  const [say, boards] = await Promise.all([getTranslations('boards'), listBoards(viewer)])
  const own = boards.filter(({ mayChange }) => mayChange)
  return (
    <ActionForm
      action={addChartAction.bind(null, href)}
      name="to-board"
      errorTitle={say('notSaved')}
      className="mt-8 flex flex-wrap items-end gap-3 no-print"
    >
      {own.length > 0 && (
        <div className="min-w-0 basis-64">
          <FormSelectField name="board" label={say('choose')}>
            {own.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
            <option value="">{say('newOne')}</option>
          </FormSelectField>
        </div>
      )}
      <SubmitButton variant="quiet">{say('add')}</SubmitButton>
    </ActionForm>
  )
}
