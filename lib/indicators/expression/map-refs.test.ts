import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mapRefs, type RefKind } from './map-refs'

const seen = (kind: RefKind, ref: string) => `${kind}<${ref}>`

test.each([
  ['#{D8-3.1b.n}', '#{element<D8-3.1b.n>}'],
  ['#{D8:sex=female}', '#{element<D8>:option<sex=female>}'],
  ['(C{k}*OUG{g})  /N{i}', '(C{constant<k>}*OUG{group<g>})  /N{indicator<i>}'],
  ['R{F.1.REPORTING_RATE}', 'R{form<F.1>.REPORTING_RATE}'],
  [
    'orgUnit.group(a, b) && orgUnit.ancestor( c ) && orgUnit.dataSet(d)',
    'orgUnit.group(group<a>, group<b>) && orgUnit.ancestor( org-unit<c> ) && orgUnit.dataSet(form<d>)',
  ],
  ['\'#{a}\' == "C{b}" /* N{c} */', '\'#{a}\' == "C{b}" /* N{c} */'],
  ['[days] + #{ a }.periodOffset(-1)', '[days] + #{ element<a> }.periodOffset(-1)'],
  ['I{p} + V{v} + #{', 'I{p} + V{v} + #{'],
])('%s', (text, mapped) => expect(mapRefs(text, seen)).toBe(mapped))

const uids: Record<string, string> = { D8: 'elementAaaa', 'sex=female': 'optionBbbbb', '': 'totalCccccc' }
const codes = Object.fromEntries(Object.entries(uids).map(([code, uid]) => [uid, code]))

test('a breakdown key becomes an option of uids, and a key again', () => {
  const stored = mapRefs('#{D8:sex=female} / #{D8}', (_kind, ref) => uids[ref] ?? ref)
  expect(stored).toBe('#{elementAaaa.optionBbbbb} / #{elementAaaa}')
  expect(mapRefs(stored, (_kind, ref) => codes[ref] ?? ref)).toBe('#{D8:sex=female} / #{D8}')
})

test('what could not be read again is left alone', () => {
  const text = '#{elementAaaa.optionBbbbb.attribCcccc}'
  expect(mapRefs(text, (_kind, ref) => `code of ${ref}`)).toBe(text)
  expect(mapRefs(text, (_kind, ref) => ref.toUpperCase())).toBe(text.toUpperCase())
})

test('there and back gives the text as it was', { timeout: 60_000 }, () => {
  const code = fc.stringMatching(/^[A-Z][A-Z0-9-]{0,4}(\.[0-9a-z]{1,3}){0,2}$/)
  const piece = fc.oneof(
    code.map((ref) => `#{${ref}}`),
    code.map((ref) => `C{${ref}}`),
    code.map((ref) => `R{${ref}.ACTUAL_REPORTS}`),
    fc.constantFrom(' + ', '(', ')', "'#{x}'", ' /* #{y} */ ', '.periodOffset(-1)', 'if(', ', '),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('')
      const known = new Map<string, string>()
      const there = mapRefs(text, (kind, ref) => {
        const uid = `u${String(known.size).padStart(10, '0')}`
        known.set(uid, `${kind} ${ref}`)
        return uid
      })
      const back = mapRefs(there, (kind, uid) => (known.get(uid) ?? '').replace(`${kind} `, ''))
      expect(back).toBe(text)
    }),
  )
})
