import { beforeAll, describe, expect, test } from 'vitest'
import { analyse } from '@/lib/dashboards/analytics'
import { parseAnalyticsQuery, parseChartQuery } from '@/lib/dashboards/filters'
import { getChart } from '@/lib/dashboards/get-chart'
import { db } from '@/lib/db'
import { makeTemplate } from '@/lib/imports/workbook/template-commands'
import { previewUpload } from '@/lib/imports/workbook/upload-commands'
import { assignReviewer } from '@/lib/submissions/assign-commands'
import { dropCorrection } from '@/lib/submissions/correction-commands'
import { findEntry } from '@/lib/submissions/entry-queries'
import { addEvidence } from '@/lib/submissions/evidence-commands'
import { listEvidence } from '@/lib/submissions/evidence-queries'
import { grantException, lockSubmission, revokeException } from '@/lib/submissions/lock-commands'
import { approveSubmission, returnForCorrection } from '@/lib/submissions/review-commands'
import { saveCells } from '@/lib/submissions/save-commands'
import type { SubmissionKey } from '@/lib/submissions/submission'
import { reopenForCorrection, submitForm, withdrawSubmission } from '@/lib/submissions/workflow-commands'
import { commandTable, type Outcome, systemTable } from '@/lib/testing/access-table'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { canReadAudit } from './scope'
import { createUser, setUserDisabled } from './user-commands'
import { type Role, roles, type Viewer } from './viewer'

useTestDatabase({ seed: 'catalogue' })

const today = '2024-08-01'
const key = (orgUnitId: string): SubmissionKey => ({ formCode: 'D8-Q', orgUnitId, period: '2024Q2' })
const reason = 'Lý do đủ dài để ghi nhật ký'
const people = new Map<string, Viewer>()
let exceptionId = 0
let template: Uint8Array

beforeAll(async () => {
  for (const role of roles) {
    people.set(`inside ${role}`, await createPerson(role, 'P08-2025'))
    people.set(`outside ${role}`, await createPerson(role, 'P19-2025'))
    people.set(`national ${role}`, await createPerson(role, 'VN'))
  }
  const form = await db.form.findUniqueOrThrow({ where: { code: 'D8-Q' } })
  const submission = {
    formId: form.id,
    orgUnitId: 'D071',
    period: '2024Q2',
    calendar: 'statistical' as const,
  }
  await db.submission.create({ data: submission })
  const exception = await db.lockException.create({
    data: {
      formId: form.id,
      orgUnitId: 'D071',
      period: '2024Q2',
      reason,
      until: new Date(`${today}T00:00:00Z`),
    },
  })
  exceptionId = exception.id
  const taken = await makeTemplate({ system: 'cli' }, key('D071'), {
    today,
    now: new Date(),
    reference: 'SHD-TEST',
  })
  if (taken.ok) template = taken.value.bytes
})

/** A refusal for the state of the form, not for the person, counts as allowed here. */
function outcomeOf(result: { ok: boolean; error?: { code: string } }): Outcome {
  const code = result.ok ? 'allowed' : result.error?.code
  return code === 'not-found' || code === 'forbidden' ? code : 'allowed'
}

/** The same words for numbers and picture. */
function queries(orgUnit: string) {
  const words = { orgUnit, period: '2024Q2', geography: 'reported' }
  const numbers = parseAnalyticsQuery(new URLSearchParams({ ...words, indicator: 'D8-3.1d' }))
  const picture = parseChartQuery('D8-3.1d', new URLSearchParams(words))
  if (!numbers.ok || !picture.ok) throw new Error('The words of this test are wrong')
  return { numbers: numbers.value, picture: picture.value }
}

