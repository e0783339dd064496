"use client"

import { createContext, useContext, type ReactNode } from "react"

const Context = createContext<ReactNode>(null)

/** Carries the error page to the browser as the server drew it: there it can ask neither for words nor for the shop. */
export function TroubleNotice({ notice, children }: { notice: ReactNode; children: ReactNode }) {
  return <Context value={notice}>{children}</Context>
}

export function useTroubleNotice(): ReactNode {
  return useContext(Context)
}
