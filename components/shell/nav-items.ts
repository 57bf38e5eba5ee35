import { canAdminister, canReadAudit, hasRole } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'

export type NavKey =
  | 'overview'
  | 'entry'
  | 'review'
  | 'activities'
  | 'registers'
  | 'reporting'
  | 'representation'
  | 'indicators'
  | 'sources'
  | 'audit'
  | 'admin'

/** The pages a person's roles open, in the order of the day's work. */
export function navItems(viewer: Viewer): { key: NavKey; href: string }[] {
  const items: { key: NavKey; href: string; shown: boolean }[] = [
    { key: 'overview', href: '/', shown: true },
    { key: 'entry', href: '/entry', shown: hasRole(viewer, 'officer') },
    { key: 'review', href: '/review', shown: hasRole(viewer, 'reviewer') },
    { key: 'activities', href: '/activities', shown: true },
    { key: 'reporting', href: '/reporting', shown: true },
    { key: 'registers', href: '/registers', shown: true },
    { key: 'representation', href: '/representation', shown: true },
    { key: 'indicators', href: '/indicators', shown: true },
    { key: 'sources', href: '/sources', shown: true },
    { key: 'audit', href: '/audit', shown: canReadAudit(viewer) },
    { key: 'admin', href: '/admin/users', shown: canAdminister(viewer) },
  ]
  return items.filter((item) => item.shown).map(({ key, href }) => ({ key, href }))
}
