import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import type { Viewer } from '@/lib/access/viewer'
import type { Colleague } from '@/lib/submissions/assign-queries'
import type { SubmissionKey } from '@/lib/submissions/submission'
import { assign } from './actions'
import { AssignForm } from './assign-form'

type Props = {
  viewer: Viewer
  submission: SubmissionKey
  reviewer: Colleague | null
  colleagues: readonly Colleague[]
  failures: Record<string, string>
  /** Who can't decide on it isn't offered to take it. */
  decides: boolean
}

/** Whose desk the form lies on: take it, give it to a colleague, put it back. */
export async function Assignment({ viewer, submission, reviewer, colleagues, failures, decides }: Props) {
  const say = await getTranslations('review')
  const input = { ...submission, expected: reviewer?.id ?? null }
  const mine = reviewer?.id === viewer.userId
  const shared = { failures, pending: say('pending') }
  const others = colleagues.filter(({ id }) => id !== viewer.userId && id !== reviewer?.id)
  return (
    <Card title={say('assign.title')} className="no-print">
      <p className="mb-3">
        {mine
          ? say('assign.me')
          : reviewer
            ? say('assign.other', { name: reviewer.name })
            : say('assign.nobody')}
      </p>
      <div className="flex flex-wrap items-end gap-3">
        {!mine && decides && (
          <AssignForm
            {...shared}
            action={assign.bind(null, { ...input, reviewerId: viewer.userId })}
            button={say('assign.take')}
          />
        )}
        {reviewer && (
          <AssignForm
            {...shared}
            action={assign.bind(null, { ...input, reviewerId: null })}
            button={say('assign.release')}
          />
        )}
        {others.length > 0 && (
          <AssignForm
            {...shared}
            action={assign.bind(null, input)}
            button={say('assign.give')}
            people={{ label: say('assign.to'), none: say('assign.choose'), list: others }}
          />
        )}
      </div>
    </Card>
  )
}
