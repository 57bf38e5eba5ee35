import type { Catalogue, CatalogueElement, CatalogueForm } from '@/lib/catalogue/catalogue'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import { fromDhis2Period } from '@/lib/periods/dhis2-period'
import { type Calendar, type IsoDate, parsePeriod, periodRange } from '@/lib/periods/period'
import { toBreakdownKey } from '@/lib/values/breakdown'
import type { RawDataValue } from './data-value'
import { type NumberProblem, type NumberRule, readNumber } from './read-number'

/** A value whose words were all found, ready to be stored. */
export type ResolvedValue = {
  line: number
  dataElementId: number
  orgUnitId: string
  calendar: Calendar
  period: string
  /** `""` is the total. */
  breakdownKey: string
  /** Exact decimal text; null for a deletion. */
  value: string | null
  comment: string | null
  deleted: boolean
  /** The form whose report it belongs to; null for an element of no form. */
  formId: number | null
}

export type ValueProblem =
  | NumberProblem
  | 'required'
  | 'not-found'
  | 'not-a-period'
  | 'wrong-period-kind'
  | 'not-default'
  | 'derived-total'
  | 'not-in-form'
  | 'not-assigned'
  | 'not-in-force'
  | 'not-yet-open'
  | 'comment-too-long'

export type RefusedValue = {
  line: number
  property:
    | 'dataElement'
    | 'period'
    | 'orgUnit'
    | 'categoryOptionCombo'
    | 'attributeOptionCombo'
    | 'value'
    | 'comment'
  value: string | null
  code: ValueProblem
}

export type ResolveContext = {
  catalogue: Catalogue
  tree: OrgUnitTree
  today: IsoDate
  /** May this importer write figures of the unit for the programme? */
  mayWrite: (orgUnitId: string, programmeCode: string) => boolean
  /** DHIS2's value type of imported elements, by id. */
  valueTypes: ReadonlyMap<number, string>
}

/** DHIS2 gives its one combination of nothing this uid in every installation. */
const dhis2Default = 'HllvX50cXC0'
const longestComment = 1000

/** Looks up the words of values; what was found once isn't looked for again. */
export function createResolver(context: ResolveContext): (raw: RawDataValue) => ResolvedValue | RefusedValue {
  const { catalogue, tree, today } = context
  const total = catalogue.breakdowns.byKey('')
  const findElement = remembered(
    (text: string) => catalogue.elements.byUid(text) ?? catalogue.elements.byCode(text),
  )
  const findPeriod = remembered((text: string) => fromDhis2Period(text) ?? parsePeriod(text)?.code)
  const findKey = remembered((text: string) => breakdownKeyOf(catalogue, text))
  const findUnit = remembered((address: string) => {
    const [day = '', text = ''] = [address.slice(0, 10), address.slice(11)]
    return tree.resolve(text) ?? tree.resolve(`code:${text}@${day}`)
  })
  const mayWrite = remembered((address: string) => {
    const bar = address.indexOf('|')
    return context.mayWrite(address.slice(0, bar), address.slice(bar + 1)) || undefined
  })
  const rangeOf = remembered((address: string) => {
    const [calendar, code] = address.split('|') as [Calendar, string]
    return periodRange(calendar, code)
  })
  const assigned = remembered((address: string) => {
    const [formId = '', unit, day = ''] = address.split('|')
    const owes = catalogue.forms
      .byId(Number(formId))
      ?.assignments.some(
        ({ orgUnitId, validFrom, validTo }) =>
          orgUnitId === unit &&
          (validFrom === null || validFrom <= day) &&
          (validTo === null || day <= validTo),
      )
    return owes || undefined
  })

  return (raw) => {
    const refuse = (property: RefusedValue['property'], code: ValueProblem): RefusedValue => ({
      line: raw.line,
      property,
      value: raw[property],
      code,
    })
    if (raw.dataElement === null) return refuse('dataElement', 'required')
    if (raw.period === null) return refuse('period', 'required')
    if (raw.orgUnit === null) return refuse('orgUnit', 'required')
    const element = findElement(raw.dataElement)
    if (!element) return refuse('dataElement', 'not-found')
    const period = findPeriod(raw.period)
    if (!period) return refuse('period', 'not-a-period')
    const asking = catalogue.formsWith(element.id)
    const forms = asking.filter(({ frequency }) => frequency === parsePeriod(period)?.type)
    // Data sets that nobody approves are as open here as in DHIS2: any period, any unit.
    const isOpen = asking.every(({ approvalLevels }) => approvalLevels === 0)
    if (!isOpen && forms.length === 0) return refuse('period', 'wrong-period-kind')
    const breakdownKey = raw.categoryOptionCombo === null ? '' : findKey(raw.categoryOptionCombo)
    if (breakdownKey === undefined) return refuse('categoryOptionCombo', 'not-found')
    if (raw.attributeOptionCombo !== null && !isDefault(raw.attributeOptionCombo, total?.uid))
      return refuse('attributeOptionCombo', 'not-default')

    const calendars =
      forms.length > 0 ? [...new Set(forms.map(({ calendar }) => calendar))] : ['statistical' as const]
    let found:
      | { unit: OrgUnitNode; calendar: Calendar; form: CatalogueForm | null; start: IsoDate }
      | undefined
    let isKnown = false
    for (const calendar of calendars) {
      const range = rangeOf(`${calendar}|${period}`)
      const unit = range && findUnit(`${range.end}|${raw.orgUnit}`)
      if (!range || !unit) continue
      const near = forms.filter((form) => form.calendar === calendar)
      const programmes =
        near.length > 0 ? near.map(({ programmeCode }) => programmeCode) : [element.programmeCode]
      if (!programmes.some((programme) => mayWrite(`${unit.id}|${programme}`))) continue
      isKnown = true
      const form = near.find(({ id, programmeCode }) =>
        Boolean(assigned(`${id}|${unit.id}|${range.end}`) && mayWrite(`${unit.id}|${programmeCode}`)),
      )
      if (!isOpen && near.length > 0 && !form) continue
      if (!form && !tree.isInForce(unit.id, range.end)) return refuse('orgUnit', 'not-in-force')
      found = { unit, calendar, form: form ?? null, start: range.start }
      break
    }
    if (!found) return refuse('orgUnit', isKnown ? 'not-assigned' : 'not-found')
    const { unit, calendar, form, start } = found
    if (start > today) return refuse('period', 'not-yet-open')
    if (form && breakdownKey === '' && !columnsOf(form, element).includes(''))
      return refuse('categoryOptionCombo', 'derived-total')
    // What no column shows would be approved unseen.
    if (form && form.approvalLevels > 0 && !columnsOf(form, element).includes(breakdownKey))
      return refuse('categoryOptionCombo', 'not-in-form')

    const place = {
      line: raw.line,
      dataElementId: element.id,
      orgUnitId: unit.id,
      calendar,
      period,
      breakdownKey,
    }
    const formId = form?.id ?? null
    if (raw.deleted) return { ...place, formId, value: null, comment: null, deleted: true }
    const number = readNumber(raw.value, ruleOf(element, form, context.valueTypes))
    if (!number.ok) return refuse('value', number.code)
    const comment = raw.comment === null ? null : toStorable(raw.comment)
    if (comment !== null && comment.length > longestComment) return refuse('comment', 'comment-too-long')
    return { ...place, formId, value: number.value, comment, deleted: false }
  }
}

