import type { MedusaContainer } from "@medusajs/framework/types"
import { type StaffThreadEntry, THREAD_PAGE, type ThreadEntry } from "../contracts"
import { bySubject } from "../file-view/portal-file"
import { decodeCursor, encodeCursor } from "../lib/cursor"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import { asText, runSql, sql } from "../lib/sql"
import { type MessageFiles, toStaffEntry, toThreadEntry } from "./thread-entry"
import { type ThreadRow, threadRowSchema } from "./thread-row"

const THREAD = `
  SELECT t.*, ${asText("t.at")} AS sort_value
    FROM portal_read_thread(?, ?, coalesce(nullif(?, '')::timestamp AT TIME ZONE 'UTC', 'infinity'), ?, ?) t`

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/

/** @throws MedusaError invalid_request for a cursor of another list */
const positionOf = (before: string | undefined): { value: string; id: string } => {
  if (before === undefined) return { value: "", id: "" }
  const position = decodeCursor(before, "thread")
  if (!INSTANT.test(position.value) || Number.isNaN(Date.parse(`${position.value.slice(0, 23)}Z`)))
    throw portalError("invalid_request", "This cursor does not belong to a thread. Start again without it.")
  return position
}

type Page<Entry> = { entries: Entry[]; older: string | null }

const readPage = async (
  container: MedusaContainer,
  order_id: string,
  for_staff: boolean,
  before: string | undefined,
): Promise<Page<ThreadRow>> => {
  const { value, id } = positionOf(before)
  const rows = await runSql<{ sort_value: string }>(
    container,
    sql(THREAD, order_id, for_staff, value, id, THREAD_PAGE + 1),
  )
  const entries = rows
    .slice(0, THREAD_PAGE)
    .map((row) => ({ sort_value: row.sort_value, row: threadRowSchema.parse(row) }))
  const last = entries.at(-1)
  const older =
    last && rows.length > THREAD_PAGE ? encodeCursor({ by: "thread", value: last.sort_value, id: last.row.id }) : null
  return { entries: entries.map(({ row }) => row), older }
}

/** Files of the messages among these entries. */
const readFiles = async (container: MedusaContainer, entries: readonly ThreadRow[]): Promise<MessageFiles> => {
  const ids = entries.flatMap(({ id, kind }) => (kind === "message" || kind === "note" ? [id] : []))
  return bySubject(await portalServices(container).files.listOf("message", ids))
}

/**
 * A page of an order's thread as its clients see it, newest first. The database leaves internal notes out.
 * @param before `older` of an earlier page
 * @throws MedusaError invalid_request for a cursor of another list
 */
export const readThread = async (
  container: MedusaContainer,
  order_id: string,
  before?: string,
): Promise<Page<ThreadEntry>> => {
  const { entries, older } = await readPage(container, order_id, false, before)
  const shown = entries.filter((row) => row.kind !== "note")
  const filesOf = await readFiles(container, shown)
  return { entries: shown.map((row) => toThreadEntry(row, filesOf)), older }
}

/** The same as staff see it, with internal notes. */
export const readStaffThread = async (
  container: MedusaContainer,
  order_id: string,
  before?: string,
): Promise<Page<StaffThreadEntry>> => {
  const { entries, older } = await readPage(container, order_id, true, before)
  const filesOf = await readFiles(container, entries)
  return { entries: entries.map((row) => toStaffEntry(row, filesOf)), older }
}
