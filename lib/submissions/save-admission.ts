/** So many are served at once, so many more wait in line, nobody for longer than this. */
export type AdmissionLimits = { hands: number; line: number; patienceMs: number }

export type Admission = {
  /** A place, to be given back by calling it; null when full: the caller comes again later, nothing was begun. */
  enter(): Promise<(() => void) | null>
  /** Seconds after which it is worth coming again. */
  retryAfter(): number
}

/**
 * Keeps a server that gets more than it can do at the work it has: what is too much is refused at once and cheaply, instead
 * of everybody waiting ever longer. State of this process only, as its processor and its connections are.
 */
export function createAdmission({ hands, line, patienceMs }: AdmissionLimits): Admission {
  let busy = 0
  const waiting: { take: (place: (() => void) | null) => void; timer: NodeJS.Timeout }[] = []

  const place = (): (() => void) => {
    let given = false
    return () => {
      if (given) return
      given = true
      const next = waiting.shift()
      if (!next) {
        busy -= 1
        return
      }
      clearTimeout(next.timer)
      next.take(place())
    }
  }

  return {
    enter() {
      if (busy < hands) {
        busy += 1
        return Promise.resolve(place())
      }
      if (waiting.length >= line) return Promise.resolve(null)
      return new Promise((take) => {
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(entry), 1)
          take(null)
        }, patienceMs)
        const entry = { take, timer }
        waiting.push(entry)
      })
    },
    // A second is many saves; two when the line is full, so that those refused don't all come back at once.
    retryAfter: () => (waiting.length >= line ? 2 : 1),
  }
}
