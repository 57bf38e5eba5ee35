import type { Role } from '@/lib/access/viewer'

/**
 * Who may what, in one table. Commands and reads are tried against the database (`access-table.db.test.ts`), pages and
 * routes in the browser (`e2e/access.spec.ts`), each by each role, inside and outside its area.
 *
 * Inside: the grant's unit holds the unit asked. Outside: it doesn't. `total` is another province's total.
 */
export type Outcome = 'allowed' | 'forbidden' | 'not-found'
export type ByRole = Record<Role, Outcome>

const nobody: ByRole = {
  viewer: 'not-found',
  officer: 'not-found',
  reviewer: 'not-found',
  auditor: 'not-found',
  admin: 'not-found',
}
const everybody: ByRole = {
  viewer: 'allowed',
  officer: 'allowed',
  reviewer: 'allowed',
  auditor: 'allowed',
  admin: 'allowed',
}
const only = (...roles: Role[]): ByRole => ({
  ...nobody,
  ...Object.fromEntries(roles.map((role) => [role, 'allowed' as const])),
})
/** Those who may open a submission but not take this step with it. */
const stepOf = (...takers: Role[]): ByRole => ({
  viewer: 'not-found',
  officer: 'forbidden',
  reviewer: 'forbidden',
  auditor: 'forbidden',
  admin: 'forbidden',
  ...Object.fromEntries(takers.map((role) => [role, 'allowed' as const])),
})

export const commandTable = [
  { what: 'open a submission', inside: only('officer', 'reviewer', 'auditor', 'admin'), outside: nobody },
  { what: 'save figures', inside: stepOf('officer'), outside: nobody },
  { what: 'list evidence', inside: only('officer', 'reviewer', 'auditor', 'admin'), outside: nobody },
  { what: 'take a template', inside: stepOf('officer'), outside: nobody },
  {
    what: 'preview a filled template',
    inside: only('officer', 'reviewer', 'auditor', 'admin'),
    outside: nobody,
  },
  { what: 'add evidence', inside: stepOf('officer'), outside: nobody },
  { what: 'send a form', inside: stepOf('officer'), outside: nobody },
  { what: 'withdraw a form', inside: stepOf('officer'), outside: nobody },
  { what: 'open a correction', inside: stepOf('officer'), outside: nobody },
  { what: 'give up a correction', inside: stepOf('officer'), outside: nobody },
  { what: 'return a form', inside: stepOf('reviewer'), outside: nobody },
  { what: 'approve a form', inside: stepOf('reviewer'), outside: nobody },
  { what: 'give a form to a reviewer', inside: stepOf('reviewer'), outside: nobody },
  { what: 'lock a report', inside: stepOf('reviewer', 'admin'), outside: nobody },
  { what: 'give leave to enter a closed period', inside: stepOf('reviewer', 'admin'), outside: nobody },
  { what: 'end that leave', inside: stepOf('reviewer', 'admin'), outside: nobody },
  { what: 'read figures of a unit', inside: everybody, outside: nobody },
  { what: 'read another province’s total', inside: everybody, outside: only('viewer') },
] as const satisfies { what: string; inside: ByRole; outside: ByRole }[]

/** Steps that no area limits: `national` grants are those on the whole country. */
export const systemTable = [
  { what: 'read the audit log', national: only('auditor', 'admin') },
  { what: 'create a user', national: { ...nobody, admin: 'allowed' as const } },
  { what: 'disable a user', national: { ...nobody, admin: 'allowed' as const } },
] as const satisfies { what: string; national: ByRole }[]

export type PageRow = {
  /** With `{unit}` for the unit's id. */
  address: string
  kind: 'page' | 'route'
  inside: ByRole
  outside: ByRole
}

