import Link from 'next/link'
import type { ReactNode } from 'react'
import { AlertIcon, CheckIcon, ClockIcon, DashIcon, type IconProps, ReturnIcon } from '@/components/ui/icons'
import type { DutyState } from '@/lib/dashboards/reporting'

const looks: Record<DutyState, { Sign: (props: IconProps) => ReactNode; look: string }> = {
  'on-time': { Sign: CheckIcon, look: 'bg-on-track-soft text-on-track' },
  late: { Sign: ClockIcon, look: 'bg-watch-soft text-watch' },
  returned: { Sign: ReturnIcon, look: 'bg-watch-soft text-watch' },
  overdue: { Sign: AlertIcon, look: 'bg-behind-soft text-behind' },
  'not-due': { Sign: DashIcon, look: 'bg-surface text-muted' },
}

/** How one report stands: a sign and a word on the state's ground. The whole cell leads to the report where it may be opened. */
export function HeatCell({
  state,
  href,
  children,
}: {
  state: DutyState
  href: string | null
  children: ReactNode
}) {
  const { Sign, look } = looks[state]
  const content = (
    <>
      <Sign className="size-3.5" />
      <span>{children}</span>
    </>
  )
  const frame = `flex h-full min-h-11 items-center gap-1.5 px-2 py-1 text-sm leading-snug ${look}`
  return href ? (
    <Link href={href} prefetch={false} className={`${frame} underline underline-offset-4`}>
      {content}
    </Link>
  ) : (
    <span className={frame}>{content}</span>
  )
}

/** The sign of a state by itself, for the key above the table. */
export function StateKey({ state, children }: { state: DutyState; children: ReactNode }) {
  const { Sign, look } = looks[state]
  return (
    <span className={`inline-flex items-center gap-1.5 rounded-sm border border-rule px-2 py-0.5 ${look}`}>
      <Sign className="size-3.5" />
      {children}
    </span>
  )
}
