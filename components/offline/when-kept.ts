/** Said once a worker keeps pages and their parts. */
export const keepingEvent = 'songhanh:keeping'

/** Runs once a worker keeps what this page loads: the time to load what it will need without a line. */
export function whenKept(run: () => void): () => void {
  if (document.documentElement.dataset.keeping) {
    run()
    return () => {}
  }
  window.addEventListener(keepingEvent, run, { once: true })
  return () => window.removeEventListener(keepingEvent, run)
}
