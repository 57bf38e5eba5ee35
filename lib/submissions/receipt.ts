import { createHash, randomInt } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type Cell, isBlank } from './submission'

/** Crockford's base 32: no I, L, O, U, so that a number can be read out on the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new receipt number: `SH-2023Q4-7F3K2Q`. Unique by the database's constraint, not by itself. */
export function newReceiptNumber(period: string): string {
  const tail = Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `SH-${period}-${tail}`
}

type SentCell = Omit<Cell, 'followUp' | 'version'>

/** SHA-256 over the figures as sent, in canonical JSON (RFC 8785): the same figures give the same hash. */
export function contentHash(cells: readonly SentCell[]): string {
  const figures = cells
    .filter((cell) => !isBlank(cell))
    .map(({ dataElement, breakdown, value, missing, comment }) => ({
      dataElement,
      breakdown,
      value,
      missing,
      comment,
    }))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
  return createHash('sha256')
    .update(canonicalize(figures) ?? '', 'utf8')
    .digest('hex')
}

function sortKey(cell: { dataElement: string; breakdown: string }): string {
  return `${cell.dataElement}|${cell.breakdown}`
}
