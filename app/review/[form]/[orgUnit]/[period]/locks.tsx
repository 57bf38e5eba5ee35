import { getTranslations } from 'next-intl/server'
import { StepForm } from '@/components/forms/step-form'
import { type Status, StatusBadge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { formatDate, formatDateTime } from '@/lib/format'
import { addDays, today } from '@/lib/periods/deadline'
import type { Entry } from '@/lib/submissions/entry-queries'
import type { LockException } from '@/lib/submissions/lock-queries'
import { longestException } from '@/lib/submissions/lock-rules'
import type { SubmissionKey } from '@/lib/submissions/submission'
import { grant, lock, revoke } from './actions'
import { GrantForm } from './grant-form'

type Props = { entry: Entry; submission: SubmissionKey; failures: Record<string, string>; keeper: boolean }

/** Locking what is approved, and leave to enter or correct what is closed. */
export async function Locks({ entry, submission, failures, keeper }: Props) {
  const { exceptions } = entry.lock
  if (!entry.may.lock && !entry.may.grantException && exceptions.length === 0) return null
  const say = await getTranslations('review')
  const shared = { failures, pending: say('pending') }
  const day = today()
  return (
    <Card title={say('locks.title')} className="no-print">
      <div className="grid gap-5">
        {entry.may.lock && (
          <div>
            <p className="mb-3 text-muted">{say('locks.lockText')}</p>
            <StepForm
              {...shared}
              action={lock.bind(null, submission)}
              variant="secondary"
              button={say('locks.lock')}
            />
          </div>
        )}
        {entry.may.grantException && (
          <div>
            <p className="mb-3 text-muted">{say('locks.grantText')}</p>
            <GrantForm
              {...shared}
              action={grant.bind(null, submission)}
              days={{ first: day, last: addDays(day, longestException) }}
              words={{
                until: say('locks.until'),
                reason: say('locks.reason'),
                button: say('locks.grant'),
              }}
            />
          </div>
        )}
        {exceptions.length > 0 && (
          <div>
            <h3 className="mb-2">{say('locks.given')}</h3>
            <ul className="grid gap-3">
              {exceptions.map((exception) => {
                const { id, by, grantedAt, until, reason, holds } = exception
                const state = stateOf(exception)
                return (
                  <li key={id}>
                    <StatusBadge status={signs[state]}>{say(`locks.${state}`)}</StatusBadge>{' '}
                    {say('locks.line', { by, time: formatDateTime(grantedAt), until: formatDate(until) })}
                    <span className="block text-muted whitespace-pre-line">{reason}</span>
                    {holds && keeper && (
                      <StepForm
                        {...shared}
                        action={revoke.bind(null, id)}
                        variant="secondary"
                        button={say('locks.revoke')}
                      />
                    )}
                  </li>
                )
              })}
            </ul>
          </div>
        )}
      </div>
    </Card>
  )
}

const signs = { holds: 'info', revoked: 'none', over: 'none' } as const satisfies Record<string, Status>

function stateOf({ holds, revokedAt }: LockException): keyof typeof signs {
  if (holds) return 'holds'
  return revokedAt ? 'revoked' : 'over'
}
