import { isYes, noDefaults, type RawDataValue, type SetDefaults, toText } from './data-value'
import { endOfValue, skipBlanks } from './json-values'
import { SourceError } from './source'

/** One value or member longer than this is no data value. */
const longestPiece = 1024 * 1024
/** Values kept back while the set's own period or unit hasn't been read yet. */
const mostWaiting = 100_000

const schemeWords = ['idScheme', 'dataElementIdScheme', 'orgUnitIdScheme', 'categoryOptionComboIdScheme']

/**
 * Reads DHIS2's `dataValueSets` JSON piece by piece: the text is never held as a whole. Each batch is what one piece of
 * text held. Throws {@link SourceError} for what is no such document.
 */
export async function* readJsonValues(text: AsyncIterable<string>): AsyncGenerator<RawDataValue[]> {
  const set = new SetReader()
  for await (const piece of text) {
    const batch = set.take(piece)
    if (batch.length > 0) yield batch
  }
  const last = set.end()
  if (last.length > 0) yield last
}

type Place = 'start' | 'members' | 'member' | 'after-member' | 'items' | 'item' | 'after-item' | 'end'

class SetReader {
  private rest = ''
  private place: Place = 'start'
  private line = 0
  private defaults: SetDefaults = noDefaults
  private waiting: RawDataValue[] = []
  private batch: RawDataValue[] = []

  take(piece: string): RawDataValue[] {
    this.batch = []
    this.rest += piece
    let at = 0
    for (let next = this.step(at); next >= 0; next = this.step(at)) at = next
    this.rest = this.rest.slice(at)
    if (this.rest.length > longestPiece) throw this.problem('one value is too long')
    return this.batch
  }

  end(): RawDataValue[] {
    if (this.place === 'start') throw new SourceError('empty-file')
    if (this.place !== 'end') throw this.problem('the text stops too early')
    return this.waiting.map((value) => this.complete(value))
  }

  /** Reads one thing from `from` and answers where it ends; -1 when more text is needed. */
  private step(from: number): number {
    const at = skipBlanks(this.rest, from)
    const letter = this.rest[at]
    if (letter === undefined) return -1
    switch (this.place) {
      case 'start':
        return this.expect(at, { '{': 'members' })
      case 'members':
        return letter === '}' ? this.expect(at, { '}': 'end' }) : this.member(at)
      case 'member':
        return this.member(at)
      case 'after-member':
        return this.expect(at, { ',': 'member', '}': 'end' })
      case 'items':
        return letter === ']' ? this.expect(at, { ']': 'after-member' }) : this.item(at)
      case 'item':
        return this.item(at)
      case 'after-item':
        return this.expect(at, { ',': 'item', ']': 'after-member' })
      case 'end':
        throw this.problem('something follows the document')
    }
  }

  private expect(at: number, places: Partial<Record<string, Place>>): number {
    const place = places[this.rest[at] ?? '']
    if (!place) throw this.problem(`“${this.rest[at]}” stands where it may not`)
    this.place = place
    return at + 1
  }

  private member(at: number): number {
    if (this.rest[at] !== '"') throw this.problem(`“${this.rest[at]}” stands where it may not`)
    const keyEnd = endOfValue(this.rest, at)
    if (keyEnd < 0) return -1
    const colon = skipBlanks(this.rest, keyEnd)
    const start = skipBlanks(this.rest, colon + 1)
    if (this.rest[start] === undefined) return -1
    if (this.rest[colon] !== ':') throw this.problem('a colon is missing')
    const key = String(this.parse(at, keyEnd))
    if (key === 'dataValues' && this.rest[start] === '[') {
      this.place = 'items'
      return start + 1
    }
    const end = endOfValue(this.rest, start)
    if (end < 0) return -1
    this.remember(key, this.parse(start, end))
    this.place = 'after-member'
    return end
  }

  private remember(key: string, value: unknown): void {
    const text = toText(value)
    if (key === 'period' || key === 'orgUnit' || key === 'attributeOptionCombo') {
      this.defaults = { ...this.defaults, [key]: text }
    } else if (schemeWords.includes(key) && text !== null && !/^(uid|code|id)$/i.test(text)) {
      throw new SourceError('unsupported-id-scheme', `${key}: ${text}`)
    }
  }

  private item(at: number): number {
    const end = endOfValue(this.rest, at)
    if (end < 0) return -1
    this.line += 1
    const item = this.parse(at, end)
    if (typeof item !== 'object' || item === null || Array.isArray(item))
      throw this.problem('a data value is no object')
    const value = this.complete(toRaw(item as Record<string, unknown>, this.line, this.rest.slice(at, end)))
    if (value.period !== null && value.orgUnit !== null) this.batch.push(value)
    else if (this.waiting.push(value) > mostWaiting) throw new SourceError('header-after-values')
    this.place = 'after-item'
    return end
  }

  private complete(value: RawDataValue): RawDataValue {
    return {
      ...value,
      period: value.period ?? this.defaults.period,
      orgUnit: value.orgUnit ?? this.defaults.orgUnit,
      attributeOptionCombo: value.attributeOptionCombo ?? this.defaults.attributeOptionCombo,
    }
  }

  private parse(from: number, to: number): unknown {
    try {
      return JSON.parse(this.rest.slice(from, to))
    } catch (error) {
      throw this.problem(error instanceof Error ? error.message : '')
    }
  }

  private problem(detail: string): SourceError {
    return new SourceError('not-json', this.line > 0 ? `data value ${this.line}: ${detail}` : detail)
  }
}

/** Numbers are taken by their digits: a JavaScript number would round what `numeric` can hold. */
const writtenNumber = /"value"\s*:\s*(-?\d[\d.eE+-]*)/

function toRaw(item: Record<string, unknown>, line: number, written: string): RawDataValue {
  const value = typeof item.value === 'number' ? (writtenNumber.exec(written)?.[1] ?? null) : item.value
  return {
    line,
    dataElement: toText(item.dataElement),
    period: toText(item.period),
    orgUnit: toText(item.orgUnit),
    categoryOptionCombo: toText(item.categoryOptionCombo),
    attributeOptionCombo: toText(item.attributeOptionCombo),
    value: toText(value),
    comment: toText(item.comment),
    deleted: isYes(item.deleted),
  }
}
