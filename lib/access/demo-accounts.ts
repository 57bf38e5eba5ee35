import type { Role } from './viewer'

export type DemoAccount = {
  email: string
  name: string
  /** What the account is for, for the list at the sign-in page. */
  purposeVi: string
  purposeEn: string
  /** Shown first: the four roles of the journey and the administrator. */
  main: boolean
  grants: readonly { role: Role; orgUnitId: string }[]
}

/** One password for all: they exist only in demonstrations and can't sign in where DEMO is off. */
export const demoPassword = 'songhanh-2023'

/** The new provinces that hold the six where Project 8 is shown, with who enters and who reviews there. */
const provinces = [
  { key: 'tuyenquang', orgUnitId: 'P08-2025', name: 'Tuyên Quang' },
  { key: 'thainguyen', orgUnitId: 'P19-2025', name: 'Thái Nguyên' },
  { key: 'bacninh', orgUnitId: 'P24-2025', name: 'Bắc Ninh' },
  { key: 'haiphong', orgUnitId: 'P31-2025', name: 'Hải Phòng' },
  { key: 'danang', orgUnitId: 'P48-2025', name: 'Đà Nẵng' },
  { key: 'daklak', orgUnitId: 'P66-2025', name: 'Đắk Lắk' },
] as const

const main: DemoAccount[] = [
  {
    email: 'canbo.lambinh@demo.songhanh.vn',
    name: 'Cán bộ Lâm Bình',
    purposeVi: 'Cán bộ nhập số liệu huyện Lâm Bình (đến 30/06/2025) và xã Lâm Bình',
    purposeEn: 'Officer of Lâm Bình district (until 30/06/2025) and Lâm Bình commune',
    main: true,
    grants: [
      { role: 'officer', orgUnitId: 'D071' },
      { role: 'officer', orgUnitId: 'C02266-2025' },
    ],
  },
  {
    email: 'duyet.tuyenquang@demo.songhanh.vn',
    name: 'Người duyệt Tuyên Quang',
    purposeVi: 'Người duyệt tỉnh Tuyên Quang',
    purposeEn: 'Reviewer of Tuyên Quang province',
    main: true,
    grants: [{ role: 'reviewer', orgUnitId: 'P08-2025' }],
  },
  {
    email: 'bancd@demo.songhanh.vn',
    name: 'Thành viên Ban Chỉ đạo',
    purposeVi: 'Thành viên Ban Chỉ đạo, xem cả nước',
    purposeEn: 'Steering-committee member, sees the whole country',
    main: true,
    grants: [{ role: 'viewer', orgUnitId: 'VN' }],
  },
  {
    email: 'kiemtoan@demo.songhanh.vn',
    name: 'Kiểm toán viên',
    purposeVi: 'Kiểm toán viên, xem cả nước và nhật ký',
    purposeEn: 'Auditor, sees the whole country and the audit log',
    main: true,
    grants: [{ role: 'auditor', orgUnitId: 'VN' }],
  },
  {
    email: 'quantri@demo.songhanh.vn',
    name: 'Quản trị hệ thống',
    purposeVi: 'Quản trị hệ thống',
    purposeEn: 'Administrator',
    main: true,
    grants: [{ role: 'admin', orgUnitId: 'VN' }],
  },
]

const others: DemoAccount[] = [
  {
    email: 'duyet2.tuyenquang@demo.songhanh.vn',
    name: 'Người duyệt thứ hai Tuyên Quang',
    purposeVi: 'Người duyệt tỉnh Tuyên Quang, cấp thứ hai của biểu năm',
    purposeEn: 'Reviewer of Tuyên Quang province, second level of the yearly form',
    main: false,
    grants: [{ role: 'reviewer', orgUnitId: 'P08-2025' }],
  },
  {
    email: 'canbo.babe@demo.songhanh.vn',
    name: 'Cán bộ Ba Bể',
    purposeVi: 'Cán bộ nhập số liệu huyện Ba Bể (đến 30/06/2025) và xã Ba Bể',
    purposeEn: 'Officer of Ba Bể district (until 30/06/2025) and Ba Bể commune',
    main: false,
    grants: [
      { role: 'officer', orgUnitId: 'D061' },
      { role: 'officer', orgUnitId: 'C01906-2025' },
    ],
  },
  ...provinces.map(
    ({ key, orgUnitId, name }): DemoAccount => ({
      email: `canbo.${key}@demo.songhanh.vn`,
      name: `Cán bộ tổng hợp ${name}`,
      purposeVi: `Cán bộ nhập số liệu các huyện, xã thuộc địa bàn ${name}`,
      purposeEn: `Officer for the districts and communes inside ${name}`,
      main: false,
      grants: [{ role: 'officer', orgUnitId }],
    }),
  ),
  ...provinces
    .filter(({ key }) => key !== 'tuyenquang')
    .map(
      ({ key, orgUnitId, name }): DemoAccount => ({
        email: `duyet.${key}@demo.songhanh.vn`,
        name: `Người duyệt ${name}`,
        purposeVi: `Người duyệt ${name}`,
        purposeEn: `Reviewer of ${name}`,
        main: false,
        grants: [{ role: 'reviewer', orgUnitId }],
      }),
    ),
]

/** Every demonstration account, the main ones first. */
export const demoAccounts: readonly DemoAccount[] = [...main, ...others]
