/**
 * The workflow once more, said as simply as possible: what the property test holds the commands against. It shares no
 * rule with them, or both could be wrong alike.
 */
export type Status = 'not-started' | 'draft' | 'submitted' | 'returned' | 'approved' | 'locked'
export type Unit = 'A' | 'B'

type Person = { enters: Unit[]; reviews: Unit[]; locks: Unit[]; opens: Unit[] }
const all: Unit[] = ['A', 'B']
const nothing: Person = { enters: [], reviews: [], locks: [], opens: [] }

export const people = {
  officerA: { ...nothing, enters: ['A'], opens: ['A'] },
  colleagueA: { ...nothing, enters: ['A'], opens: ['A'] },
  officerB: { ...nothing, enters: ['B'], opens: ['B'] },
  reviewer: { ...nothing, reviews: all, locks: all, opens: all },
  secondReviewer: { ...nothing, reviews: all, locks: all, opens: all },
  officerAndReviewer: { enters: ['A'], reviews: all, locks: all, opens: all },
  admin: { ...nothing, locks: all, opens: all },
  auditor: { ...nothing, opens: all },
  committee: nothing,
  elsewhere: nothing,
} as const satisfies Record<string, Person>
export type Name = keyof typeof people

/** Forms of no, one and two levels; the first never closes, the others on day 6. */
export const places = [
  { unit: 'A', levels: 0, closesOn: null },
  { unit: 'A', levels: 1, closesOn: 6 },
  { unit: 'A', levels: 2, closesOn: 6 },
  { unit: 'B', levels: 1, closesOn: 6 },
] as const satisfies { unit: Unit; levels: number; closesOn: number | null }[]

type Figure = { value: string | null; by: Name }
export type Report = {
  status: Status
  revision: number
  /** Somebody locked it, once. */
  locked: boolean
  sender: Name | null
  figures: Map<number, Figure>
  inForce: Map<number, Figure>
  approvedBy: Name[]
  desk: Name | null
  exception: { until: number; ended: boolean } | null
}
export type World = { day: number; reports: Report[] }

export type Action = { place: number; who: Name } & (
  | { kind: 'save'; figure: number; value: string | null }
  | { kind: 'submit' | 'withdraw' | 'drop' | 'lock' | 'revoke' }
  | { kind: 'reopen'; reason: string }
  | { kind: 'approve'; stale: boolean }
  | { kind: 'return'; stale: boolean; reason: string }
  | { kind: 'grant'; days: number; reason: string }
  | { kind: 'assign'; to: Name | null; stale: boolean }
)

/** What comes of an action: its code, and the event it leaves in the audit log, if any. */
export type Verdict = { code: string; event: string | null }

export function newWorld(): World {
  const report = (): Report => ({
    status: 'not-started',
    revision: 1,
    locked: false,
    sender: null,
    figures: new Map(),
    inForce: new Map(),
    approvedBy: [],
    desk: null,
    exception: null,
  })
  return { day: 0, reports: places.map(report) }
}

const no = (code: string): Verdict => ({ code, event: null })
const yes = (event: string | null): Verdict => ({ code: 'ok', event })

/** Says what must come of an action, without doing it. */
export function judge({ day, reports }: World, action: Action): Verdict {
  const report = reports[action.place] as Report
  const { unit, closesOn } = places[action.place] as (typeof places)[number]
  const person: Person = people[action.who]
  const excepted = report.exception !== null && !report.exception.ended && report.exception.until >= day
  const pastItsDay = closesOn !== null && closesOn <= day && !excepted
  const closed = pastItsDay || (report.locked && !excepted)
  const open = report.status === 'draft' || report.status === 'returned' || report.status === 'not-started'
  const isSilent = 'reason' in action && action.reason.trim().length < 10

  if (isSilent) return no('reason-required')
  if (action.kind === 'revoke' && !report.exception) return no('not-found')
  if (!person.opens.includes(unit)) return no('not-found')
  const needed = {
    save: 'enters',
    submit: 'enters',
    withdraw: 'enters',
    drop: 'enters',
    reopen: 'enters',
    approve: 'reviews',
  } as const
  const reviewing = {
    return: 'reviews',
    assign: 'reviews',
    lock: 'locks',
    grant: 'locks',
    revoke: 'locks',
  } as const
  const right = { ...needed, ...reviewing }[action.kind]
  if (!person[right].includes(unit)) return no('forbidden')
  const needsReport = action.kind !== 'save' && action.kind !== 'grant' && action.kind !== 'revoke'
  if (needsReport && report.status === 'not-started') return no('not-found')

  switch (action.kind) {
    case 'save':
      if (pastItsDay) return no('closed')
      if (!open) return no('locked')
      return closed ? no('closed') : yes(null)
    case 'submit':
      if (report.status === 'submitted' && report.sender === action.who) return yes(null)
      if (!open) return no('locked')
      if (closed) return no('closed')
      return [...report.figures.values()].every(({ value }) => value === null)
        ? no('invalid')
        : yes('submission.submit')
    case 'withdraw':
      if (report.status !== 'submitted') return no('not-submitted')
      if (report.approvedBy.length > 0 || report.sender !== action.who) return no('already-decided')
      return closed ? no('closed') : yes('submission.withdraw')
    case 'reopen':
      if (report.status !== 'approved' && report.status !== 'locked') return no('not-approved')
      return closed ? no('closed') : yes('submission.reopen')
    case 'drop':
      return open && report.revision > 1 ? yes('submission.drop') : no('no-correction')
    case 'approve':
    case 'return':
      return (
        mayDecide(report, action.who) ??
        (action.stale ? no('changed-meanwhile') : yes(`submission.${action.kind}`))
      )
    case 'assign':
      return judgeDesk(report, unit, action)
    case 'lock':
      if (report.status === 'locked') return no('already-decided')
      return report.status === 'approved' ? yes('submission.lock') : no('not-approved')
    case 'grant':
      if (person.enters.includes(unit)) return no('own-unit')
      if (action.days < 0) return no('day-past')
      if (action.days > 60) return no('day-too-late')
      if (!report.locked && (closesOn === null || closesOn > day + action.days)) return no('not-closed')
      return yes('exception.grant')
    case 'revoke':
      return excepted ? yes('exception.revoke') : no('already-decided')
  }
}

