"use client"

import { createContext, useContext, type ReactNode } from "react"

export interface Words {
  title: string
  text: string
  again: string
}

const Context = createContext<Words | null>(null)

/** Carries the words of the error page to the browser: it is the one page that cannot ask the server for them. */
export function TroubleWords({ words, children }: { words: Words; children: ReactNode }) {
  return <Context value={words}>{children}</Context>
}

export function useTroubleWords(): Words | null {
  return useContext(Context)
}
