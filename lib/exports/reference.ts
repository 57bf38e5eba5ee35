import { randomInt } from 'node:crypto'
import { toVietnamTime } from '@/lib/format'

/** Crockford's base 32: no I, L, O or U, so that a reference read over the telephone arrives whole. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `SHD-20261122-7F3K2Q`: the day in Viet Nam and thirty random bits. Printed inside the file and stored with it. */
export function createReference(now: Date): string {
  const day = toVietnamTime(now).date.replaceAll('-', '')
  const random = Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `SHD-${day}-${random}`
}
