import { expect, test } from 'vitest'
import type { CatalogueForm } from '@/lib/catalogue/catalogue'
import type { SubmissionFact } from './obligations'
import { countReportsOf } from './reports'

const assigned = (orgUnitId: string, validFrom: string | null = null, validTo: string | null = null) => ({
  orgUnitId,
  validFrom,
  validTo,
})
const form: CatalogueForm = {
  id: 1,
  uid: 'F',
  code: 'F',
  nameVi: 'F',
  nameEn: 'F',
  programmeId: 1,
  programmeCode: 'D8',
  frequency: 'quarter',
  calendar: 'statistical',
  approvalLevels: 1,
  dueOn: null,
  reviewOn: null,
  lockDays: null,
  validOnly: false,
  milestones: [],
  dueDays: 15,
  reviewDays: 25,
  workingDays: false,
  deadlines: [{ level: 'commune', dueDays: 5, reviewDays: 10, workingDays: true }],
  note: null,
  sections: [],
  assignments: [
    assigned('d1'),
    assigned('d2'),
    assigned('c1', '2023-07-01'),
    assigned('gone', null, '2023-06-30'),
  ],
}
const sent = (on: string, extra: Partial<SubmissionFact> = {}): SubmissionFact => ({
  status: 'submitted',
  revision: 1,
  firstSubmittedOn: on,
  firstSubmittedAt: `${on}T03:00:00.000Z`,
  ...extra,
})
const facts: Record<string, SubmissionFact> = {
  'd1 2023Q4': sent('2024-01-15'),
  'd2 2023Q4': sent('2024-01-16', { status: 'approved' }),
  // Five working days after 31/12/2023, 1 January being a holiday, is 8 January.
  'c1 2023Q4': sent('2024-01-08'),
  'd1 2023Q3': sent('2023-10-10', { status: 'returned' }),
  'd2 2023Q3': sent('2023-10-10', { status: 'draft', revision: 2 }),
  'c1 2023Q3': sent('2023-10-09', { status: 'draft', firstSubmittedOn: null, firstSubmittedAt: null }),
  'gone 2023Q4': sent('2024-01-02'),
}
const count = (period: string, units: string[] | null = null, holidays = ['2024-01-01']) =>
  countReportsOf({
    form,
    units: units && new Set(units),
    period,
    holidays: new Set(holidays),
    isInForce: () => true,
    levelOf: (unit) => (unit.startsWith('c') ? 'commune' : 'district'),
    factOf: (unit, code) => facts[`${unit} ${code}`] ?? null,
  })

test.each([
  ['all who owe it; one came a day late', count('2023Q4'), { expected: 3, received: 3, onTime: 2 }],
  [
    'without the holiday the commune is late too',
    count('2023Q4', null, []),
    { expected: 3, received: 3, onTime: 1 },
  ],
  [
    'returned isn’t received; a correction under way is',
    count('2023Q3'),
    { expected: 3, received: 1, onTime: 1 },
  ],
  ['only the units asked', count('2023Q4', ['d2', 'd9']), { expected: 1, received: 1, onTime: 0 }],
  [
    'an ended duty isn’t expected, whatever came',
    count('2023Q4', ['gone']),
    { expected: 0, received: 0, onTime: 0 },
  ],
  ['a year is its quarters: 3 + 3 + 3 + 3', count('2023'), { expected: 12, received: 4, onTime: 3 }],
  ['a month of a quarterly form has none', count('202312'), { expected: 0, received: 0, onTime: 0 }],
])('%s', (_rule, got, expected) => {
  expect(got).toEqual(expected)
})
