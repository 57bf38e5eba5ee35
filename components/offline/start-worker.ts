import { countUnsettled, forgetSaved } from './queue-store'
import { listWaiting, markWaiting, ownerOf } from './waiting-mark'
import { keepingEvent } from './when-kept'
import type { WorkerMessage } from './worker/worker'

async function tellWorker(message: WorkerMessage): Promise<void> {
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage(message)
}

/** Registers the worker of a production build; a page of another person than `before` drops that one's copies. */
export async function startWorker(userId: string, path: string, before: string | null): Promise<void> {
  if (before && before !== userId) await forgetKept()
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
  await keepPage(path)
  document.documentElement.dataset.keeping = 'yes'
  window.dispatchEvent(new Event(keepingEvent))
}

/** Has the shown page and what it loaded kept. */
export async function keepPage(path: string): Promise<void> {
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
  const assets = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/_next/static/'))
    .map(({ pathname }) => pathname)
  await tellWorker({ type: 'keep', page: new URL(path, location.href).href, assets: [...new Set(assets)] })
}

/** What a person signed out from leaves behind: only what no server has yet, for when they come back. */
export async function forgetKept(): Promise<void> {
  if ('caches' in window) await caches.delete('pages')
  await forgetSaved('9999').catch(() => undefined)
}

/** Notes anew what waits: a browser that is killed may forget its notes, but not what lies on the disk. */
export async function renewMarks(userId: string): Promise<void> {
  for (const [queue, waiting] of await countUnsettled(ownerOf(userId))) markWaiting(queue, waiting)
}

/** Sends what waits in forms that aren't open. */
export async function sendWaiting(userId: string): Promise<void> {
  for (const { key } of listWaiting(userId)) {
    const { openOutbox } = await import('./outbox')
    const outbox = await openOutbox({ key, userId })
    await outbox.flush()
    outbox.close()
  }
}
