/** Whom a page is shown to, of the demonstration's accounts. */
export const people = {
  nobody: null,
  officer: 'canbo.lambinh@demo.songhanh.vn',
  reviewer: 'duyet.tuyenquang@demo.songhanh.vn',
  committee: 'bancd@demo.songhanh.vn',
  auditor: 'kiemtoan@demo.songhanh.vn',
  admin: 'quantri@demo.songhanh.vn',
} as const
export type Person = keyof typeof people

export type PageToShow = {
  name: string
  who: Person
  path: string
  /** The page is the first link of this form on `path`: what has no fixed address. */
  link?: RegExp
  /** Added to the address found by `link`. */
  tail?: string
  /** Not a page of paper: a slide, a form being filled. */
  screenOnly?: boolean
}

const now = 'orgUnit=VN&period=2025Q2'
const province = 'orgUnit=P08-2025&period=2025Q2'
const lamBinh = '/entry/D8-Q/D071'

/** Every page of the product, once for each look it has. */
export const pages: readonly PageToShow[] = [
  { name: 'sign-in', who: 'nobody', path: '/sign-in' },
  { name: 'offline', who: 'nobody', path: '/offline', screenOnly: true },
  { name: 'not-found', who: 'committee', path: '/khong-co-trang-nay', screenOnly: true },
  { name: 'account', who: 'committee', path: '/account' },

  { name: 'overview', who: 'committee', path: `/?${now}` },
  { name: 'overview-province', who: 'reviewer', path: `/?${province}` },

  { name: 'programmes', who: 'committee', path: '/programmes' },
  { name: 'programme-project-8', who: 'committee', path: `/programmes/D8?${now}` },
  { name: 'programme-committees', who: 'committee', path: '/programmes/VST' },
  { name: 'programme-union', who: 'committee', path: '/programmes/HOI' },
  { name: 'programme-clubs', who: 'committee', path: '/programmes/APH' },
  { name: 'programme-strategy', who: 'committee', path: '/programmes/NQ28' },

  { name: 'indicators', who: 'committee', path: '/indicators' },
  { name: 'indicator', who: 'committee', path: '/indicators/D8-3.1d' },
  { name: 'chart', who: 'committee', path: `/charts/D8-3.1d?${now}` },
  { name: 'chart-breakdown', who: 'committee', path: `/charts/D8-3.1d?${now}&breakdown=sex` },
  { name: 'chart-comparison', who: 'committee', path: `/charts/D8-3.1d?${now}&kind=comparison` },
  { name: 'chart-map', who: 'committee', path: `/charts/D8-1.1?${now}&kind=map` },
  { name: 'explain', who: 'auditor', path: '/charts/D8-3.1d/explain?orgUnit=P08-2025&period=2024Q4' },

  { name: 'trainings', who: 'committee', path: '/trainings?orgUnit=P08-2025&period=2024Q4' },
  { name: 'representation', who: 'committee', path: '/representation' },
  { name: 'representation-area', who: 'committee', path: '/representation?orgUnit=P06-2008' },
  {
    name: 'representation-recorded',
    who: 'officer',
    path: '/representation',
    link: /^\/representation\/[0-9a-f-]{36}/,
  },
  { name: 'representation-new', who: 'officer', path: '/representation/new', screenOnly: true },
  { name: 'areas', who: 'committee', path: '/areas' },
  { name: 'areas-found', who: 'committee', path: '/areas?q=lam+binh' },
  { name: 'area', who: 'committee', path: '/areas/P08-2025' },
  { name: 'area-ended', who: 'committee', path: '/areas/D071' },
  { name: 'reporting', who: 'reviewer', path: '/reporting' },

  { name: 'boards', who: 'committee', path: '/boards' },
  { name: 'board', who: 'committee', path: '/boards', link: /^\/boards\/[0-9a-f-]{36}$/ },
  {
    name: 'board-presented',
    who: 'committee',
    path: '/boards',
    link: /^\/boards\/[0-9a-f-]{36}$/,
    tail: '/present?slide=1',
    screenOnly: true,
  },
  {
    name: 'board-edited',
    who: 'committee',
    path: '/boards',
    link: /^\/boards\/[0-9a-f-]{36}$/,
    tail: '/edit',
    screenOnly: true,
  },
  { name: 'board-new', who: 'committee', path: '/boards/new', screenOnly: true },

  { name: 'activities', who: 'reviewer', path: '/activities' },
  { name: 'activities-calendar', who: 'reviewer', path: '/activities?view=calendar' },
  { name: 'activities-map', who: 'reviewer', path: '/activities?view=map' },
  { name: 'activity', who: 'reviewer', path: '/activities', link: /^\/activities\/[0-9a-f-]{36}$/ },
  {
    name: 'activity-edited',
    who: 'officer',
    path: '/activities',
    link: /^\/activities\/[0-9a-f-]{36}$/,
    tail: '/edit',
    screenOnly: true,
  },
  { name: 'activity-new', who: 'officer', path: '/activities/new', screenOnly: true },
  { name: 'activities-upload', who: 'officer', path: '/activities/upload', screenOnly: true },
  { name: 'commitments', who: 'reviewer', path: '/commitments' },
  { name: 'commitment', who: 'reviewer', path: '/commitments', link: /^\/commitments\/[0-9a-f-]{36}$/ },
  { name: 'commitment-new', who: 'officer', path: '/commitments/new', screenOnly: true },
  { name: 'registers', who: 'reviewer', path: '/registers' },
  { name: 'register', who: 'reviewer', path: '/registers', link: /^\/registers\/[0-9a-f-]{36}$/ },
  { name: 'register-new', who: 'officer', path: '/registers/new', screenOnly: true },

  { name: 'entry-list', who: 'officer', path: '/entry' },
  { name: 'entry', who: 'officer', path: '/entry/D8-Q/C02266-2025/2026Q3' },
  { name: 'entry-paper', who: 'officer', path: `${lamBinh}/2023Q4/print` },
  { name: 'entry-paper-blank', who: 'officer', path: `${lamBinh}/2023Q4/print?blank=1` },
  { name: 'entry-check', who: 'officer', path: '/entry/D8-Q/C02266-2025/2026Q3/check', screenOnly: true },
  { name: 'entry-receipt', who: 'officer', path: `${lamBinh}/2023Q4/receipt` },
  { name: 'entry-history', who: 'officer', path: `${lamBinh}/2023Q4/history` },
  { name: 'entry-changes', who: 'officer', path: `${lamBinh}/2023Q4/changes` },
  { name: 'entry-upload', who: 'officer', path: '/entry/upload', screenOnly: true },

  { name: 'review', who: 'reviewer', path: '/review' },
  { name: 'review-one', who: 'reviewer', path: '/review', link: /^\/review\/[^/]+\/[^/]+\/[^/?]+/ },
  { name: 'review-bulk', who: 'reviewer', path: '/review/bulk', screenOnly: true },
  { name: 'announcement', who: 'reviewer', path: '/sources', link: /^\/announcements\/[0-9a-f-]{36}$/ },
  { name: 'announcement-new', who: 'officer', path: '/announcements/new', screenOnly: true },
  { name: 'sources', who: 'auditor', path: '/sources' },
  { name: 'source', who: 'auditor', path: '/sources/000' },
  { name: 'audit', who: 'auditor', path: '/audit' },
  { name: 'audit-event', who: 'auditor', path: '/audit', link: /^\/audit\/\d+$/ },

  { name: 'admin-users', who: 'admin', path: '/admin/users' },
  { name: 'admin-user', who: 'admin', path: '/admin/users', link: /^\/admin\/users\/[0-9a-f-]{36}$/ },
  { name: 'admin-user-new', who: 'admin', path: '/admin/users/new', screenOnly: true },
]
