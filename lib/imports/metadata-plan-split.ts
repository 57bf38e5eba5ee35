import { toUid } from '@/lib/uid'
import { toBreakdownKey } from '@/lib/values/breakdown'
import { sharedOptions, sharedOptionUid } from './metadata-document-split'
import type { Ground } from './metadata-ground'
import type { MetaCategory, MetaCombo, MetaOptionCombo } from './metadata-model'

export type OptionRow = {
  uid: string
  category: string
  code: string
  nameVi: string
  nameEn: string
  order: number
}
export type SplitPlan = {
  categories: { category: MetaCategory; code: string }[]
  options: OptionRow[]
  combos: { combo: MetaCombo; code: string; categories: string[] }[]
  /** `optionUids` are those of our rows. */
  breakdowns: { uid: string; key: string; optionUids: string[] }[]
  /** Keys that figures came with before their combination had a uid. */
  renamedBreakdowns: { uid: string; key: string }[]
  /** Keys of a combo's breakdowns in the order of its categories; of none, the total. */
  keysOf: (combo: string | null) => string[]
  /** The uid under which a combination is held, where it isn't its own. */
  heldAs: ReadonlyMap<string, string>
}

/** A breakdown key is parted by `;` and `=`, an address by `,`. */
const fit = /^[^\s=;,](?:[^=;,]*[^\s=;,])?$/

