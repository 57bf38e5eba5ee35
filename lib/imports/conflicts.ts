import type { ImportConflict } from './summary'
import type { ImportWords } from './words'

/** So many conflicts are told one by one; the rest are counted. */
export const mostConflicts = 1000

export type DataValueConflict = { line: number; property: string; value: string | null; code: string }

/** Gathers what could not be taken, in the order of the file, and never more than {@link mostConflicts} of it. */
export class Conflicts {
  private readonly kept: DataValueConflict[] = []
  count = 0

  constructor(private readonly words: ImportWords) {}

  add(conflict: DataValueConflict): void {
    this.count += 1
    if (this.kept.length < mostConflicts)
      this.kept.push({ ...conflict, value: conflict.value?.slice(0, 200) ?? null })
  }

  /** Counts conflicts of which only some are told. */
  addAll(told: readonly DataValueConflict[], count: number): void {
    for (const conflict of told) this.add(conflict)
    this.count += count - told.length
  }

  list(): ImportConflict[] {
    return this.kept
      .sort((a, b) => a.line - b.line)
      .map(({ line, property, value, code }) => ({
        object: 'dataValue',
        property,
        value,
        code,
        message: this.words('atLine', {
          line: String(line),
          message: this.words(`conflicts.${code}`, {
            what: this.words(`properties.${property}`),
            value: value ?? '',
          }),
        }),
      }))
  }
}
