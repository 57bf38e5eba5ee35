import type { OrgUnitLevel, OrgUnitNode, ParentEdge, Succession, SuccessionKind } from './org-unit'
import { toSearchName } from './search'
import type { OrgUnitData } from './tree'

/** A corner of the country through the reforms of 2024 to 2026, for tests: real units, real successions. */

type Line = [
  id: string,
  code: string,
  name: string,
  parent: string,
  validFrom: string | null,
  validTo: string | null,
]

const reform = '2025-07-01'
const eve = '2025-06-30'

const provinces: Line[] = [
  ['P01-2008', '01', 'Hà Nội', 'VN', '2008-08-01', null],
  ['P02-2008', '02', 'Hà Giang', 'VN', '2008-08-01', eve],
  ['P06-2008', '06', 'Bắc Kạn', 'VN', '2008-08-01', eve],
  ['P08-2008', '08', 'Tuyên Quang', 'VN', '2008-08-01', eve],
  ['P19-2008', '19', 'Thái Nguyên', 'VN', '2008-08-01', eve],
  ['P24-2008', '24', 'Bắc Giang', 'VN', '2008-08-01', eve],
  ['P27-2008', '27', 'Bắc Ninh', 'VN', '2008-08-01', eve],
  ['P46-2008', '46', 'Thừa Thiên Huế', 'VN', '2008-08-01', '2024-12-31'],
  ['P46-2024', '46', 'Huế', 'VN', '2025-01-01', null],
  ['P08-2025', '08', 'Tuyên Quang', 'VN', reform, null],
  ['P19-2025', '19', 'Thái Nguyên', 'VN', reform, null],
  ['P24-2025', '24', 'Bắc Ninh', 'VN', reform, null],
  ['P75-2025', '75', 'Đồng Nai', 'VN', reform, '2026-04-29'],
  ['P75-2026', '75', 'Đồng Nai', 'VN', '2026-04-30', null],
]

const districts: Line[] = [
  ['D061', '061', 'Ba Bể', 'P06-2008', null, eve],
  ['D063', '063', 'Bạch Thông', 'P06-2008', null, eve],
  ['D064', '064', 'Chợ Đồn', 'P06-2008', null, eve],
  ['D071', '071', 'Lâm Bình', 'P08-2008', null, eve],
  ['D072', '072', 'Na Hang', 'P08-2008', null, eve],
  ['D213', '213', 'Bắc Giang', 'P24-2008', null, eve],
  ['D219', '219', 'Lục Ngạn', 'P24-2008', null, eve],
  ['D221', '221', 'Yên Dũng', 'P24-2008', null, '2024-12-31'],
  ['D222', '222', 'Việt Yên', 'P24-2008', null, '2024-01-31'],
  ['D222-2024', '222', 'Việt Yên', 'P24-2008', '2024-02-01', eve],
  ['D224-2025', '224', 'Chũ', 'P24-2008', '2025-01-01', eve],
]

/** Old communes of three districts: code, name, code of the commune each went into whole. */
const oldCommunes: Record<string, string> = {
  D061: `01888 Chợ Rã 01912|01891 Bành Trạch 01894|01894 Phúc Lộc 01894|01897 Hà Hiệu 01894|01900 Cao Thượng 01906|
    01906 Khang Ninh 01906|01909 Nam Mẫu 01906|01912 Thượng Giáo 01912|01915 Địa Linh 01912|01918 Yến Dương 01921|
    01921 Chu Hương 01921|01924 Quảng Khê 01933|01927 Mỹ Phương 01921|01930 Hoàng Trĩ 01933|01933 Đồng Phúc 01933`,
  D064: `02020 Bằng Lũng 02020|02023 Xuân Lạc 02026|02026 Nam Cường 02026|02029 Đồng Lạc 02026|02032 Tân Lập 02038|
    02035 Bản Thi 02044|02038 Quảng Bạch 02038|02041 Bằng Phúc 01933|02044 Yên Thịnh 02044|02047 Yên Thượng 02044|
    02050 Phương Viên 02020|02053 Ngọc Phái 02020|02059 Đồng Thắng 02014|02062 Lương Bằng 02071|02065 Bằng Lãng 02020|
    02068 Đại Sảo 02083|02071 Nghĩa Tá 02071|02077 Yên Mỹ 02083|02080 Bình Trung 02071|02083 Yên Phong 02083`,
  D071: `02233 Phúc Yên 02266|02242 Xuân Lập 02266|02251 Khuôn Hà 02269|02266 Lăng Can 02266|02269 Thượng Lâm 02269|
    02290 Bình An 02296|02293 Hồng Quang 02302|02296 Thổ Bình 02296|02299 Phúc Sơn 02302|02302 Minh Quang 02302`,
}