/** Pages answer 404 where refused; nobody signed in is led to sign in (pages) or told 401 (routes). */
export const pageTable: PageRow[] = [
  { address: '/', kind: 'page', inside: everybody, outside: everybody },
  { address: '/?orgUnit={unit}', kind: 'page', inside: everybody, outside: nobody },
  { address: '/entry', kind: 'page', inside: only('officer'), outside: only('officer') },
  {
    address: '/entry/D8-Q/{unit}/2024Q2',
    kind: 'page',
    inside: only('officer', 'reviewer', 'auditor', 'admin'),
    outside: nobody,
  },
  {
    address: '/entry/D8-Q/{unit}/2024Q2/receipt',
    kind: 'page',
    inside: only('officer', 'reviewer', 'auditor', 'admin'),
    outside: nobody,
  },
  {
    address: '/entry/D8-Q/{unit}/2024Q2/check',
    kind: 'page',
    inside: only('officer', 'reviewer', 'auditor', 'admin'),
    outside: nobody,
  },
  {
    address: '/entry/D8-Q/{unit}/2024Q2/history',
    kind: 'page',
    inside: only('officer', 'reviewer', 'auditor', 'admin'),
    outside: nobody,
  },
  {
    address: '/entry/D8-Q/{unit}/2024Q2/changes',
    kind: 'page',
    inside: only('officer', 'reviewer', 'auditor', 'admin'),
    outside: nobody,
  },
  { address: '/entry/upload', kind: 'page', inside: only('officer'), outside: only('officer') },
  {
    address: '/entry/D8-Q/{unit}/2024Q2/workbook',
    kind: 'route',
    inside: stepOf('officer'),
    outside: nobody,
  },
  { address: '/review', kind: 'page', inside: only('reviewer'), outside: only('reviewer') },
  { address: '/review?orgUnit={unit}', kind: 'page', inside: only('reviewer'), outside: nobody },
  { address: '/review/bulk', kind: 'page', inside: only('reviewer'), outside: only('reviewer') },
  {
    address: '/review/D8-Q/{unit}/2024Q2',
    kind: 'page',
    inside: only('reviewer', 'auditor', 'admin'),
    outside: nobody,
  },
  { address: '/charts/D8-3.1d?orgUnit={unit}', kind: 'page', inside: everybody, outside: nobody },
  {
    address: '/entry/D8-Q/{unit}/2024Q2/print',
    kind: 'page',
    inside: only('officer', 'reviewer', 'auditor', 'admin'),
    outside: nobody,
  },
  { address: '/reporting', kind: 'page', inside: everybody, outside: everybody },
  { address: '/reporting?orgUnit={unit}', kind: 'page', inside: everybody, outside: nobody },
  { address: '/reporting/download?orgUnit={unit}', kind: 'route', inside: everybody, outside: nobody },
  { address: '/activities', kind: 'page', inside: everybody, outside: everybody },
  { address: '/activities?orgUnit={unit}', kind: 'page', inside: everybody, outside: nobody },
  { address: '/activities/new', kind: 'page', inside: only('officer'), outside: only('officer') },
  { address: '/announcements/new', kind: 'page', inside: only('officer'), outside: only('officer') },
  { address: '/announcements/001', kind: 'page', inside: only('officer'), outside: only('officer') },
  {
    address: '/announcements/0123456789abcdef0123456789abcdef',
    kind: 'page',
    inside: nobody,
    outside: nobody,
  },
  { address: '/commitments', kind: 'page', inside: everybody, outside: everybody },
  { address: '/commitments/new', kind: 'page', inside: only('officer'), outside: only('officer') },
  { address: '/registers', kind: 'page', inside: everybody, outside: everybody },
  { address: '/registers?orgUnit={unit}', kind: 'page', inside: everybody, outside: nobody },
  { address: '/registers/new', kind: 'page', inside: only('officer'), outside: only('officer') },
  { address: '/representation', kind: 'page', inside: everybody, outside: everybody },
  { address: '/representation?orgUnit={unit}', kind: 'page', inside: everybody, outside: nobody },
  { address: '/representation/new', kind: 'page', inside: only('officer'), outside: only('officer') },
  { address: '/indicators', kind: 'page', inside: everybody, outside: everybody },
  { address: '/programmes', kind: 'page', inside: everybody, outside: everybody },
  { address: '/programmes/D8?orgUnit={unit}', kind: 'page', inside: everybody, outside: nobody },
  { address: '/trainings?orgUnit={unit}', kind: 'page', inside: everybody, outside: nobody },
  // What a unit is and became is public; its figures are not there for those outside.
  { address: '/areas/{unit}', kind: 'page', inside: everybody, outside: everybody },
  { address: '/boards', kind: 'page', inside: everybody, outside: everybody },
  { address: '/sources', kind: 'page', inside: everybody, outside: everybody },
  { address: '/sources/001', kind: 'page', inside: everybody, outside: everybody },
  { address: '/audit', kind: 'page', inside: only('auditor', 'admin'), outside: only('auditor', 'admin') },
  { address: '/admin/users', kind: 'page', inside: nobody, outside: nobody },
  { address: '/account', kind: 'page', inside: everybody, outside: everybody },
  {
    address: '/charts/D8-3.1d/download?format=csv&orgUnit={unit}',
    kind: 'route',
    inside: everybody,
    outside: nobody,
  },
  {
    address: '/api/v1/analytics?indicator=D8-3.1d&period=2024Q2&orgUnit={unit}',
    kind: 'route',
    inside: everybody,
    outside: nobody,
  },
  {
    address: '/api/v1/evidence?form=D8-Q&period=2024Q2&orgUnit={unit}',
    kind: 'route',
    inside: only('officer', 'reviewer', 'auditor', 'admin'),
    outside: nobody,
  },
]
