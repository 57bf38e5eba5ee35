import type { Catalogue } from '@/lib/catalogue/catalogue'
import { elementsOf, resolveItem } from './items'

/** What the overview of a programme shows. Our choice: the core targets first, then what the form asks most directly. */
export type ProgrammeKeys = {
  cards: readonly string[]
  /** Compared between areas. */
  areas: string | null
  /** Training counts by period. */
  trainings: string | null
  forms: readonly string[]
}

const chosen: Record<string, Omit<ProgrammeKeys, 'forms'>> = {
  D8: {
    cards: ['D8-1.1', 'D8-2.3', 'D8-3.2', 'D8-3.3', 'D8-3.1', 'D8-3.1d', 'D8-3.1b', 'D8-F.3'],
    areas: 'D8-F.3',
    trainings: 'D8-3.1c',
  },
  VST: { cards: ['VST-4', 'VST-1', 'VST-3'], areas: 'VST-4', trainings: 'VST-3' },
}

const mostCards = 8

/** The chosen figures, or, of a programme nobody chose for, its first ones that reports feed. */
export function keyCodes(catalogue: Catalogue, programmeCode: string): ProgrammeKeys {
  const own = catalogue.indicators.list.filter((one) => one.programmeCode === programmeCode)
  const codes = own
    .filter(({ code }) => isAsked(catalogue, code))
    .slice(0, mostCards)
    .map(({ code }) => code)
  const keys = chosen[programmeCode] ?? { cards: codes, areas: codes[0] ?? null, trainings: codes[0] ?? null }
  const forms = catalogue.forms.list
    .filter((form) => form.programmeCode === programmeCode)
    .map(({ code }) => code)
  return { ...keys, forms }
}

function isAsked(catalogue: Catalogue, ref: string): boolean {
  const item = resolveItem(catalogue, { kind: 'indicator', ref })
  return item !== null && elementsOf(item).some(({ id }) => catalogue.formsWith(id).length > 0)
}
