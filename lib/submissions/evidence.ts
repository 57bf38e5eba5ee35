import type { CellKey } from './submission'

/** At most so large a file, and so many on one figure. */
export const mostEvidenceBytes = 10 * 1024 * 1024
export const mostFilesPerCell = 20

/** A file that proves a figure, as listed. */
export type EvidenceItem = {
  id: string
  cell: CellKey
  name: string
  size: number
  mediaType: string
  sha256: string
  addedAt: Date
  addedBy: string
}

export type EvidenceFailure = {
  code:
    | 'not-found'
    | 'forbidden'
    | 'not-assigned'
    | 'not-yet-open'
    | 'closed'
    | 'locked'
    | 'empty'
    | 'too-large'
    | 'too-many'
    | 'type-not-allowed'
    | 'macros'
}

const longestName = 120

/**
 * The name as a file may have it everywhere: no folders, no signs that reverse or hide what follows, and an ending that says
 * what the content is.
 */
export function toEvidenceName(name: string, extensions: readonly string[]): string {
  const plain = name
    .replace(/^.*[\\/]/s, '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const [own = ''] = extensions
  const fits = extensions.some((extension) => plain.toLowerCase().endsWith(`.${extension}`))
  const stem = fits ? plain.slice(0, plain.lastIndexOf('.')) : plain
  const ending = fits ? plain.slice(plain.lastIndexOf('.') + 1) : own
  return `${[...stem].slice(0, longestName).join('') || 'minh-chung'}.${ending}`
}
