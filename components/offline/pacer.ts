/** When to send next: soon after typing, later and later after failures, never all at once. */
export type Pacer = {
  /** Runs after this time, or later where a failure says so; an earlier appointment stays. */
  soon(delayMs: number): void
  /** Runs after a growing time, at least what the server asked for. */
  afterFailure(atLeastMs: number): void
  /** Waits for something typed, not for a failure to pass. */
  isEager(): boolean
  reset(): void
  cancel(): void
}

const firstMs = 1000
const longestMs = 60_000

export function createPacer(run: () => void, now: () => Date): Pacer {
  let timer: ReturnType<typeof setTimeout> | undefined
  let dueAt = 0
  let notBefore = 0
  let failures = 0

  function cancel(): void {
    clearTimeout(timer)
    timer = undefined
  }

  function soon(delayMs: number): void {
    const at = now().getTime()
    const wanted = Math.max(at + delayMs, notBefore)
    if (timer !== undefined && dueAt <= wanted) return
    cancel()
    dueAt = wanted
    timer = setTimeout(() => {
      timer = undefined
      run()
    }, wanted - at)
  }

  return {
    soon,
    cancel,
    afterFailure(atLeastMs) {
      const wait = Math.max(atLeastMs, Math.min(longestMs, firstMs * 2 ** failures))
      failures += 1
      notBefore = now().getTime() + wait * (1 + Math.random() / 2)
      soon(0)
    },
    isEager: () => timer !== undefined && notBefore <= now().getTime(),
    reset() {
      failures = 0
      notBefore = 0
    },
  }
}