const attempts: Record<(typeof commandTable)[number]['what'], (viewer: Viewer) => Promise<Outcome>> = {
  'open a submission': async (viewer) =>
    (await findEntry(viewer, key('D071'), today)) ? 'allowed' : 'not-found',
  'save figures': async (viewer) =>
    outcomeOf(await saveCells(viewer, { ...key('D071'), mutationId: crypto.randomUUID(), cells: [] }, today)),
  'take a template': async (viewer) =>
    outcomeOf(
      await makeTemplate(viewer, key('D071'), { today, now: new Date(), reference: crypto.randomUUID() }),
    ),
  'preview a filled template': async (viewer) => outcomeOf(await previewUpload(viewer, template, { today })),
  'list evidence': async (viewer) => ((await listEvidence(viewer, key('D071'))) ? 'allowed' : 'not-found'),
  'add evidence': async (viewer) =>
    outcomeOf(
      await addEvidence(
        viewer,
        { key: key('D071'), cell: 'D8-3.1d|', name: 'a.txt', bytes: Buffer.from('a') },
        today,
      ),
    ),
  'send a form': async (viewer) => outcomeOf(await submitForm(viewer, key('D071'), today)),
  'withdraw a form': async (viewer) => outcomeOf(await withdrawSubmission(viewer, key('D071'), today)),
  'open a correction': async (viewer) =>
    outcomeOf(await reopenForCorrection(viewer, { ...key('D071'), reason }, today)),
  'give up a correction': async (viewer) => outcomeOf(await dropCorrection(viewer, key('D071'))),
  'return a form': async (viewer) =>
    outcomeOf(await returnForCorrection(viewer, { ...key('D071'), version: 1, reason })),
  'approve a form': async (viewer) =>
    outcomeOf(await approveSubmission(viewer, { ...key('D071'), version: 1 })),
  'lock a report': async (viewer) => outcomeOf(await lockSubmission(viewer, key('D071'))),
  'give leave to enter a closed period': async (viewer) =>
    outcomeOf(await grantException(viewer, { ...key('D071'), reason, until: today }, today)),
  'end that leave': async (viewer) => outcomeOf(await revokeException(viewer, { id: exceptionId }, today)),
  'give a form to a reviewer': async (viewer) =>
    outcomeOf(await assignReviewer(viewer, { ...key('D071'), reviewerId: null, expected: null })),
  'read figures of a unit': (viewer) => readBoth(viewer, 'D071'),
  'read another province’s total': (viewer) => readBoth(viewer, 'P08-2008'),
}

/** The numbers and the chart: one read behind both, so one answer. */
async function readBoth(viewer: Viewer, orgUnit: string): Promise<Outcome> {
  const query = queries(orgUnit)
  const numbers = outcomeOf(await analyse(viewer, query.numbers))
  const chart = outcomeOf(await getChart(viewer, query.picture))
  expect(chart).toBe(numbers)
  return numbers
}

describe('commands and reads', () => {
  test.each(commandTable.flatMap((row) => roles.map((role) => [row.what, role, row] as const)))(
    '%s as %s',
    async (what, role, row) => {
      const person = (place: string) => people.get(`${place} ${role}`) as Viewer
      const found = {
        inside: await attempts[what](person('inside')),
        outside: await attempts[what](person('outside')),
      }
      expect(found).toEqual({ inside: row.inside[role], outside: row.outside[role] })
    },
  )
})

const systemAttempts: Record<
  (typeof systemTable)[number]['what'],
  (viewer: Viewer, role: Role) => Promise<boolean>
> = {
  'read the audit log': async (viewer) => canReadAudit(viewer),
  'create a user': async (viewer, role) => {
    const email = `made-by-${role}@test.invalid`
    const result = await createUser(viewer, {
      email,
      name: 'Mới',
      password: 'mat-khau-du-dai',
      role: 'viewer',
      orgUnitId: 'VN',
      programmeCodes: [],
    })
    return result.ok
  },
  'disable a user': async (viewer) => {
    const user = await createPerson('viewer', 'VN')
    return (await setUserDisabled(viewer, { userId: user.userId, disabled: true })).ok
  },
}

describe('the system', () => {
  test.each(systemTable.flatMap((row) => roles.map((role) => [row.what, role, row] as const)))(
    '%s as %s',
    async (what, role, row) => {
      const allowed = await systemAttempts[what](people.get(`national ${role}`) as Viewer, role)
      expect(allowed ? 'allowed' : 'not-found').toBe(row.national[role])
    },
  )
})
