import { formatNumber } from '@/lib/format'
import type { CheckProblem } from '@/lib/submissions/checks/problem'
import { parseCellKey } from '@/lib/submissions/submission'
import type { EntrySection } from '../entry-state'
import type { DeskFacts } from './desk-types'
import { fill } from './fill'

/** What a check found, in the reader's language. */
export function checkSentence(
  { code, cell, numbers, other, rule }: CheckProblem,
  { checkWords, language }: DeskFacts,
  sections: readonly EntrySection[],
): string {
  if (rule) return (language === 'vi' ? rule.descriptionVi : rule.descriptionEn) ?? rule.nameVi
  const place = cell ? parseCellKey(cell) : null
  const items = sections.flatMap((section) => section.items)
  const columns = sections.flatMap((section) => section.columns)
  const sentence = checkWords[code]
  const shown = Object.fromEntries(
    Object.entries(numbers).map(([name, exact]) => [
      name,
      formatNumber(exact, exact.split('.')[1]?.length ?? 0, language),
    ]),
  )
  return fill(typeof sentence === 'string' ? sentence : code, {
    ...shown,
    item: items.find((item) => item.code === place?.dataElement)?.name ?? '',
    option: columns.find(({ key }) => key === place?.breakdown)?.label ?? '',
    other: other ?? '',
  })
}
