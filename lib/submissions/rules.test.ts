import { describe, expect, test } from 'vitest'
import { isLastApproval, refuseDecision, refuseReopen, refuseSave, refuseWithdraw } from './rules'
import type { SubmissionState } from './submission'

const state = (changes: Partial<SubmissionState> = {}): SubmissionState => ({
  id: 's',
  status: 'submitted',
  version: 1,
  revision: 1,
  submittedById: 'officer',
  enteredByIds: ['officer', 'helper'],
  approvalLevels: 1,
  approvedByIds: [],
  ...changes,
})

describe('workflow', () => {
  test.each([
    ['draft', null],
    ['returned', null],
    ['submitted', 'locked'],
    ['approved', 'locked'],
  ] as const)('figures of a form that is %s', (status, refusal) => {
    expect(refuseSave(state({ status }))).toBe(refusal)
  })

  test.each([
    ['the sender', 'officer', {}, 'own-submission'],
    ['one who entered a figure', 'helper', {}, 'own-submission'],
    ['a sender who entered nothing', 'officer', { enteredByIds: ['helper'] }, 'own-submission'],
    ['another reviewer', 'reviewer', {}, null],
    [
      'a reviewer who decided at the level below',
      'first',
      { approvalLevels: 2, approvedByIds: ['first'] },
      'already-decided',
    ],
    ['a reviewer of a form taken back', 'reviewer', { status: 'draft' }, 'not-submitted'],
    ['a reviewer of a form approved meanwhile', 'reviewer', { status: 'approved' }, 'not-submitted'],
  ] as const)('a decision by %s', (_name, userId, changes, refusal) => {
    expect(refuseDecision(state(changes), userId)).toBe(refusal)
  })

  test('the sender takes a form back until someone decided', () => {
    expect(refuseWithdraw(state(), 'officer')).toBeNull()
    expect(refuseWithdraw(state(), 'helper')).toBe('already-decided')
    expect(refuseWithdraw(state({ approvalLevels: 2, approvedByIds: ['first'] }), 'officer')).toBe(
      'already-decided',
    )
  })

  test('only an approved report is corrected', () => {
    expect(refuseReopen(state({ status: 'approved' }))).toBeNull()
    expect(refuseReopen(state({ status: 'submitted' }))).toBe('not-approved')
  })

  test('a form with two levels needs two approvals', () => {
    expect(isLastApproval(state())).toBe(true)
    expect(isLastApproval(state({ approvalLevels: 2 }))).toBe(false)
    expect(isLastApproval(state({ approvalLevels: 2, approvedByIds: ['first'] }))).toBe(true)
  })
})
