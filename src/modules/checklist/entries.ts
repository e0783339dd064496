import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Actor, PostalAddress } from "../../contracts"
import { cleanText } from "../../lib/clean-text"
import { portalError } from "../../lib/portal-error"
import type { ClosedAs, DerivedKind, EntryRow } from "./rows"

export type Subject = { project_id: string; order_id: string }

export type Ask = Subject & { title: string; item_ids: string[] }

/** What a client gives: for what the order lacks, or for an entry that staff made. */
export type Gift = Subject & {
  for: { kind: DerivedKind; item_ids: string[] } | { entry_id: string }
  text: string | null
  address: PostalAddress | null
  actor: Actor
}

export type Settlement = Subject & {
  /** An entry, or what the order lacks without one. */
  of: { entry_id: string } | { kind: DerivedKind; item_ids: string[] }
  as: ClosedAs
  actor: Actor
}

const TABLE = "portal_checklist_entry"

/** Entries of one order are written one after the other, so that two of a kind never stand open. */
const lock = async (trx: Knex, order_id: string): Promise<void> => {
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended('portal_checklist:' || ?, 0))", [order_id])
}

const insert = async (
  trx: Knex,
  { project_id, order_id }: Subject,
  entry: Partial<Omit<EntryRow, "item_ids" | "address">> &
    Pick<EntryRow, "kind" | "item_ids"> & { address?: string | null },
): Promise<EntryRow> => {
  const [row] = await trx(TABLE)
    .insert({
      id: generateEntityId(undefined, "pchk"),
      project_id,
      order_id,
      created_at: trx.raw("clock_timestamp()"),
      ...entry,
      item_ids: JSON.stringify(entry.item_ids),
    })
    .returning<EntryRow[]>("*")
  if (!row) throw portalError("unknown_error", "The entry was not written.")
  return row
}

/** @throws MedusaError not_found for an entry of another order; conflict for one that was settled */
const readOpen = async (trx: Knex, order_id: string, id: string): Promise<EntryRow> => {
  const entry = await trx<EntryRow>(TABLE).where({ id, order_id }).whereNull("deleted_at").first()
  if (!entry) throw portalError("not_found", "This item does not exist.")
  if (entry.closed_at) throw portalError("conflict", "This item was settled meanwhile.")
  return entry
}

const update = async (trx: Knex, id: string, changes: object): Promise<EntryRow> => {
  const [row] = await trx(TABLE)
    .where({ id })
    .update({ ...changes, updated_at: trx.raw("clock_timestamp()") })
    .returning<EntryRow[]>("*")
  if (!row) throw portalError("not_found", "This item does not exist.")
  return row
}

export const insertAsked = async (trx: Knex, { title, item_ids, ...subject }: Ask): Promise<EntryRow> =>
  await insert(trx, subject, { kind: "other", title: cleanText(title), item_ids })

/**
 * Keeps what a client gives. What was given before and not settled yet is replaced.
 * @throws MedusaError not_found, conflict
 */
export const keepGift = async (trx: Knex, { for: what, text, address, actor, ...subject }: Gift): Promise<EntryRow> => {
  const { order_id } = subject
  await lock(trx, order_id)
  const given = {
    text: text === null ? null : cleanText(text),
    address: address === null ? null : JSON.stringify(address),
    given_at: new Date(),
    given_by_id: actor.id,
    given_by_name: actor.name,
  }
  if ("entry_id" in what) return await update(trx, (await readOpen(trx, order_id, what.entry_id)).id, given)
  const { kind, item_ids } = what
  const open = await trx<EntryRow>(TABLE)
    .where({ order_id, kind })
    .whereNull("closed_at")
    .whereNull("deleted_at")
    .first()
  if (!open) return await insert(trx, subject, { kind, item_ids, ...given })
  const all = [...new Set([...open.item_ids, ...item_ids])]
  return await update(trx, open.id, { ...given, item_ids: JSON.stringify(all) })
}

/**
 * Closes an entry; without one, notes what staff say of what the order lacks. Asked for again, what staff asked for in their
 * own words stands open as a new entry.
 * @throws MedusaError not_found; conflict for what was settled, or given, meanwhile; not_allowed to ask again for what was
 *   never given
 */
export const settleEntry = async (trx: Knex, { of, as, actor, ...subject }: Settlement): Promise<EntryRow> => {
  const { order_id } = subject
  await lock(trx, order_id)
  const closed = { closed_at: new Date(), closed_as: as, closed_by_id: actor.id, closed_by_name: actor.name }
  if ("kind" in of) {
    if (as === "ask_again") throw portalError("not_allowed", "Nothing was given yet.")
    const { kind, item_ids } = of
    const open = await trx<EntryRow>(TABLE)
      .where({ order_id, kind })
      .whereNull("closed_at")
      .whereNull("deleted_at")
      .first()
    if (open) throw portalError("conflict", "The client gave this meanwhile.")
    return await insert(trx, subject, { kind, item_ids, ...closed })
  }
  const entry = await readOpen(trx, order_id, of.entry_id)
  if (as === "ask_again" && entry.given_at === null) throw portalError("not_allowed", "Nothing was given yet.")
  const settled = await update(trx, entry.id, closed)
  if (as === "ask_again" && entry.kind === "other")
    await insert(trx, subject, { kind: "other", title: entry.title, item_ids: entry.item_ids })
  return settled
}

/** Opens an entry again whose settlement could not be carried out. */
export const reopenEntry = async (trx: Knex, id: string): Promise<void> => {
  await update(trx, id, { closed_at: null, closed_as: null, closed_by_id: null, closed_by_name: null })
}