const newCommunes: Record<string, string> = {
  'P19-2025': `01894 Phúc Lộc|01906 Ba Bể|01912 Chợ Rã|01921 Thượng Minh|01933 Đồng Phúc|02014 Bạch Thông|02020 Chợ Đồn|
    02026 Nam Cường|02038 Quảng Bạch|02044 Yên Thịnh|02071 Nghĩa Tá|02083 Yên Phong`,
  'P08-2025': '02266 Lâm Bình|02269 Thượng Lâm|02296 Bình An|02302 Minh Quang',
}

const highSuccessions: [string, string, SuccessionKind, string][] = [
  ['P02-2008', 'P08-2025', 'merged', reform],
  ['P08-2008', 'P08-2025', 'merged', reform],
  ['P06-2008', 'P19-2025', 'merged', reform],
  ['P19-2008', 'P19-2025', 'merged', reform],
  ['P24-2008', 'P24-2025', 'merged', reform],
  ['P27-2008', 'P24-2025', 'merged', reform],
  ['P46-2008', 'P46-2024', 'renamed', '2025-01-01'],
  ['P75-2025', 'P75-2026', 'renamed', '2026-04-30'],
  ['D221', 'D213', 'merged', '2025-01-01'],
  ['D222', 'D222-2024', 'renamed', '2024-02-01'],
  ['D219', 'D224-2025', 'part', '2025-01-01'],
]

function split(cell: string): string[][] {
  return cell.split('|').map((line) => line.trim().split(' '))
}

export function makeUnit(id: string, level: OrgUnitLevel, rest: Partial<OrgUnitNode> = {}): OrgUnitNode {
  const name = rest.name ?? id
  return {
    id,
    uid: `u${id}`,
    code: null,
    level,
    name,
    fullName: name,
    searchName: toSearchName(name),
    validFrom: null,
    validTo: null,
    predecessorsComplete: true,
    ...rest,
  }
}

export function reformData(): OrgUnitData {
  const units: OrgUnitNode[] = [makeUnit('VN', 'country', { name: 'Việt Nam' })]
  const parents: ParentEdge[] = []
  const successions: Succession[] = []
  const add = (level: OrgUnitLevel, [id, code, name, parentId, validFrom, validTo]: Line) => {
    units.push(
      makeUnit(id, level, { code, name, validFrom, validTo, predecessorsComplete: id !== 'C02014-2025' }),
    )
    parents.push({ childId: id, parentId, validFrom, validTo })
  }
  const follow = (predecessorId: string, successorId: string, kind: SuccessionKind, effective: string) =>
    successions.push({ predecessorId, successorId, kind, effective, legalAct: null })

  for (const line of provinces) add('province', line)
  for (const line of districts) add('district', line)
  for (const [parent, cell] of Object.entries(newCommunes)) {
    for (const [code, ...name] of split(cell))
      add('commune', [`C${code}-2025`, `${code}`, name.join(' '), parent, reform, null])
  }
  for (const [parent, cell] of Object.entries(oldCommunes)) {
    for (const [code, ...words] of split(cell)) {
      add('commune', [`C${code}-pre`, `${code}`, words.slice(0, -1).join(' '), parent, null, eve])
      follow(`C${code}-pre`, `C${words.at(-1)}-2025`, 'merged', reform)
    }
  }
  for (const step of highSuccessions) follow(...step)
  return { units, parents, successions }
}
