import { type Action, type Name, reason } from './workflow-model'

/** So many days pass, or somebody tries something and gets this answer. */
export type WalkStep = number | readonly [code: string, action: Action]

/** Places of the model. */
const [noLevel, oneLevel, twoLevels, unitB] = [0, 1, 2, 3]

const save = (place: number, who: Name, value: string | null = '5'): Action => ({
  kind: 'save',
  ...{ place, who, value },
  figure: 0,
})
const submit = (place: number, who: Name): Action => ({ kind: 'submit', place, who })
const withdraw = (place: number, who: Name): Action => ({ kind: 'withdraw', place, who })
const drop = (place: number, who: Name): Action => ({ kind: 'drop', place, who })
const lock = (place: number, who: Name): Action => ({ kind: 'lock', place, who })
const revoke = (place: number, who: Name): Action => ({ kind: 'revoke', place, who })
const reopen = (place: number, who: Name, why = reason): Action => ({
  kind: 'reopen',
  ...{ place, who },
  reason: why,
})
const approve = (place: number, who: Name, stale = false): Action => ({
  kind: 'approve',
  ...{ place, who, stale },
})
const sendBack = (place: number, who: Name, { stale = false, why = reason } = {}): Action => ({
  kind: 'return',
  ...{ place, who, stale },
  reason: why,
})
const grant = (place: number, who: Name, days: number, why = reason): Action => ({
  kind: 'grant',
  ...{ place, who, days },
  reason: why,
})
const assign = (place: number, who: Name, to: Name | null, stale = false): Action => ({
  kind: 'assign',
  ...{ place, who, to, stale },
})

/** One of each kind. */
const everything = (place: number, who: Name): Action[] => [
  save(place, who),
  submit(place, who),
  withdraw(place, who),
  drop(place, who),
  reopen(place, who),
  approve(place, who),
  sendBack(place, who),
  lock(place, who),
  grant(place, who, 3),
  revoke(place, who),
  assign(place, who, 'reviewer'),
]
const tooShort = ' ngắn '