/** The canonical key of a combination named by uid or by key, in any order of its categories; `default` is the total. */
function breakdownKeyOf(catalogue: Catalogue, text: string): string | undefined {
  const known = catalogue.breakdowns.byUid(text) ?? catalogue.breakdowns.byKey(text)
  if (known) return known.key
  if (text === dhis2Default || text.toLowerCase() === 'default') return ''
  const breakdown: Record<string, string> = {}
  for (const part of text.split(';')) {
    const [categoryCode = '', optionCode = '', ...rest] = part.split('=').map((word) => word.trim())
    const category = catalogue.categories.byCode(categoryCode)
    const option = category?.options.find(({ code }) => code === optionCode)
    if (!category || !option || rest.length > 0 || category.code in breakdown) return undefined
    breakdown[category.code] = option.code
  }
  return toBreakdownKey(breakdown)
}

function isDefault(text: string, totalUid: string | undefined): boolean {
  return text === dhis2Default || text === totalUid || text.toLowerCase() === 'default'
}

function columnsOf(form: CatalogueForm, element: CatalogueElement): string[] {
  const items = form.sections.flatMap((section) => section.items)
  return items.flatMap(({ dataElementId, columns }) => (dataElementId === element.id ? [...columns] : []))
}

function ruleOf(
  element: CatalogueElement,
  form: CatalogueForm | null,
  valueTypes: ReadonlyMap<number, string>,
): NumberRule {
  const valueType = valueTypes.get(element.id)
  if (valueType !== undefined) return { kind: 'dhis2', valueType }
  return form ? { kind: 'cell', decimals: element.decimals } : { kind: 'any' }
}

/** Without control characters but tab and line ends, which PostgreSQL or people couldn't read, and halves of letters. */
function toStorable(text: string): string {
  const readable = text.replace(/[^\P{Cc}\t\n\r]/gu, '')
  return Buffer.from(readable, 'utf8').toString('utf8').normalize('NFC')
}

/** The same question is answered from memory; `undefined` is an answer too. */
function remembered<Answer>(
  find: (text: string) => Answer | undefined,
): (text: string) => Answer | undefined {
  const known = new Map<string, Answer | undefined>()
  return (text) => {
    if (known.has(text)) return known.get(text)
    const answer = find(text)
    if (known.size >= 500_000) known.clear()
    known.set(text, answer)
    return answer
  }
}
