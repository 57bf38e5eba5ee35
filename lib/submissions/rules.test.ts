import { describe, expect, test } from 'vitest'
import { isLastApproval, refuseDecision, refuseLock, refuseReopen, refuseSave, refuseWithdraw } from './rules'
import type { SubmissionState } from './submission'

const state = (changes: Partial<SubmissionState> = {}): SubmissionState => ({
  id: 's',
  status: 'submitted',
  version: 1,
  revision: 1,
  locked: false,
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
    ['locked', 'locked'],
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

  test.each([
    ['approved', false, null],
    ['approved', true, null],
    ['locked', false, 'closed'],
    ['locked', true, null],
    ['submitted', true, 'not-approved'],
    ['draft', true, 'not-approved'],
  ] as const)('a report that is %s, exception: %s, is corrected', (status, excepted, refusal) => {
    expect(refuseReopen(state({ status }), excepted)).toBe(refusal)
  })

  test.each([
    ['approved', null],
    ['locked', 'already-decided'],
    ['submitted', 'not-approved'],
    ['returned', 'not-approved'],
  ] as const)('a report that is %s is locked', (status, refusal) => {
    expect(refuseLock(state({ status }))).toBe(refusal)
  })

  test('a form with two levels needs two approvals', () => {
    expect(isLastApproval(state())).toBe(true)
    expect(isLastApproval(state({ approvalLevels: 2 }))).toBe(false)
    expect(isLastApproval(state({ approvalLevels: 2, approvedByIds: ['first'] }))).toBe(true)
  })
})
