import type { MessageKind } from "../../src/contracts"
import { uuid } from "../lib/uuid"

/** What is being written on a project. Under its key it is one message, however often it is sent. */
export interface Draft {
  key: string
  kind: MessageKind
  body: string
  /** `type:id` of what it is about; empty for nothing. */
  about: string
}

/** Typed and not sent yet, by project: it survives that another tab is looked at. */
const drafts = new Map<string, Draft>()

export const newDraft = (): Draft => ({ key: uuid(), kind: "message", body: "", about: "" })

export const draftOf = (projectId: string): Draft => drafts.get(projectId) ?? newDraft()

export const keepDraft = (projectId: string, draft: Draft): void => {
  if (draft.body === "") drafts.delete(projectId)
  else drafts.set(projectId, draft)
}
