'use client'

import { createContext, type ReactNode, useContext } from 'react'

export type ErrorWords = {
  title: string
  body: string
  kept: string
  retry: string
  home: string
  reference: string
}

const Words = createContext<ErrorWords | null>(null)

/** Hands the error page its words, since it can't ask the server for them any more. */
export function ErrorWordsProvider({ words, children }: { words: ErrorWords; children: ReactNode }) {
  return <Words.Provider value={words}>{children}</Words.Provider>
}

export function useErrorWords(): ErrorWords | null {
  return useContext(Words)
}
