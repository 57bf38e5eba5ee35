import type { CellKey } from '../submission'

/** How many periods back the checks look. */
export const periodsLookedBack = 8

/** The unit's approved figures in the periods before, as plain data that a browser can take. */
export type CheckHistory = {
  /** Codes of the periods, oldest first; the last is the one just before. */
  periods: readonly string[]
  /** One figure per period, null where there is none; cells without any aren't listed. */
  figures: Readonly<Record<CellKey, readonly (string | null)[]>>
}

export const noHistory: CheckHistory = { periods: [], figures: {} }