/** Which options, categories and combinations are to be written, and the breakdown key of each combination. */
export function planSplit(ground: Ground): SplitPlan {
  const { rows, file } = ground
  const shared = sharedOptions(rows)
  const categoryCodes = new Map(rows.categories.map(({ uid, code }) => [uid, code]))
  const optionCodes = new Map<string, string>()
  const optionHome = new Map<string, string>()
  /** `category option` → the uid of our row. */
  const rowUids = new Map<string, string>()
  for (const category of rows.categories) {
    for (const { id, uid, code } of category.options) {
      const option = shared.get(id) ?? uid
      rowUids.set(`${category.uid} ${option}`, uid)
      if (!shared.has(id)) optionHome.set(uid, category.uid)
      optionCodes.set(option, code)
    }
  }
  const optionsOf = new Map(
    [...ground.stored.categories, ...file.categories].map(({ uid, options }) => [uid, options]),
  )
  const categoriesOf = new Map(
    [...ground.stored.categoryCombos, ...file.categoryCombos].map(({ uid, categories }) => [uid, categories]),
  )
  const plan: Omit<SplitPlan, 'keysOf' | 'heldAs'> = {
    categories: [],
    options: [],
    combos: [],
    breakdowns: [],
    renamedBreakdowns: [],
  }

  const inCategories = new Set([...optionsOf.values()].flat())
  for (const option of file.categoryOptions) {
    ground.decide(
      'categoryOptions',
      option,
      () =>
        inCategories.has(option.uid) ||
        ground.complain('categoryOptions', option.uid, 'categories', null, 'option-without-category'),
      ({ nameVi, nameEn }) => ({ nameVi, nameEn }),
    )
    if (!optionCodes.has(option.uid))
      optionCodes.set(option.uid, option.code && fit.test(option.code) ? option.code : option.uid)
  }
  const optionsByUid = new Map(
    [...ground.stored.categoryOptions, ...file.categoryOptions].map((one) => [one.uid, one]),
  )

  for (const category of file.categories) planCategory(category)
  // An option renamed without its category being in the file.
  for (const { uid } of file.categoryOptions)
    if (ground.stateOf('categoryOptions', uid) === 'changed') addOptionRows(uid)

  const written = new Set(plan.options.map(({ uid }) => uid))
  for (const { uid } of file.categoryOptions)
    if (ground.stateOf('categoryOptions', uid) === 'new' && !written.has(uid))
      ground.set('categoryOptions', uid, 'refused')

  for (const combo of file.categoryCombos) {
    const state = ground.decide(
      'categoryCombos',
      combo,
      () => ground.refersTo('categoryCombos', combo.uid, 'categories', 'categories', combo.categories),
      ({ nameVi, nameEn, categories }) => ({ nameVi, nameEn, categories }),
    )
    if (state !== 'new' && state !== 'changed') continue
    const kept = rows.combos.find(({ uid }) => uid === combo.uid)?.code
    const code = kept ?? freeCode('categoryCombos', combo)
    plan.combos.push({
      combo,
      code,
      categories: combo.categories.map((uid) => categoryCodes.get(uid) ?? uid),
    })
  }

  const { keys, heldAs } = planBreakdowns()
  return { ...plan, keysOf, heldAs }

  function planCategory(category: MetaCategory): void {
    const held = ground.find('categories', category.uid)
    // Options that figures may hang on are never taken away.
    const options = [...new Set([...category.options, ...(held?.options ?? [])])]
    const wanted = { ...category, options }
    const state = ground.decide(
      'categories',
      wanted,
      () =>
        ground.refersTo('categories', category.uid, 'categoryOptions', 'categoryOptions', category.options),
      ({ nameVi, nameEn, options: list }) => ({ nameVi, nameEn, list }),
    )
    if (state !== 'new' && state !== 'changed') return
    const code = categoryCodes.get(category.uid) ?? freeCode('categories', category)
    categoryCodes.set(category.uid, code)
    optionsOf.set(category.uid, options)
    plan.categories.push({ category: wanted, code })
    for (const option of options) {
      if (!optionHome.has(option)) optionHome.set(option, category.uid)
      addOptionRow(category.uid, option)
    }
  }

  function addOptionRows(option: string): void {
    for (const [category, options] of optionsOf)
      if (options.includes(option) && categoryCodes.has(category)) addOptionRow(category, option)
  }

  function addOptionRow(category: string, option: string): void {
    const object = optionsByUid.get(option)
    const isHome = optionHome.get(option) === category
    const uid = rowUids.get(`${category} ${option}`) ?? (isHome ? option : sharedOptionUid(category, option))
    rowUids.set(`${category} ${option}`, uid)
    if (!object || plan.options.some((row) => row.uid === uid)) return
    const code = optionCodes.get(option) ?? option
    const order = (optionsOf.get(category) ?? []).indexOf(option)
    plan.options.push({ uid, category, code, nameVi: object.nameVi, nameEn: object.nameEn, order })
  }

  function freeCode(
    kind: 'categories' | 'categoryCombos',
    { uid, code }: { uid: string; code: string | null },
  ): string {
    const free = code !== null && fit.test(code) && ground.isCodeFree(kind, code, uid) ? code : uid
    ground.claimCode(kind, free, uid)
    return free
  }

  /** The key of a combination, or nothing when it isn't one option of each category. */
  function keyOf({ combo, options }: MetaOptionCombo): string | undefined {
    const left = new Set(options)
    const breakdown: Record<string, string> = {}
    for (const category of categoriesOf.get(combo ?? '') ?? []) {
      const option = (optionsOf.get(category) ?? []).find((one) => left.has(one))
      const [code, optionCode] = [categoryCodes.get(category), optionCodes.get(option ?? '')]
      if (option === undefined || !code || !optionCode) return undefined
      left.delete(option)
      breakdown[code] = optionCode
    }
    return left.size === 0 && options.length > 0 ? toBreakdownKey(breakdown) : undefined
  }

  function planBreakdowns() {
    const owners = new Map(rows.breakdowns.map(({ key, uid }) => [key, uid]))
    const byCombo = new Map<string, Set<string>>()
    const aliases = new Map<string, string>()
    for (const one of ground.stored.categoryOptionCombos) remember(byCombo, one.combo, keyOf(one))
    for (const one of file.categoryOptionCombos) {
      let key: string | undefined
      const state = ground.decide(
        'categoryOptionCombos',
        one,
        () => {
          const { uid, combo, options } = one
          if (ground.find('categoryOptionCombos', uid))
            return ground.complain(
              'categoryOptionCombos',
              uid,
              'categoryOptions',
              options.join(', '),
              'bad-property',
            )
          const knowsCombo = ground.refersTo('categoryOptionCombos', uid, 'categoryCombo', 'categoryCombos', [
            combo ?? '',
          ])
          if (
            !knowsCombo ||
            !ground.refersTo('categoryOptionCombos', uid, 'categoryOptions', 'categoryOptions', options)
          )
            return false
          key = keyOf(one)
          return (
            key !== undefined ||
            ground.complain(
              'categoryOptionCombos',
              uid,
              'categoryOptions',
              options.join(', '),
              'not-one-option-each',
            )
          )
        },
        ({ options }) => ({ options }),
      )
      key ??= keyOf(one)
      if (state === 'refused' || key === undefined) continue
      remember(byCombo, one.combo, key)
      if (state !== 'new') continue
      const owner = owners.get(key)
      if (owner === toUid('breakdown', key) && !isAllOurs(one.combo))
        plan.renamedBreakdowns.push({ uid: one.uid, key })
      else if (owner !== undefined) {
        aliases.set(one.uid, owner)
        ground.complain('categoryOptionCombos', one.uid, 'categoryOptions', owner, 'same-breakdown', {
          notice: true,
        })
        ground.set('categoryOptionCombos', one.uid, 'same')
        continue
      } else {
        const optionUids = (categoriesOf.get(one.combo ?? '') ?? []).map((category) => {
          const option = (optionsOf.get(category) ?? []).find((uid) => one.options.includes(uid)) ?? ''
          return rowUids.get(`${category} ${option}`) ?? option
        })
        plan.breakdowns.push({ uid: one.uid, key, optionUids })
      }
      owners.set(key, one.uid)
    }
    return { keys: byCombo, heldAs: aliases }
  }

  function isAllOurs(combo: string | null): boolean {
    return (categoriesOf.get(combo ?? '') ?? []).every((category) => ground.isOurs('categories', category))
  }

  function keysOf(combo: string | null): string[] {
    if (combo === null) return ['']
    let all: Record<string, string>[] = [{}]
    for (const category of categoriesOf.get(combo) ?? []) {
      const code = categoryCodes.get(category) ?? category
      all = all.flatMap((breakdown) =>
        (optionsOf.get(category) ?? []).map((option) => ({
          ...breakdown,
          [code]: optionCodes.get(option) ?? option,
        })),
      )
    }
    const product = all.map(toBreakdownKey)
    const listed = keys.get(combo)
    return listed ? product.filter((key) => listed.has(key)) : product
  }
}

function remember(byCombo: Map<string, Set<string>>, combo: string | null, key: string | undefined): void {
  if (combo === null || key === undefined) return
  byCombo.set(combo, (byCombo.get(combo) ?? new Set()).add(key))
}
