import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { formatDateTime } from '@/lib/format'
import type { FormDefinition } from '@/lib/submissions/form'
import type { HistoryStep } from '@/lib/submissions/history'
import { figureWords } from '../figure-words'

type Props = { form: FormDefinition; steps: readonly HistoryStep[]; path: string }

/** One line a step, the latest first. */
export async function HistoryTable({ form, steps, path }: Props) {
  const [say, words] = await Promise.all([getTranslations('entry.history'), figureWords(form)])
  return (
    <DataTable
      caption={say('caption')}
      cards
      rows={steps}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'cell',
          header: say('cell'),
          className: 'min-w-32',
          cell: ({ cell }) => (
            <Link href={`${path}?${new URLSearchParams({ cell })}`} prefetch={false} className="link">
              {words.cell(cell)}
            </Link>
          ),
        },
        {
          key: 'change',
          header: say('change'),
          className: 'min-w-28',
          cell: ({ from, to }) => (
            <>
              <span className="text-muted">{words.figure(from)}</span> →{' '}
              <strong className="font-semibold">{words.figure(to)}</strong>
            </>
          ),
        },
        {
          key: 'by',
          header: say('by'),
          className: 'min-w-28',
          cell: ({ by, at }) => (
            <>
              {by || say('system')}
              <time dateTime={at.toISOString()} className="block text-sm text-muted">
                {formatDateTime(at)}
              </time>
            </>
          ),
        },
        {
          key: 'why',
          header: say('why'),
          className: 'min-w-40',
          cell: (step) => (
            <>
              {say(`events.${step.event}`)}
              {step.reason && <span className="block whitespace-pre-line">{step.reason}</span>}
              {step.to?.comment && (
                <span className="block text-muted whitespace-pre-line">
                  {say('comment', { text: step.to.comment })}
                </span>
              )}
              {step.followUp && <span className="block text-watch">{say('followUp')}</span>}
              {step.origin === 'demonstration' && (
                <span className="block text-muted">{say('demonstration')}</span>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
