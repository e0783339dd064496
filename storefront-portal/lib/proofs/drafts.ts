import type { AnnotationShape } from "@contracts/proof/annotation"

/** Why something that was sent is not there yet. `offline` is tried again; the others wait for the client. */
export type DraftProblem = "offline" | "session" | "replaced" | "closed" | "preview" | "refused"

/** A remark that the server does not have yet. */
export interface RemarkDraft {
  /** The same key is the same remark, however often it is sent. */
  key: string
  versionId: string
  versionNumber: number
  fileId: string
  page: number
  shape: AnnotationShape
  body: string
  /** Waits for the server instead of for the client. */
  isSent: boolean
  problem: DraftProblem | null
}

/** A reply to the remark of that id. */
export interface ReplyDraft {
  key: string
  body: string
  isSent: boolean
  problem: DraftProblem | null
}

/** What the client typed on the page of one proof. */
export interface Drafts {
  remarks: readonly RemarkDraft[]
  replies: Readonly<Record<string, ReplyDraft>>
  messages: { changes_requested: string; declined: string }
}

export const NO_DRAFTS: Drafts = { remarks: [], replies: {}, messages: { changes_requested: "", declined: "" } }

export function changeRemark(drafts: Drafts, key: string, change: Partial<RemarkDraft>): Drafts {
  return {
    ...drafts,
    remarks: drafts.remarks.map((draft) => (draft.key === key ? { ...draft, ...change } : draft)),
  }
}

export function addRemark(drafts: Drafts, draft: RemarkDraft): Drafts {
  return { ...drafts, remarks: [...drafts.remarks, draft] }
}

export function removeRemark(drafts: Drafts, key: string): Drafts {
  return { ...drafts, remarks: drafts.remarks.filter((draft) => draft.key !== key) }
}

/** @param change null takes the reply away */
export function changeReply(drafts: Drafts, remarkId: string, change: ReplyDraft | null): Drafts {
  const { [remarkId]: _, ...others } = drafts.replies
  return { ...drafts, replies: change ? { ...others, [remarkId]: change } : others }
}

export function storeKey(linkId: string, proofId: string): string {
  return `proof-drafts:${linkId}:${proofId}`
}

/** Drafts from the browser's store. Text from an older page or another program's is as good as none. */
export function parseDrafts(text: string | null): Drafts {
  const stored = parsed(text)
  if (typeof stored !== "object" || stored === null) return NO_DRAFTS
  const remarks: unknown = Reflect.get(stored, "remarks")
  const replies: unknown = Reflect.get(stored, "replies")
  const messages: unknown = Reflect.get(stored, "messages")
  return {
    remarks: Array.isArray(remarks) ? remarks.filter(isRemark) : [],
    replies: isRecord(replies)
      ? Object.fromEntries(
          Object.entries(replies).flatMap(([id, reply]) => (isReply(reply) ? [[id, reply] as const] : [])),
        )
      : {},
    messages: isRecord(messages)
      ? { changes_requested: textIn(messages, "changes_requested"), declined: textIn(messages, "declined") }
      : NO_DRAFTS.messages,
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null")
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null

const textIn = (record: Record<string, unknown>, key: string): string => {
  const value = record[key]
  return typeof value === "string" ? value : ""
}

const isReply = (value: unknown): value is ReplyDraft =>
  isRecord(value) &&
  typeof value["key"] === "string" &&
  typeof value["body"] === "string" &&
  typeof value["isSent"] === "boolean"

const isRemark = (value: unknown): value is RemarkDraft =>
  isReply(value) &&
  isRecord(value) &&
  ["versionId", "fileId"].every((key) => typeof value[key] === "string") &&
  ["versionNumber", "page"].every((key) => typeof value[key] === "number") &&
  isShape(value["shape"])

const isShape = (value: unknown): value is AnnotationShape => {
  if (!isRecord(value)) return false
  const sides = value["kind"] === "box" ? ["x", "y", "width", "height"] : ["x", "y"]
  return (value["kind"] === "pin" || value["kind"] === "box") && sides.every((side) => typeof value[side] === "number")
}

/** On a page that opens again: what was sent before is sent again at once, and a remark without a word is none. */
export function resumed({ remarks, replies, messages }: Drafts): Drafts {
  const resume = <D extends ReplyDraft>(draft: D): D => (draft.isSent ? { ...draft, problem: null } : draft)
  return {
    remarks: remarks.filter(({ body }) => body.trim() !== "").map(resume),
    replies: Object.fromEntries(Object.entries(replies).map(([id, reply]) => [id, resume(reply)])),
    messages,
  }
}

/** What an answer to something that was sent means for it. */
export function problemOf(status: number, code: string | null): DraftProblem {
  if (status === 401) return "session"
  if (code === "version_replaced") return "replaced"
  if (status === 409) return "closed"
  if (status === 403) return "preview"
  return status === 429 || status >= 500 ? "offline" : "refused"
}

/** Whether it is sent again without the client: the line or the server was away, not the remark at fault. */
export function isRetried(problem: DraftProblem | null): boolean {
  return problem === null || problem === "offline" || problem === "session"
}
