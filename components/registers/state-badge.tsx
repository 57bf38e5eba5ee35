import { useTranslations } from 'next-intl'
import { type Status, StatusBadge } from '@/components/ui/badge'
import type { RegisterState } from '@/lib/registers/life'

const signs: Record<RegisterState, Status> = {
  running: 'on-track',
  suspended: 'waiting',
  closed: 'locked',
  'not-yet': 'none',
}

/** How an entry stands, by sign and word. */
export function StateBadge({ state }: { state: RegisterState }) {
  const t = useTranslations('registers.states')
  return <StatusBadge status={signs[state]}>{t(state)}</StatusBadge>
}
