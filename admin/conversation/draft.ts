import { useSyncExternalStore } from "react"
import type { MessageKind, PortalFile } from "../../src/contracts"
import { uuid } from "../lib/uuid"

/** What is being written on a project. Under its key it is one message, however often it is sent. */
export interface Draft {
  key: string
  kind: MessageKind
  body: string
  /** `type:id` of what it is about; empty for nothing. */
  about: string
  /** Uploads that go with it. */
  files: readonly PortalFile[]
}

/** Typed and not sent yet, by project: it survives that another tab is looked at, also while files are uploaded to it. */
const drafts = new Map<string, Draft>()
const listeners = new Set<() => void>()

const newDraft = (): Draft => ({ key: uuid(), kind: "message", body: "", about: "", files: [] })

const draftOf = (projectId: string): Draft => {
  const known = drafts.get(projectId)
  if (known) return known
  const made = newDraft()
  drafts.set(projectId, made)
  return made
}

const set = (projectId: string, draft: Draft): void => {
  drafts.set(projectId, draft)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const changeDraft = (projectId: string, changes: (draft: Draft) => Partial<Draft>): void => {
  const draft = draftOf(projectId)
  set(projectId, { ...draft, ...changes(draft) })
}

/** Begins the next message. */
export const clearDraft = (projectId: string): void => set(projectId, newDraft())

export const useDraft = (projectId: string): Draft => useSyncExternalStore(subscribe, () => draftOf(projectId))
