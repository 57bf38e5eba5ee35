import type { Outbox } from '@/components/offline/outbox'
import type { CellKey } from '@/lib/submissions/submission'
import type { CellChanges } from './cell-changes'
import type { Desk, DeskState } from './desk-types'
import type { DeskWords } from './desk-words'
import { fill } from './fill'

/** Who pressed a button waits for a full server this often, this long each time. */
const busyTimes = 4
const busyMs = 2500

type Intent = 'save' | 'check'
type Options = {
  outbox: Outbox
  changes: CellChanges
  problems: Desk['problems']
  words: DeskWords
  checkHref: string
  getState: () => DeskState
  tell: (change: Partial<DeskState>) => void
}

/** What pressing a button does: everything typed is sent, and what came of it is said. */
export function openPresses(options: Options): {
  press: Desk['press']
  /** Cells that the server took; `isAll` when nothing waits any more. */
  heardSaved: (cells: readonly CellKey[], isAll: boolean) => void
} {
  const { outbox, changes, problems, words, getState, tell } = options
  const pressed = new Map<Intent, Promise<void>>()
  let savedSince = new Set<CellKey>()
  /** The last press said that something couldn't be sent. */
  let unsent = false

  async function send(): Promise<void> {
    await changes.putAway()
    await outbox.flush()
    for (let times = 0; times < busyTimes && outbox.getState().stopped === 'busy'; times += 1) {
      await new Promise((resolve) => setTimeout(resolve, busyMs))
      await outbox.flush()
    }
  }

  async function answer(intent: Intent): Promise<void> {
    tell({ answer: null })
    // Sending may take its time, and people go on typing.
    do await send()
    while (changes.isPending())
    const wrong = problems().length
    const { waiting } = outbox.getState()
    const count = savedSince.size
    unsent = wrong === 0 && waiting > 0
    if (!unsent) savedSince = new Set()
    if (wrong > 0) {
      const text = fill(words.someWrong, { saved: count, wrong })
      tell({ answer: { tone: 'warning', text }, attempt: getState().attempt + 1 })
    } else if (waiting > 0) {
      const text = intent === 'check' ? words.notSentCheck : words.notSent
      tell({ answer: { tone: 'warning', text: fill(text, { count: waiting }) } })
    } else if (intent === 'check') {
      window.location.assign(options.checkHref)
    } else {
      const text = count > 0 ? fill(words.allSaved, { count }) : words.nothingNew
      tell({ answer: { tone: 'success', text } })
    }
  }

  return {
    press: (intent) => {
      const running = pressed.get(intent) ?? answer(intent).finally(() => pressed.delete(intent))
      pressed.set(intent, running)
      return running
    },
    heardSaved: (cells, isAll) => {
      for (const cell of cells) savedSince.add(cell)
      if (!isAll || !unsent) return
      const text = fill(words.allSaved, { count: savedSince.size })
      unsent = false
      savedSince = new Set()
      tell({ answer: { tone: 'success', text } })
    },
  }
}
