/** One thing that couldn't be taken, named so that a person finds it in the file. */
export type ImportConflict = {
  /** What kind of thing: `dataValue`, `organisationUnit`, `indicator`, `unit`. */
  object: string
  /** Which of its properties is wrong. */
  property: string
  /** What stood there. */
  value: string | null
  code: string
  /** In Vietnamese, or English where that was asked: what is wrong and what to do. */
  message: string
  /** True where the object itself was taken, or was never to be. */
  notice?: true
}

/** What an import did, or, on a dry run, would do. The same for every kind of file, by API and command line. */
export type ImportSummary = {
  imported: number
  updated: number
  /** Held already, or not taken because of a conflict. */
  ignored: number
  deleted: number
  conflicts: ImportConflict[]
  /** All conflicts, where `conflicts` tells only the first of them. */
  conflictCount?: number
  /** All or nothing was asked, and it was nothing. */
  refused?: boolean
}
