import type { NamedSubject, StaffThreadEntry, ThreadEntry } from "../contracts"
import { sha256Hex } from "../lib/digest"
import type { MessageRow } from "../modules/conversation/rows"
import type { ThreadRow } from "./thread-row"

/** Tells a client's own entries from those of others, without telling anyone's id. */
export const authorTag = (link_id: string): string => sha256Hex(`author\n${link_id}`).slice(0, 16)

/** What a person is called who was erased. */
const shownAuthor = ({ actor_type, actor_name }: ThreadRow): ThreadEntry["author"] =>
  actor_type === null || actor_type === "system" ? null : { type: actor_type, name: actor_name ?? "" }

const baseOf = (row: ThreadRow) => ({
  id: row.id,
  at: row.at,
  author: shownAuthor(row),
  author_tag: row.actor_type === "client" && row.actor_id !== null ? authorTag(row.actor_id) : null,
})

/** A row as staff see it. Pure. */
export const toStaffEntry = (row: ThreadRow): StaffThreadEntry => {
  if (row.kind !== "note") return toThreadEntry(row)
  const { kind, body, detail } = row
  return { ...baseOf(row), kind, body, about: detail.about }
}

/** A row as clients see it. Internal notes are none, which the type holds. Pure. */
export const toThreadEntry = (row: Exclude<ThreadRow, { kind: "note" }>): ThreadEntry => {
  const base = baseOf(row)
  switch (row.kind) {
    case "message":
      return { ...base, kind: row.kind, body: row.body, about: row.detail.about }
    case "approval_requested":
      return { ...base, kind: row.kind, body: row.body, version: row.detail.version }
    case "decision":
      return { ...base, kind: row.kind, body: row.body, ...row.detail }
    case "proof_sent":
      return { ...base, kind: row.kind, body: row.body, ...row.detail }
    case "invoice_sent":
      return { ...base, kind: row.kind, body: row.body, ...row.detail }
    case "shared":
      return { ...base, kind: row.kind, recipient: row.detail.recipient }
    case "shipped":
      return { ...base, kind: row.kind, tracking: row.detail.tracking }
  }
}

const rowOf = ({ id, created_at, actor_type, actor_id, actor_name, body }: MessageRow, about: NamedSubject | null) => ({
  id,
  at: created_at.toISOString(),
  actor_type,
  actor_id,
  actor_name,
  body,
  detail: { about },
})

/** A message that was just written. */
export const toMessageEntry = (message: MessageRow, about: NamedSubject | null): ThreadEntry =>
  toThreadEntry({ kind: "message", ...rowOf(message, about) })

/** An internal note that was just written. */
export const toNoteEntry = (message: MessageRow, about: NamedSubject | null): StaffThreadEntry =>
  toStaffEntry({ kind: "note", ...rowOf(message, about) })
