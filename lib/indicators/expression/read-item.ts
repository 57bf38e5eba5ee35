import { type DataItem, noModifiers, orgUnitTests, reportingMetrics } from './expression'
import { type ProblemCode, Unreadable } from './problem'

/** Matches one item from its start: `#{…}`, `C{…}`, `[days]`, `orgUnit.group(…)`. */
export const itemPattern =
  /(?<symbol>#|OUG|ACI|[ACDINRV])\{(?<inside>[^{}]*)\}|\[(?<name>\w*)\]|orgUnit\.(?<test>\w+)\((?<refs>[^()'"]*)\)/y

const uidPattern = /^[A-Za-z][A-Za-z0-9]{10}$/
/** `deGroup:…`, `co:…`, `coGroup:…`: DHIS2's groups inside an item. */
const tagPattern = /(?:^|\.)(?:deGroup|coGroup|co):/
const breakdownPattern = /^(?<element>.+?):(?<key>[^:=]+=.*)$/

export const isUid = (text: string) => uidPattern.test(text)

/** `uid.uid&uid`: several option combinations at once. */
const isList = (ref: string) =>
  ref.includes('&') && ref.split(/[.&]/).every((part) => part === '*' || isUid(part))

/** The element of a `#{…}` and what it is split by; uids joined by dots, else the whole is a code. */
export function readElement(inside: string): {
  element: string
  option: string | null
  attributeOption: string | null
} {
  const [element = '', option = '*', attributeOption = '*', ...rest] = inside.split('.')
  const parts = [option, attributeOption]
  if (isUid(element) && rest.length === 0 && parts.every((part) => part === '*' || isUid(part))) {
    return {
      element,
      option: option === '*' ? null : option,
      attributeOption: attributeOption === '*' ? null : attributeOption,
    }
  }
  const split = breakdownPattern.exec(inside)?.groups
  return { element: split?.element ?? inside, option: split?.key ?? null, attributeOption: null }
}

/** The item of one match of {@link itemPattern}; throws `Unreadable`. */
export function readItem(match: RegExpExecArray): DataItem {
  const { symbol, inside = '', name, test, refs = '' } = match.groups ?? {}
  const [word] = match
  const fail = (code: ProblemCode) => new Unreadable(code, match.index, word)
  if (name !== undefined) {
    if (name === 'days') return { kind: 'days' }
    if (name === 'periodInYear') return { kind: 'period-in-year' }
    if (name === 'yearlyPeriodCount') return { kind: 'yearly-period-count' }
    throw fail('unknown-word')
  }
  if (test !== undefined) {
    if (test === 'program') throw fail('not-supported')
    const known = orgUnitTests.find((candidate) => candidate === test)
    if (known === undefined) throw fail('unknown-word')
    const list = refs.split(',').map((ref) => ref.trim())
    if (list.includes('')) throw fail('wrong-argument-count')
    return { kind: 'org-unit-test', test: known, refs: list }
  }
  const ref = inside.trim()
  if (symbol === 'V' || symbol === 'ACI') throw fail('other-mode')
  if (symbol === 'I' || symbol === 'D' || symbol === 'A') throw fail('not-supported')
  if (ref === '') throw fail('bad-item')
  if (symbol === 'C') return { kind: 'constant', ref }
  if (symbol === 'OUG') return { kind: 'group', ref }
  if (symbol === 'N') return { kind: 'indicator', ref, modifiers: noModifiers }
  if (symbol === 'R') {
    const dot = ref.lastIndexOf('.')
    const metric = reportingMetrics.find((candidate) => candidate === ref.slice(dot + 1))
    if (dot < 1 || metric === undefined) throw fail('bad-item')
    return { kind: 'reporting-rate', form: ref.slice(0, dot), metric, modifiers: noModifiers }
  }
  if (tagPattern.test(ref) || isList(ref)) throw fail('not-supported')
  return { kind: 'element', ...readElement(ref), modifiers: noModifiers }
}
