import { toUid } from '@/lib/uid'
import { sharedOptions, sharedOptionUid } from './metadata-document-split'
import {
  fingerprint,
  type Metadata,
  type MetadataKind,
  type MetadataProblem,
  type MetadataProblemCode,
  type MetaObject,
  metadataKinds,
} from './metadata-model'
import type { StoredMetadata } from './metadata-stored-queries'

/** `same`: held already. `refused`: a problem names why. */
export type State = 'new' | 'changed' | 'same' | 'refused'

/** What planning stands on: the file, the store in the same shape, and what was decided so far. */
export class Ground {
  readonly problems: MetadataProblem[] = []
  private readonly states = new Map<string, State>()
  private readonly held = new Map<string, MetaObject>()
  private readonly inFile = new Set<string>()
  private readonly ours: ReadonlySet<string>
  private readonly codeOwners = new Map<string, string>()

  constructor(
    readonly file: Metadata,
    readonly stored: Metadata,
    readonly rows: StoredMetadata,
  ) {
    this.ours = oursIn(rows)
    for (const kind of Object.keys(metadataKinds) as MetadataKind[]) {
      for (const object of stored[kind]) this.held.set(`${kind} ${object.uid}`, object)
      for (const object of file[kind]) this.inFile.add(`${kind} ${object.uid}`)
    }
    for (const [kind, list] of codedRows(rows))
      for (const { code, uid } of list) this.claimCode(kind, code, uid)
  }

  find<Kind extends MetadataKind>(kind: Kind, uid: string): Metadata[Kind][number] | undefined {
    return this.held.get(`${kind} ${uid}`) as Metadata[Kind][number] | undefined
  }

  stateOf(kind: MetadataKind, uid: string): State | undefined {
    return this.states.get(`${kind} ${uid}`)
  }

  set(kind: MetadataKind, uid: string, state: State): void {
    this.states.set(`${kind} ${uid}`, state)
  }

  isOurs(kind: MetadataKind, uid: string): boolean {
    return this.ours.has(`${kind} ${uid}`)
  }

  /** In the store, or taken from the file. */
  isKnown(kind: MetadataKind, uid: string): boolean {
    const state = this.stateOf(kind, uid)
    return this.held.has(`${kind} ${uid}`) || state === 'new' || state === 'changed'
  }

  complain(
    kind: MetadataKind,
    uid: string,
    property: string,
    value: string | null,
    code: MetadataProblemCode,
    { other = '', notice = false }: { other?: string; notice?: boolean } = {},
  ): false {
    this.problems.push({ object: metadataKinds[kind], uid, property, value, code, other, notice })
    return false
  }

  /** True when all are known; the first three that aren't are named. */
  refersTo(
    kind: MetadataKind,
    uid: string,
    property: string,
    target: MetadataKind,
    uids: readonly string[],
  ): boolean {
    const missing = uids.filter((one) => !this.isKnown(target, one))
    for (const one of missing.slice(0, 3)) {
      const code = this.inFile.has(`${target} ${one}`) ? 'reference-not-taken' : 'unknown-reference'
      this.complain(kind, uid, property, one, code, { other: metadataKinds[target] })
    }
    return missing.length === 0
  }

  /** True when the code is free, or this object's own already; then it is claimed. */
  hasCode(kind: MetadataKind, { uid, code }: { uid: string; code: string | null }): boolean {
    const owner = this.codeOwners.get(`${kind} ${code ?? uid}`)
    if (owner !== undefined && owner !== uid)
      return this.complain(kind, uid, 'code', code ?? uid, 'code-taken', { other: owner })
    this.claimCode(kind, code ?? uid, uid)
    return true
  }

  isCodeFree(kind: MetadataKind, code: string, uid: string): boolean {
    const owner = this.codeOwners.get(`${kind} ${code}`)
    return owner === undefined || owner === uid
  }

  claimCode(kind: MetadataKind, code: string, uid: string): void {
    this.codeOwners.set(`${kind} ${code}`, uid)
  }

  /**
   * Decides one object: held alike, held otherwise and ours, or to be taken if it passes. `compared` is what of it
   * must be alike.
   */
  decide<Kind extends MetadataKind>(
    kind: Kind,
    object: Metadata[Kind][number],
    passes: () => boolean,
    compared: (one: Metadata[Kind][number]) => object = (one) => one,
  ): State {
    const held = this.find(kind, object.uid)
    let state: State
    if (held && fingerprint(compared(held)) === fingerprint(compared(object))) state = 'same'
    else if (held && this.isOurs(kind, object.uid)) {
      this.complain(kind, object.uid, differing(held, object), null, 'ours')
      state = 'refused'
    } else if (!passes()) state = 'refused'
    else state = held ? 'changed' : 'new'
    this.set(kind, object.uid, state)
    return state
  }
}

/** The first property that differs, for the one who reads the report. */
function differing(held: object, object: object): string {
  const [before, after] = [held, object] as Record<string, unknown>[]
  const names = Object.keys(after ?? {})
  return names.find((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name])) ?? ''
}

function codedRows(rows: StoredMetadata): [MetadataKind, { code: string; uid: string }[]][] {
  return [
    ['organisationUnitGroups', rows.groups],
    ['categories', rows.categories],
    ['categoryCombos', rows.combos],
    ['dataElements', rows.elements],
    ['dataSets', rows.forms],
    ['indicators', rows.indicators],
    ['constants', rows.constants],
    ['validationRules', rows.rules],
  ]
}

/** The catalogue's own rows have uids made of their codes; nothing that was imported has. */
function oursIn(rows: StoredMetadata): Set<string> {
  const ours = new Set<string>()
  const add = (kind: MetadataKind, isOurs: boolean, uid: string) => isOurs && ours.add(`${kind} ${uid}`)
  for (const { id, uid } of rows.units) add('organisationUnits', uid === toUid('org-unit', id), uid)
  for (const { code, uid } of rows.groups)
    add('organisationUnitGroups', uid === toUid('org-unit-group', code), uid)
  const shared = sharedOptions(rows)
  for (const category of rows.categories) {
    add('categories', category.uid === toUid('category', category.code), category.uid)
    for (const { id, uid, code } of category.options)
      add('categoryOptions', !shared.has(id) && uid === sharedOptionUid(category.code, code), uid)
  }
  for (const { code, uid } of rows.combos) add('categoryCombos', uid === toUid('category-combo', code), uid)
  for (const { key, uid } of rows.breakdowns)
    add('categoryOptionCombos', uid === toUid('breakdown', key), uid)
  for (const { code, uid } of rows.elements) add('dataElements', uid === toUid('data-element', code), uid)
  for (const form of rows.forms) {
    add('dataSets', form.dhis2 === null, form.uid)
    for (const { code } of form.sections)
      add('sections', form.dhis2 === null, toUid('form-section', `${form.code}.${code}`))
  }
  for (const { code, uid } of rows.indicators) add('indicators', uid === toUid('indicator', code), uid)
  for (const { code, uid } of rows.constants) add('constants', uid === toUid('constant', code), uid)
  for (const { code, uid } of rows.rules) add('validationRules', uid === toUid('validation-rule', code), uid)
  return ours
}
