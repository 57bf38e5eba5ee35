import { createHash } from 'node:crypto'

/** Draws that are the same on every machine and in every run. */
export type Random = {
  /** At least 0, below 1. */
  next: () => number
  /** A whole number, both ends included. */
  whole: (low: number, high: number) => number
  between: (low: number, high: number) => number
  chance: (probability: number) => boolean
}

/** mulberry32 (Tommy Ettinger, public domain), started from a text: each unit and period draws for itself. */
export function randomFrom(text: string): Random {
  let state = createHash('sha256').update(text, 'utf8').digest().readUInt32LE(0)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + next() * (high - low)
  return {
    next,
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    chance: (probability) => next() < probability,
  }
}

/** A UUID that the same text always gives, so that a demonstration built anew has the same links. */
export function uuidFrom(text: string): string {
  const hex = createHash('sha256').update(text, 'utf8').digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
