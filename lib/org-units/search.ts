/**
 * What search compares: lower case, without marks, đ as d, words parted by one space. Both spellings of tone marks
 * (Hoà, Hòa) and composed or decomposed text come out the same; `Bà Rịa - Vũng Tàu` is `ba ria vung tau`.
 */
export function toSearchName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** True when every word of the query begins a word of the name: `lam b` finds `huyen lam binh`. An empty query finds all. */
export function matchesSearch(searchName: string, query: string): boolean {
  const name = ` ${searchName}`
  return toSearchName(query)
    .split(' ')
    .every((word) => name.includes(` ${word}`))
}
