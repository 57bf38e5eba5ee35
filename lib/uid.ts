import { createHash } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const alphabet = `${letters}0123456789`

/** What a uid may name; part of the hash, so that an element and an indicator of one code differ. */
export type UidKind =
  | 'org-unit'
  | 'programme'
  | 'activity-type'
  | 'data-element'
  | 'category'
  | 'category-option'
  | 'category-combo'
  | 'constant'
  | 'org-unit-group'
  | 'validation-rule'
  | 'breakdown'
  | 'form'
  | 'form-section'
  | 'indicator'
  | 'indicator-type'
  | 'register-kind'

/**
 * DHIS2's fixed identifier: 11 letters and digits, a letter first. The same kind and code always give the
 * same uid (from SHA-256), so a database built anew keeps the identifiers others have stored.
 */
export function toUid(kind: UidKind, code: string): string {
  const digest = createHash('sha256').update(`${kind}\n${code}`, 'utf8').digest()
  let rest = BigInt(`0x${digest.toString('hex')}`)
  const take = (choices: string): string => {
    const size = BigInt(choices.length)
    const character = choices.charAt(Number(rest % size))
    rest /= size
    return character
  }
  return take(letters) + Array.from({ length: 10 }, () => take(alphabet)).join('')
}
