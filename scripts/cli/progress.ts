const leastBetween = 250

/** One line on standard error that counts up, where a person looks at it. */
export function toProgress(what: string): { tell: (count: number) => void; end: () => void } {
  let last = 0
  let said = false
  return {
    tell(count) {
      const now = Date.now()
      if (!process.stderr.isTTY || now - last < leastBetween) return
      last = now
      said = true
      process.stderr.write(`\r${count.toLocaleString('en')} ${what} read`)
    },
    end() {
      if (said) process.stderr.write('\n')
    },
  }
}
