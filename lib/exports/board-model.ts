import type { ChartModel, FactKey } from '@/lib/dashboards/chart-model'
import type { Language } from '@/lib/format'

/** A board as its files hold it: every text final, each chart in its reader's scope and stamped with the same number. */
export type BoardModel = {
  id: string
  title: string
  note: string
  language: Language
  /** `/boards/ID`. */
  href: string
  reference: string
  /** Said once for all of it: who put it together, data version, time, who, licence, reference. */
  facts: { key: string; label: string; value: string }[]
  charts: BoardPart[]
}

export type BoardPart = {
  /** 1, 2, 3 … as on the board. */
  number: number
  note: string
  /** The address that the board keeps. */
  address: string
  /** Null: `problem` says in its place why there is nothing. */
  model: ChartModel | null
  problem: string
}

/** What all charts of a board share, said once. */
const sharedKeys: readonly FactKey[] = ['time', 'who', 'licence', 'reference']

/** The facts of one chart that the board hasn't said already. */
export function ownFacts(model: ChartModel): ChartModel['facts'] {
  return model.facts.filter(({ key, value }) => value !== '' && !sharedKeys.includes(key))
}

/** "Dữ liệu minh hoạ" where any figure of it is one, else empty. */
export function noticeOf({ charts }: BoardModel): string {
  return charts.find(({ model }) => model?.demonstration)?.model?.demonstrationLabel ?? ''
}
