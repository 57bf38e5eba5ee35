import { personItem } from './waiting-mark'

export type PageWatcher = {
  /** The browser says the line is back, or away. */
  back(): void
  away(): void
  shown(): void
  hidden(): void
  /** Another tab says who is signed in now. */
  person(userId: string): void
}

/** Hears what happens to the page; answers how to stop hearing. */
export function watchPage(watcher: PageWatcher): () => void {
  if (typeof window === 'undefined') return () => {}
  const onVisibility = () => (document.visibilityState === 'hidden' ? watcher.hidden() : watcher.shown())
  const onStorage = ({ key, newValue }: StorageEvent) => {
    if (key === personItem && newValue !== null) watcher.person(newValue)
  }
  window.addEventListener('online', watcher.back)
  window.addEventListener('offline', watcher.away)
  window.addEventListener('storage', onStorage)
  document.addEventListener('visibilitychange', onVisibility)
  return () => {
    window.removeEventListener('online', watcher.back)
    window.removeEventListener('offline', watcher.away)
    window.removeEventListener('storage', onStorage)
    document.removeEventListener('visibilitychange', onVisibility)
  }
}
