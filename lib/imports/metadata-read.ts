import { toUid, type UidKind } from '@/lib/uid'
import {
  dhis2Defaults,
  type Metadata,
  type MetadataKind,
  type MetadataProblem,
  metadataKinds,
} from './metadata-model'
import { normalise, type RawRef } from './metadata-normalise'
import { rawSchemas } from './metadata-schemas'

/** A file as objects that refer to each other by uid. `others` are lists of kinds we don't take, with their length. */
export type ReadMetadata = {
  metadata: Metadata
  problems: MetadataProblem[]
  others: { kind: string; count: number }[]
  /** How many objects of kinds we take the file holds, readable or not. */
  count: number
}

/** The uid of the object of that kind and code in the store. */
export type FindByCode = (kind: MetadataKind, code: string) => string | undefined

const uidKinds: Record<MetadataKind, UidKind> = {
  organisationUnits: 'org-unit',
  organisationUnitGroups: 'org-unit-group',
  categoryOptions: 'category-option',
  categories: 'category',
  categoryCombos: 'category-combo',
  categoryOptionCombos: 'breakdown',
  dataElements: 'data-element',
  dataSets: 'form',
  sections: 'form-section',
  indicatorTypes: 'indicator-type',
  constants: 'constant',
  indicators: 'indicator',
  validationRules: 'validation-rule',
}
const kinds = Object.keys(metadataKinds) as MetadataKind[]
const isUid = (text: string) => /^[A-Za-z][A-Za-z0-9]{10}$/.test(text)

type RawObject = Record<string, unknown>

/** Reads DHIS2's metadata JSON, in any order; what can't be read is a problem of its object. */
export function readMetadata(document: Record<string, unknown>, findByCode: FindByCode): ReadMetadata {
  const problems: MetadataProblem[] = []
  const raw = hoistInline(document)
  const others = Object.entries(document)
    .filter(([kind, list]) => Array.isArray(list) && list.length > 0 && !(kind in metadataKinds))
    .map(([kind, list]) => ({ kind, count: (list as unknown[]).length }))
  const complain = (
    kind: MetadataKind,
    uid: string,
    property: string,
    value: unknown,
    code: MetadataProblem['code'],
  ) =>
    problems.push({
      object: metadataKinds[kind],
      uid,
      property,
      value:
        value === undefined || value === null
          ? null
          : typeof value === 'object'
            ? JSON.stringify(value)
            : String(value),
      code,
      other: '',
      notice: false,
    })

  // Uids first: any object may refer to any other by code.
  const byCode = new Map<string, string>()
  const identified: { kind: MetadataKind; uid: string; object: RawObject }[] = []
  const seen = new Set<string>()
  for (const kind of kinds) {
    for (const object of raw[kind]) {
      const code = textOf(object.code)
      const id = textOf(object.id)
      const uid =
        id ?? (code === null ? undefined : (findByCode(kind, code) ?? toUid(uidKinds[kind], `dhis2 ${code}`)))
      if (!uid || !isUid(uid)) {
        complain(kind, uid ?? '', 'id', object.id ?? object.name, 'no-identifier')
        continue
      }
      if (seen.has(`${kind} ${uid}`)) {
        complain(kind, uid, 'id', uid, 'twice-in-file')
        continue
      }
      seen.add(`${kind} ${uid}`)
      if (code !== null) byCode.set(`${kind} ${code}`, uid)
      identified.push({ kind, uid, object })
    }
  }

  const defaults = defaultsOf(identified)
  const refTo = (kind: MetadataKind, ref: RawRef): string | null => {
    const code = textOf(ref?.code)
    return (
      textOf(ref?.id) ??
      (code === null ? null : (byCode.get(`${kind} ${code}`) ?? findByCode(kind, code) ?? code))
    )
  }
  const comboOf = (ref: RawRef): string | null => {
    const uid = refTo('categoryCombos', ref)
    return uid === null || defaults.has(uid) || ref?.code === 'default' ? null : uid
  }

  const metadata = emptyMetadata()
  for (const { kind, uid, object } of identified) {
    if (defaults.has(uid)) continue
    const parsed = rawSchemas[kind].safeParse(object)
    if (parsed.success) {
      const lists = metadata as Record<MetadataKind, unknown[]>
      lists[kind].push(normalise(kind, uid, parsed.data as never, { refTo, comboOf, defaults }))
      continue
    }
    const [issue] = parsed.error.issues
    const path = issue?.path ?? []
    const value = path.reduce<unknown>(
      (part, step) => (part as RawObject | undefined)?.[step as string],
      object,
    )
    complain(kind, uid, path.join('.'), value, 'bad-property')
  }
  const count = kinds.reduce((sum, kind) => sum + raw[kind].length, 0)
  return { metadata, problems, others, count }
}

export function emptyMetadata(): Metadata {
  return Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as Metadata
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** Lists of the kinds we take, with sections and option combinations that stand whole inside their owner. */
function hoistInline(document: Record<string, unknown>): Record<MetadataKind, RawObject[]> {
  const listOf = (value: unknown) =>
    Array.isArray(value)
      ? value.filter((one): one is RawObject => typeof one === 'object' && one !== null)
      : []
  const raw = Object.fromEntries(kinds.map((kind) => [kind, listOf(document[kind])])) as Record<
    MetadataKind,
    RawObject[]
  >
  const whole = (list: unknown, part: string) => listOf(list).filter((one) => Array.isArray(one[part]))
  const sections = new Set(raw.sections.map(({ id }) => id))
  for (const dataSet of raw.dataSets) {
    for (const section of whole(dataSet.sections, 'dataElements'))
      if (!sections.has(section.id))
        raw.sections.push({ dataSet: { id: dataSet.id, code: dataSet.code }, ...section })
  }
  const combos = new Set(raw.categoryOptionCombos.map(({ id }) => id))
  for (const combo of raw.categoryCombos) {
    for (const one of whole(combo.categoryOptionCombos, 'categoryOptions'))
      if (!combos.has(one.id))
        raw.categoryOptionCombos.push({ categoryCombo: { id: combo.id, code: combo.code }, ...one })
  }
  return raw
}

/** What stands for "not split" in this file. */
function defaultsOf(
  identified: readonly { kind: MetadataKind; uid: string; object: RawObject }[],
): Set<string> {
  const defaults = new Set<string>(Object.values(dhis2Defaults))
  const of: MetadataKind[] = ['categoryOptions', 'categories', 'categoryCombos', 'categoryOptionCombos']
  for (const { kind, uid, object } of identified) {
    const isDefault = [object.name, object.code].some((word) => textOf(word)?.toLowerCase() === 'default')
    if (of.includes(kind) && isDefault) defaults.add(uid)
  }
  return defaults
}
