import { getTranslations } from 'next-intl/server'
import { figureWords } from '@/app/entry/[form]/[orgUnit]/[period]/figure-words'
import { StepForm } from '@/components/forms/step-form'
import { Card } from '@/components/ui/card'
import type { Entry } from '@/lib/submissions/entry-queries'
import { itemsOf } from '@/lib/submissions/form'
import type { DecisionInput } from '@/lib/submissions/review-commands'
import { toCellKey } from '@/lib/submissions/submission'
import { approve, sendBack } from './actions'
import { ReturnForm } from './return-form'
import { cannedReasons } from './return-state'

type Props = { entry: Entry; input: DecisionInput; failures: Record<string, string> }

/** Approve, or return with reasons for the form and for single cells. */
export async function DecisionForms({ entry, input, failures }: Props) {
  const [say, words] = await Promise.all([getTranslations('review'), figureWords(entry.form)])
  const { approvalLevels } = entry.form
  const level = levelOf(entry)
  const pending = say('pending')
  const pointed = new Set(entry.problems.flatMap(({ cells }) => [...cells]))
  const figures = new Map(entry.cells.map((cell) => [toCellKey(cell.dataElement, cell.breakdown), cell]))
  const cells = itemsOf(entry.form)
    .flatMap(({ code, columns }) => columns.map((column) => toCellKey(code, column)))
    .map((key) => {
      const name = words.cell(key)
      const figure = words.figure(figures.get(key) ?? null)
      return { key, name, figure, label: say('return.cellReason', { cell: name }) }
    })
  const isFlagged = ({ key }: (typeof cells)[number]) =>
    pointed.has(key) || figures.get(key)?.followUp === true
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2 no-print">
      <Card title={say('approve.title')}>
        <p className="mb-3 text-muted">
          {level < approvalLevels
            ? say('approve.next', { level, levels: approvalLevels })
            : say('approve.text')}
        </p>
        <StepForm
          action={approve.bind(null, input)}
          button={say('approve.button')}
          pending={pending}
          failures={failures}
        />
      </Card>
      <Card title={say('return.title')}>
        <ReturnForm
          action={sendBack.bind(null, input)}
          failures={failures}
          canned={cannedReasons.map((code) => ({ code, text: say(`reasons.${code}`) }))}
          flagged={cells.filter(isFlagged)}
          others={cells.filter((cell) => !isFlagged(cell))}
          words={{
            canned: say('return.canned'),
            reason: say('return.reason'),
            hint: say('return.hint'),
            cells: say('return.cells'),
            cellsHint: say('return.cellsHint'),
            flagged: say('return.flagged'),
            others: say('return.others'),
            button: say('return.button'),
            pending,
          }}
        />
      </Card>
    </div>
  )
}

/** Approvals of this revision since it was last returned, and one. */
function levelOf({ decisions, revision }: Entry): number {
  const own = decisions.filter((decision) => decision.revision === revision)
  const lastReturn = own.findIndex(({ decision }) => decision === 'returned')
  return (lastReturn < 0 ? own.length : lastReturn) + 1
}
