import { expect, test } from 'vitest'
import { matchesSearch, toSearchName } from './search'

test.each([
  ['Hoà Bình', 'hoa binh'],
  ['Hòa Bình', 'hoa binh'],
  ['Hoà Bình'.normalize('NFD'), 'hoa binh'],
  ['Thuỷ', 'thuy'],
  ['Thủy', 'thuy'],
  ['Đắk Lắk', 'dak lak'],
  ['huyện Chợ Đồn', 'huyen cho don'],
  ['ĐỒNG PHÚC', 'dong phuc'],
  ['Thừa Thiên Huế', 'thua thien hue'],
  ['Bà Rịa - Vũng Tàu', 'ba ria vung tau'],
  ['  Bà Rịa – Vũng Tàu ', 'ba ria vung tau'],
  ["Ea H'leo", 'ea h leo'],
  ['Quận 1', 'quan 1'],
  ['Ưng Ươm ẶẾỖ', 'ung uom aeo'],
  ['', ''],
])('"%s" is searched as "%s"', (name, folded) => {
  expect(toSearchName(name)).toBe(folded)
})

test.each([
  ['lâm bình', true],
  ['Lam B', true],
  ['binh huyen', true],
  ['', true],
  ['am binh', false],
  ['lam binh dong', false],
])('looking for "%s" finds huyện Lâm Bình: %s', (query, found) => {
  expect(matchesSearch(toSearchName('huyện Lâm Bình'), query)).toBe(found)
})
