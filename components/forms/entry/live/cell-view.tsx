import type { ReactNode } from 'react'
import type { OutboxCell, OutboxState } from '@/components/offline/outbox'
import {
  AlertIcon,
  CheckIcon,
  ClockIcon,
  type IconProps,
  InfoIcon,
  LockIcon,
  PencilIcon,
} from '@/components/ui/icons'
import { formatDateTime } from '@/lib/format'
import type { CellView } from '../cell-store'
import type { DeskFacts, Notes } from './desk-types'
import type { DeskWord } from './desk-words'
import type { Entered } from './entered'
import { fill } from './fill'
import { problemSentence } from './problem-sentence'

type Facts = {
  entered: Entered
  echo: string
  queued: OutboxCell | undefined
  notes: Notes
  stopped: OutboxState['stopped']
  online: boolean
  facts: DeskFacts
  /** A machine's number as people read it. */
  number: (exact: string) => string
  resolve: (choice: 'mine' | 'theirs') => void
}

/** How a cell stands, for the eye and for screen readers: sign and word, what is wrong, what there is to decide. */
export function toCellView(given: Facts): CellView {
  const { entered, echo, queued, notes, facts } = given
  const { words } = facts
  const wrong = notes.problem ? problemSentence(notes.problem, entered.text, facts) : refusal(given)
  const errors = notes.checks.filter(({ severity }) => severity === 'error').map(({ text }) => text)
  const warnings = notes.checks.filter(({ severity }) => severity === 'warning')
  // Chosen once one's own figure can be read: what is offered is what would be sent.
  const conflict = queued?.state === 'conflict' && !notes.problem ? queued.conflict : undefined
  const marks: [DeskWord, (props: IconProps) => ReactNode][] = []
  const queue = notes.problem ? null : queueMark(given)
  if (queue) marks.push(queue)
  if (entered.missing === 'not-available') marks.push(['notAvailable', InfoIcon])
  if (entered.missing === 'not-applicable') marks.push(['notApplicable', InfoIcon])
  if (entered.comment) marks.push(['commented', PencilIcon])
  if (entered.followUp) marks.push(['followUp', AlertIcon])
  return {
    error: wrong || (conflict ? conflictSentence(given) : errors.join(' ')),
    echo,
    status: (
      <>
        {marks.length + notes.evidence > 0 && (
          <p className="flex flex-wrap gap-x-2">
            {marks.map(([word, Sign]) => (
              <span key={word} className="inline-flex items-center gap-1">
                <Sign className="size-3" />
                {words[word]}
              </span>
            ))}
            {notes.evidence > 0 && <span>{fill(words.evidence, { count: notes.evidence })}</span>}
          </p>
        )}
        {warnings.map(({ text }) => (
          <p key={text} className="flex items-start gap-1 text-watch">
            <AlertIcon className="mt-1 size-3" />
            <span>{text}</span>
          </p>
        ))}
      </>
    ),
    choice: conflict ? <ConflictChoice given={given} /> : null,
  }
}

function queueMark({ queued, stopped, online }: Facts): [DeskWord, (props: IconProps) => ReactNode] | null {
  switch (queued?.state) {
    case 'saved':
      return ['saved', CheckIcon]
    case 'sending':
      return ['saving', ClockIcon]
    case 'waiting':
      if (stopped === 'locked' || stopped === 'closed') return ['locked', LockIcon]
      return stopped || !online ? ['waiting', ClockIcon] : ['saving', ClockIcon]
    case 'invalid':
      return ['invalid', AlertIcon]
    case 'conflict':
      return ['conflict', AlertIcon]
    default:
      return null
  }
}

function refusal({ queued, facts, entered }: Facts): string {
  if (queued?.state !== 'invalid') return ''
  return fill(facts.problems[queued.code ?? ''] ?? facts.words.invalid, {
    text: entered.text,
    echo: '',
    limit: '',
  })
}

function theirsOf({ queued, facts, number }: Facts): string {
  const theirs = queued?.conflict
  if (theirs?.value != null) return number(theirs.value)
  if (theirs?.missing === 'not-available') return facts.words.notAvailable
  return theirs?.missing === 'not-applicable' ? facts.words.notApplicable : facts.words.blank
}

function conflictSentence(given: Facts): string {
  const { author = '', at } = given.queued?.conflict ?? {}
  const time = at ? formatDateTime(new Date(at)) : ''
  return fill(given.facts.words.conflictText, { author, time, value: theirsOf(given) })
}

function ConflictChoice({ given }: { given: Facts }) {
  const { facts, entered, queued, resolve } = given
  const mine = entered.text || facts.words.blank
  const author = queued?.conflict?.author ?? ''
  const look =
    'min-h-11 rounded-md border border-control bg-paper px-2 py-1 text-left text-sm font-semibold leading-snug'
  return (
    <div className="mt-1 grid gap-1">
      <button type="button" className={look} onClick={() => resolve('mine')}>
        {fill(facts.words.keepMine, { value: mine })}
      </button>
      <button type="button" className={look} onClick={() => resolve('theirs')}>
        {fill(facts.words.takeTheirs, { value: theirsOf(given), author })}
      </button>
    </div>
  )
}
