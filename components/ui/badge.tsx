import type { ReactNode } from 'react'
import {
  AlertIcon,
  CheckIcon,
  ClockIcon,
  DashIcon,
  DownIcon,
  type IconProps,
  InfoIcon,
  LockIcon,
  PencilIcon,
  ReturnIcon,
} from '@/components/ui/icons'

export type Tone = 'neutral' | 'info' | 'good' | 'watch' | 'bad'

const tones: Record<Tone, string> = {
  neutral: 'border-rule bg-surface text-muted',
  info: 'border-accent bg-accent-soft text-accent',
  good: 'border-on-track bg-on-track-soft text-on-track',
  watch: 'border-watch bg-watch-soft text-watch',
  bad: 'border-behind bg-behind-soft text-behind',
}

/** A word in a frame. For states use StatusBadge, which adds the sign. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-sm border px-2 py-0.5 text-sm leading-snug ${tones[tone]}`}
    >
      {children}
    </span>
  )
}

export type Status =
  | 'on-track'
  | 'watch'
  | 'behind'
  | 'draft'
  | 'waiting'
  | 'returned'
  | 'approved'
  | 'locked'
  | 'late'
  | 'info'
  | 'none'

const signs: Record<Status, { tone: Tone; Sign: (props: IconProps) => ReactNode }> = {
  'on-track': { tone: 'good', Sign: CheckIcon },
  watch: { tone: 'watch', Sign: AlertIcon },
  behind: { tone: 'bad', Sign: DownIcon },
  draft: { tone: 'neutral', Sign: PencilIcon },
  waiting: { tone: 'info', Sign: ClockIcon },
  returned: { tone: 'watch', Sign: ReturnIcon },
  approved: { tone: 'good', Sign: CheckIcon },
  locked: { tone: 'neutral', Sign: LockIcon },
  late: { tone: 'bad', Sign: AlertIcon },
  info: { tone: 'info', Sign: InfoIcon },
  none: { tone: 'neutral', Sign: DashIcon },
}

/** State by sign and word, never by colour alone. */
export function StatusBadge({ status, children }: { status: Status; children: ReactNode }) {
  const { tone, Sign } = signs[status]
  return (
    <Badge tone={tone}>
      <Sign className="size-3.5" />
      <span>{children}</span>
    </Badge>
  )
}
