import { createHash } from 'node:crypto'

/**
 * Answers of this server, for one data version each: a newer version is simply another key, so nothing is ever stale
 * and no server tells another anything. Keys must hold everything the answer depends on: data version, query, grants,
 * language and day.
 */
export class AnswerCache<Answer> {
  private readonly kept = new Map<string, Promise<Answer>>()
  private readonly size: number

  constructor(size: number) {
    this.size = size
  }

  /** The answer of these parts, made once even when asked many times at once. A failure isn't kept. */
  get(parts: readonly unknown[], make: () => Promise<Answer>): Promise<Answer> {
    const key = createHash('sha256').update(JSON.stringify(parts)).digest('base64')
    const known = this.kept.get(key)
    if (known) {
      // The order of insertion is the order of use: the oldest is the first.
      this.kept.delete(key)
      this.kept.set(key, known)
      return known
    }
    const making = make()
    this.kept.set(key, making)
    making.catch(() => this.kept.delete(key))
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.size) break
      this.kept.delete(oldest)
    }
    return making
  }
}
