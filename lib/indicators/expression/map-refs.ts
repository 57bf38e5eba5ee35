import { isUid, readElement } from './read-item'
import { elementText } from './to-text'

export type RefKind =
  | 'element'
  /** An option combination's uid or a breakdown key. */
  | 'option'
  | 'attribute-option'
  | 'constant'
  | 'group'
  | 'form'
  | 'indicator'
  | 'org-unit'

const quotedOrComment = String.raw`'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|\/\*[\s\S]*?\*\/`
const item = String.raw`(?<![\w])(?:(?<symbol>#|OUG|[CNR])\{(?<inside>[^{}]*)\}|orgUnit\.(?<test>ancestor|group|dataSet)\((?<refs>[^()'"]*)\))`
const pattern = new RegExp(`${quotedOrComment}|${item}`, 'g')

const testKinds: Record<string, RefKind> = { ancestor: 'org-unit', group: 'group', dataSet: 'form' }
const refKinds: Record<string, RefKind> = { C: 'constant', OUG: 'group', N: 'indicator' }

/**
 * Rewrites the refs of a formula (codes to uids, or back) and leaves the rest of its text as it is: brackets,
 * blanks, comments, quoted text, modifiers. A breakdown mapped to a uid becomes `#{uid.uid}`, one mapped to a
 * key `#{CODE:sex=female}`.
 */
export function mapRefs(text: string, toRef: (kind: RefKind, ref: string) => string): string {
  return text.replaceAll(pattern, (whole, ...rest) => {
    const { symbol, inside = '', test, refs = '' } = rest.at(-1) as Record<string, string | undefined>
    if (test !== undefined) {
      const kind = testKinds[test] ?? 'org-unit'
      return `orgUnit.${test}(${refs.replaceAll(/[^,\s](?:[^,]*[^,\s])?/g, (ref) => toRef(kind, ref))})`
    }
    if (symbol === undefined) return whole
    const mapped = mapInside(symbol, inside.trim(), toRef)
    return `${symbol}{${inside.replace(inside.trim(), () => mapped)}}`
  })
}

function mapInside(symbol: string, inside: string, toRef: (kind: RefKind, ref: string) => string): string {
  if (symbol === '#') return mapElement(inside, toRef)
  if (symbol === 'R') {
    const dot = inside.lastIndexOf('.')
    return dot < 1 ? inside : `${toRef('form', inside.slice(0, dot))}${inside.slice(dot)}`
  }
  return toRef(refKinds[symbol] ?? 'constant', inside)
}

function mapElement(inside: string, toRef: (kind: RefKind, ref: string) => string): string {
  const { element, option, attributeOption } = readElement(inside)
  const mapped = {
    element: toRef('element', element),
    option: option === null ? null : toRef('option', option),
    attributeOption: attributeOption === null ? null : toRef('attribute-option', attributeOption),
  }
  const dotted = [mapped.element, mapped.option, mapped.attributeOption].filter((ref) => ref !== null)
  const isReadable =
    dotted.length === 1 || dotted.every(isUid) || (attributeOption === null && mapped.option?.includes('='))
  // What could not be read again stays as it was.
  return isReadable ? elementText(mapped) : inside
}
