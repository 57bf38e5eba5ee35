/** What the base file gets wrong, and how it is put right. Its ids are no help: fourteen provinces share one. */

export type IslandBox = {
  name: string
  west: number
  south: number
  east: number
  north: number
  code: string
}

/** Names of the base that say a region, are broken or are spelled otherwise → code of the province before 01/07/2025. */
export const codesByOddName: Readonly<Record<string, string>> = {
  'Đông Bắc': '06',
  'Đồng Bằng Sông Hồng': '33',
  'Đông Nam Bộ': '75',
  'Ð?ng Tháp': '87',
  'Thừa Thiên - Huế': '46',
  'Hồ Chí Minh city': '79',
}

/** Islands under this size whose centre lies in a box belong to that province, whatever the base says. */
export const largestMovedKm2 = 400
export const islandBoxes: readonly IslandBox[] = [
  box('Cát Bà', 106.9, 20.7, 107.13, 20.9, '31'),
  box('Cát Hải', 106.75, 20.77, 106.9, 20.94, '31'),
  box('Bạch Long Vĩ', 107.7, 20.1, 107.78, 20.16, '31'),
  box('Côn Đảo', 106.5, 8.6, 106.75, 8.8, '77'),
  box('Hòn Khoai', 104.8, 8.4, 104.9, 8.5, '96'),
  box('Thổ Chu', 103.4, 9.2, 103.55, 9.4, '91'),
  box('Nam Du', 104.3, 9.6, 104.4, 9.75, '91'),
  box('Lại Sơn', 104.55, 9.75, 104.7, 9.85, '91'),
  box('Cù Lao Xanh', 109.3, 13.55, 109.4, 13.7, '52'),
  box('Lý Sơn', 109.05, 15.3, 109.2, 15.45, '51'),
  box('Cù Lao Chàm', 108.45, 15.85, 108.6, 16, '49'),
  box('Hòn Mê', 105.85, 19.3, 106, 19.45, '38'),
  box('Hạ Mai', 107.4, 20.65, 107.5, 20.8, '22'),
  box('Trần', 107.9, 21.2, 108.02, 21.27, '22'),
]

function box(
  name: string,
  west: number,
  south: number,
  east: number,
  north: number,
  code: string,
): IslandBox {
  return { name, west, south, east, north, code }
}

/** Letters without their marks, so that `Ha Noi`, `Hà Nội` and `Quàng Nam` find their province. */
export function bareName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}