/** Ways to what chance seldom meets, each step with its answer as the rules of the workflow have it. */
export const walks: readonly (readonly [what: string, steps: readonly WalkStep[]])[] = [
  [
    'a report and its correction: sent, taken back, sent again, sent back, approved',
    [
      ['ok', save(oneLevel, 'officerA')],
      ['ok', submit(oneLevel, 'officerA')],
      ['ok', withdraw(oneLevel, 'officerA')],
      ['not-submitted', withdraw(oneLevel, 'officerA')],
      ['ok', submit(oneLevel, 'officerA')],
      ['ok', submit(oneLevel, 'officerA')],
      ['locked', submit(oneLevel, 'colleagueA')],
      ['already-decided', withdraw(oneLevel, 'colleagueA')],
      ['not-approved', reopen(oneLevel, 'officerA')],
      ['no-correction', drop(oneLevel, 'officerA')],
      ['not-approved', lock(oneLevel, 'admin')],
      ['ok', approve(oneLevel, 'reviewer')],
      ['reason-required', reopen(oneLevel, 'officerA', tooShort)],
      ['ok', reopen(oneLevel, 'officerA')],
      ['ok', save(oneLevel, 'colleagueA', '2')],
      ['ok', drop(oneLevel, 'officerA')],
      ['no-correction', drop(oneLevel, 'officerA')],
      ['ok', reopen(oneLevel, 'officerA')],
      ['ok', save(oneLevel, 'colleagueA', '2')],
      ['ok', submit(oneLevel, 'officerA')],
      ['ok', withdraw(oneLevel, 'officerA')],
      ['ok', submit(oneLevel, 'officerA')],
      ['reason-required', sendBack(oneLevel, 'reviewer', { why: tooShort })],
      ['ok', sendBack(oneLevel, 'reviewer')],
      ['not-submitted', sendBack(oneLevel, 'reviewer')],
      ['ok', submit(oneLevel, 'colleagueA')],
      ['ok', withdraw(oneLevel, 'colleagueA')],
      ['ok', submit(oneLevel, 'colleagueA')],
      ['ok', approve(oneLevel, 'secondReviewer')],
      ['ok', lock(oneLevel, 'reviewer')],
    ],
  ],
  [
    'two levels, four eyes, locked, opened for a while',
    [
      ['ok', save(twoLevels, 'officerAndReviewer')],
      ['ok', submit(twoLevels, 'officerA')],
      ['own-submission', approve(twoLevels, 'officerAndReviewer')],
      ['own-submission', sendBack(twoLevels, 'officerAndReviewer')],
      ['own-submission', assign(twoLevels, 'reviewer', 'officerAndReviewer')],
      ['not-a-reviewer', assign(twoLevels, 'reviewer', 'auditor')],
      ['changed-meanwhile', assign(twoLevels, 'reviewer', 'reviewer', true)],
      ['ok', assign(twoLevels, 'secondReviewer', 'reviewer')],
      ['ok', assign(twoLevels, 'secondReviewer', 'reviewer')],
      ['ok', assign(twoLevels, 'reviewer', null)],
      ['changed-meanwhile', approve(twoLevels, 'reviewer', true)],
      ['changed-meanwhile', sendBack(twoLevels, 'reviewer', { stale: true })],
      ['ok', approve(twoLevels, 'reviewer')],
      ['already-decided', approve(twoLevels, 'reviewer')],
      ['already-decided', sendBack(twoLevels, 'reviewer')],
      ['already-decided', assign(twoLevels, 'secondReviewer', 'reviewer')],
      ['already-decided', withdraw(twoLevels, 'officerA')],
      ['ok', approve(twoLevels, 'secondReviewer')],
      ['not-submitted', approve(twoLevels, 'reviewer')],
      ['not-submitted', assign(twoLevels, 'secondReviewer', 'reviewer')],
      ['ok', lock(twoLevels, 'admin')],
      ['already-decided', lock(twoLevels, 'admin')],
      ['closed', reopen(twoLevels, 'officerA')],
      ['own-unit', grant(twoLevels, 'officerAndReviewer', 3)],
      ['day-past', grant(twoLevels, 'admin', -1)],
      ['day-too-late', grant(twoLevels, 'admin', 61)],
      ['reason-required', grant(twoLevels, 'admin', 3, tooShort)],
      ['ok', grant(twoLevels, 'admin', 3)],
      ['ok', revoke(twoLevels, 'admin')],
      ['ok', grant(twoLevels, 'reviewer', 3)],
      ...everything(twoLevels, 'auditor').map((action) => ['forbidden', action] as const),
      ...everything(twoLevels, 'elsewhere').map((action) => ['not-found', action] as const),
      ['ok', reopen(twoLevels, 'officerA')],
      ['ok', save(twoLevels, 'colleagueA', '7')],
      ['ok', submit(twoLevels, 'colleagueA')],
      ['ok', sendBack(twoLevels, 'secondReviewer')],
      ['ok', revoke(twoLevels, 'reviewer')],
      ['already-decided', revoke(twoLevels, 'reviewer')],
    ],
  ],
  [
    'a locked report is locked again, whether its correction is approved or dropped after the leave ended',
    [
      ['ok', save(oneLevel, 'officerA')],
      ['ok', submit(oneLevel, 'officerA')],
      ['ok', approve(oneLevel, 'reviewer')],
      ['ok', lock(oneLevel, 'reviewer')],
      ['ok', grant(oneLevel, 'reviewer', 0)],
      ['ok', reopen(oneLevel, 'officerA')],
      ['ok', save(oneLevel, 'officerA', '6')],
      1,
      ['closed', save(oneLevel, 'officerA', '7')],
      ['closed', submit(oneLevel, 'officerA')],
      ['ok', drop(oneLevel, 'colleagueA')],
      ['already-decided', lock(oneLevel, 'reviewer')],
      ['closed', reopen(oneLevel, 'officerA')],
      ['ok', grant(oneLevel, 'secondReviewer', 0)],
      ['ok', reopen(oneLevel, 'officerA')],
      ['ok', save(oneLevel, 'officerA', '8')],
      1,
      ['ok', grant(oneLevel, 'secondReviewer', 0)],
      ['ok', submit(oneLevel, 'officerA')],
      1,
      ['closed', withdraw(oneLevel, 'officerA')],
      ['ok', sendBack(oneLevel, 'reviewer')],
      ['ok', grant(oneLevel, 'admin', 0)],
      ['ok', submit(oneLevel, 'officerA')],
      ['ok', revoke(oneLevel, 'admin')],
      ['ok', assign(oneLevel, 'secondReviewer', 'reviewer')],
      ['ok', approve(oneLevel, 'reviewer')],
      ['already-decided', lock(oneLevel, 'reviewer')],
      ['locked', save(oneLevel, 'officerA', '9')],
      ['closed', reopen(oneLevel, 'officerA')],
    ],
  ],
  [
    'a period that closes, and leave that ends',
    [
      ['not-closed', grant(unitB, 'reviewer', 3)],
      ['ok', save(unitB, 'officerB')],
      ['ok', submit(unitB, 'officerB')],
      6,
      ['closed', withdraw(unitB, 'officerB')],
      ['ok', sendBack(unitB, 'reviewer')],
      ['closed', save(unitB, 'officerB', '6')],
      ['closed', submit(unitB, 'officerB')],
      ['ok', grant(unitB, 'secondReviewer', 3)],
      ['ok', save(unitB, 'officerB', '6')],
      ['ok', submit(unitB, 'officerB')],
      3,
      ['ok', withdraw(unitB, 'officerB')],
      ['ok', submit(unitB, 'officerB')],
      1,
      ['already-decided', revoke(unitB, 'reviewer')],
      ['ok', approve(unitB, 'reviewer')],
      ['closed', reopen(unitB, 'officerB')],
    ],
  ],
  [
    'a form that nobody approves',
    [
      ['not-found', submit(noLevel, 'officerA')],
      ['ok', save(noLevel, 'officerA', null)],
      ['invalid', submit(noLevel, 'officerA')],
      ['ok', save(noLevel, 'officerA')],
      ['ok', submit(noLevel, 'officerA')],
      ['locked', save(noLevel, 'officerA', '6')],
      ['not-submitted', withdraw(noLevel, 'officerA')],
      ['ok', reopen(noLevel, 'colleagueA')],
      ['ok', save(noLevel, 'officerA', '6')],
      ['ok', submit(noLevel, 'officerA')],
      ['ok', lock(noLevel, 'admin')],
      ['closed', reopen(noLevel, 'colleagueA')],
    ],
  ],
]
