import type { Catalogue, CatalogueElement, CatalogueForm } from '@/lib/catalogue/catalogue'
import type { RollUpSettings } from '@/lib/indicators/figure'

/** How an element adds up and which of its figures are typed in: by the forms that ask for it, else by itself. */
export function settingsOf(
  catalogue: Catalogue,
  element: CatalogueElement,
  forms: readonly CatalogueForm[],
): RollUpSettings {
  const items = forms.flatMap((form) => form.sections.flatMap((section) => section.items))
  const asked = items.filter((one) => one.dataElementId === element.id).flatMap(({ columns }) => columns)
  return {
    time: element.timeRollUp,
    breakdown: element.breakdownRollUp,
    place: element.placeRollUp,
    entered: [...new Set(asked.length > 0 ? asked : element.entered)],
    classes: classesOf(catalogue),
  }
}

const known = new WeakMap<Catalogue, ReadonlyMap<string, string>>()

/** Every option that belongs to a coarser one: `ethnic-group=tay` → `ethnicity=minority`. */
function classesOf(catalogue: Catalogue): ReadonlyMap<string, string> {
  const classes =
    known.get(catalogue) ??
    new Map(
      catalogue.categories.list.flatMap((category) =>
        category.options.flatMap(({ code, classKey }): [string, string][] =>
          classKey ? [[`${category.code}=${code}`, classKey]] : [],
        ),
      ),
    )
  known.set(catalogue, classes)
  return classes
}

/** DHIS2's aggregation types that we have; every other one can't be combined. */
const aggregationTypes: Record<string, Pick<RollUpSettings, 'time' | 'place' | 'breakdown'>> = {
  SUM: { time: 'sum', breakdown: 'sum', place: 'sum' },
  LAST: { time: 'last', breakdown: 'sum', place: 'sum' },
  AVERAGE_SUM_ORG_UNIT: { time: 'average', breakdown: 'sum', place: 'sum' },
}
const unknownType = { time: 'none', breakdown: 'none', place: 'none' } as const

/** `.aggregationType(LAST)` in a formula. */
export function overrideSettings(settings: RollUpSettings, type: string | null): RollUpSettings {
  return type === null ? settings : { ...settings, ...(aggregationTypes[type] ?? unknownType) }
}