/** Nobody decides on what they sent or entered, and nobody twice. */
function mayDecide(report: Report, who: Name): Verdict | null {
  if (report.status !== 'submitted') return no('not-submitted')
  const hands = [report.sender, ...[...report.figures.values()].map(({ by }) => by)]
  if (hands.includes(who)) return no('own-submission')
  return report.approvedBy.includes(who) ? no('already-decided') : null
}

function judgeDesk(report: Report, unit: Unit, { to, stale }: Action & { kind: 'assign' }): Verdict {
  if (report.status !== 'submitted') return no('not-submitted')
  const colleague: Person | null = to && people[to]
  if (colleague && !colleague.reviews.includes(unit)) return no('not-a-reviewer')
  const refused = to && mayDecide(report, to)
  if (refused) return refused
  if (stale) return no('changed-meanwhile')
  return yes(report.desk === to ? null : 'submission.assign')
}

/** Does an action that was judged `ok`. */
export function perform({ day, reports }: World, action: Action): void {
  const report = reports[action.place] as Report
  const levels = places[action.place]?.levels ?? 0
  switch (action.kind) {
    case 'save': {
      if (report.status === 'not-started') report.status = 'draft'
      const before = report.figures.get(action.figure)?.value ?? null
      if (before !== action.value) report.figures.set(action.figure, { value: action.value, by: action.who })
      return
    }
    case 'submit':
      if (report.status === 'submitted') return
      report.figures = new Map([...report.figures].filter(([, { value }]) => value !== null))
      report.sender = action.who
      report.status = 'submitted'
      if (levels === 0) putInForce(report)
      return
    case 'withdraw':
      report.status = 'draft'
      return
    case 'reopen':
      report.status = 'draft'
      report.revision += 1
      report.approvedBy = []
      report.figures = new Map(report.inForce)
      return
    case 'return':
      report.status = 'returned'
      report.approvedBy = []
      return
    case 'approve':
      report.approvedBy.push(action.who)
      if (report.approvedBy.length === levels) putInForce(report)
      return
    case 'assign':
      report.desk = action.to
      return
    case 'drop':
      report.status = report.locked ? 'locked' : 'approved'
      report.figures = new Map()
      return
    case 'lock':
      report.status = 'locked'
      report.locked = true
      return
    case 'grant':
      report.exception = { until: day + action.days, ended: false }
      return
    case 'revoke':
      if (report.exception) report.exception.ended = true
  }
}

function putInForce(report: Report): void {
  report.status = report.locked ? 'locked' : 'approved'
  report.inForce = report.figures
  report.figures = new Map()
}

export const reason = 'Lý do đủ dài để ghi lại'

/** One of the steps that change something and that somebody may take now; rather one that leads on than a figure more. */
export function chooseStep(world: World, chance: number): Action | undefined {
  const steps = everyStep().filter((step) => judge(world, step).event !== null || isNews(world, step))
  const leading = steps.filter(({ kind }) => kind !== 'save' && kind !== 'grant')
  const choice = leading.length === 0 || chance % 4 === 0 ? steps : leading
  const kinds = [...new Set(choice.map(({ kind }) => kind))]
  const ofKind = choice.filter(({ kind }) => kind === kinds[Math.floor(chance / 4) % kinds.length])
  return ofKind[Math.floor(chance / 4 / kinds.length) % ofKind.length]
}

const shallow = [
  'ok',
  'not-found',
  'forbidden',
  'not-submitted',
  'not-approved',
  'not-closed',
  'own-unit',
  'locked',
]

/** A step that the rules refuse although the person could take it elsewhere; rather for a reason that takes long to reach. */
export function chooseRefusal(world: World, chance: number): Action | undefined {
  const found = everyStep().flatMap((step) => {
    const { code } = judge(world, step)
    return shallow.includes(code) ? [] : [{ step, name: `${step.kind} ${code}` }]
  })
  const names = [...new Set(found.map(({ name }) => name))]
  const sameName = found.filter(({ name }) => name === names[chance % names.length])
  return sameName[Math.floor(chance / names.length) % sameName.length]?.step
}

function everyStep(): Action[] {
  const names = Object.keys(people) as Name[]
  return places.flatMap((_, place) => names.flatMap((who) => stepsOf(place, who)))
}

function isNews(world: World, step: Action): boolean {
  if (step.kind !== 'save' || judge(world, step).code !== 'ok') return false
  return world.reports[step.place]?.figures.get(step.figure)?.value !== step.value
}

function stepsOf(place: number, who: Name): Action[] {
  const at = { place, who }
  return [
    { kind: 'save', ...at, figure: 0, value: '5' },
    { kind: 'submit', ...at },
    { kind: 'withdraw', ...at },
    { kind: 'drop', ...at },
    { kind: 'lock', ...at },
    { kind: 'revoke', ...at },
    { kind: 'reopen', ...at, reason },
    { kind: 'approve', ...at, stale: false },
    { kind: 'approve', ...at, stale: true },
    { kind: 'return', ...at, stale: false, reason },
    { kind: 'grant', ...at, days: 3, reason },
    { kind: 'assign', ...at, to: 'reviewer', stale: false },
  ]
}
