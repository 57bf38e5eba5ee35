import { type FormDefinition, itemsOf } from './form'

/** More columns than this don't fit beside each other on A4: each then takes a line of its own. */
const mostColumns = { portrait: 6, landscape: 10 } as const

export type Orientation = keyof typeof mostColumns

export type PaperLayout = {
  orientation: Orientation
  /** Breakdown keys of the columns, in the order in which the form first asks them; null: a line per figure. */
  columns: readonly string[] | null
}

/** How a form lies on A4: upright where its columns fit, else across; with a line per figure where neither does. */
export function toPaperLayout(form: FormDefinition, asked: Orientation | null): PaperLayout {
  const columns = [...new Set(itemsOf(form).flatMap((item) => item.columns))]
  const fits = (orientation: Orientation) => columns.length <= mostColumns[orientation]
  const orientation = asked ?? (!fits('portrait') && fits('landscape') ? 'landscape' : 'portrait')
  return { orientation, columns: fits(orientation) ? columns : null }
}
