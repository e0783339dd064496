import type { NamedSubject, PortalFile, StaffThreadEntry, ThreadEntry } from "../contracts"
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

/** Files by the message that they are attached to. */
export type MessageFiles = ReadonlyMap<string, PortalFile[]>

/** A row as staff see it. Pure. */
export const toStaffEntry = (row: ThreadRow, filesOf: MessageFiles): StaffThreadEntry => {
  if (row.kind !== "note") return toThreadEntry(row, filesOf)
  const { id, kind, body, detail } = row
  return { ...baseOf(row), kind, body, ...detail, files: filesOf.get(id) ?? [] }
}

/** A row as clients see it. Internal notes are none, which the type holds. Pure. */
export const toThreadEntry = (row: Exclude<ThreadRow, { kind: "note" }>, filesOf: MessageFiles): ThreadEntry => {
  const base = baseOf(row)
  switch (row.kind) {
    case "message":
      return { ...base, kind: row.kind, body: row.body, ...row.detail, files: filesOf.get(row.id) ?? [] }
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

const rowOf = (
  { id, created_at, actor_type, actor_id, actor_name, body, source }: MessageRow,
  about: NamedSubject | null,
) => ({
  id,
  at: created_at.toISOString(),
  actor_type,
  actor_id,
  actor_name,
  body,
  detail: { about, by_mail: source === "mail" },
})

/** A message that was just written. */
export const toMessageEntry = (message: MessageRow, about: NamedSubject | null, filesOf: MessageFiles): ThreadEntry =>
  toThreadEntry({ kind: "message", ...rowOf(message, about) }, filesOf)

/** An internal note that was just written. */
export const toNoteEntry = (message: MessageRow, about: NamedSubject | null, filesOf: MessageFiles): StaffThreadEntry =>
  toStaffEntry({ kind: "note", ...rowOf(message, about) }, filesOf)
