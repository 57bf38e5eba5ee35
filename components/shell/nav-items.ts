import { canAdminister, canReadAudit, hasRole } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'

export type NavKey =
  | 'overview'
  | 'entry'
  | 'review'
  | 'activities'
  | 'reporting'
  | 'programmes'
  | 'areas'
  | 'trainings'
  | 'representation'
  | 'indicators'
  | 'registers'
  | 'boards'
  | 'sources'
  | 'audit'
  | 'admin'

/** `row`: stands open in the head of a wide page; `more`: in the menu at its end. */
export type NavItem = { key: NavKey; href: string; place: 'row' | 'more' }

/** The pages a person's roles open, in the order of the day's work. */
export function navItems(viewer: Viewer): NavItem[] {
  const items: (NavItem & { shown?: boolean })[] = [
    { key: 'overview', href: '/', place: 'row' },
    { key: 'entry', href: '/entry', place: 'row', shown: hasRole(viewer, 'officer') },
    { key: 'review', href: '/review', place: 'row', shown: hasRole(viewer, 'reviewer') },
    { key: 'activities', href: '/activities', place: 'row' },
    { key: 'reporting', href: '/reporting', place: 'row' },
    { key: 'programmes', href: '/programmes', place: 'row' },
    { key: 'areas', href: '/areas', place: 'row' },
    { key: 'indicators', href: '/indicators', place: 'row' },
    { key: 'trainings', href: '/trainings', place: 'more' },
    { key: 'representation', href: '/representation', place: 'more' },
    { key: 'registers', href: '/registers', place: 'more' },
    { key: 'boards', href: '/boards', place: 'more' },
    { key: 'sources', href: '/sources', place: 'more' },
    { key: 'audit', href: '/audit', place: 'more', shown: canReadAudit(viewer) },
    { key: 'admin', href: '/admin/users', place: 'more', shown: canAdminister(viewer) },
  ]
  return items.filter(({ shown }) => shown !== false).map(({ key, href, place }) => ({ key, href, place }))
}
