import { isDeepStrictEqual } from "node:util"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { EMPTY_REQUEST, type QuoteRequestContent, REQUEST_LIMITS } from "../../contracts"
import { cleanText } from "../../lib/clean-text"
import { portalError } from "../../lib/portal-error"
import { quoteRequestRow, type QuoteRequestRow, type RequestOwner, TABLE } from "./rows"

export type NewRequest = RequestOwner & {
  person_name: string
  sales_channel_id: string
  /** Null for one that begins empty. */
  repeats: { order_id: string; content: QuoteRequestContent } | null
}

/** Halves of a character, which no JSON column takes. */
const LONE_SURROGATE = /\p{Surrogate}/gu

const cleaned = (value: unknown): unknown => {
  if (typeof value === "string") return cleanText(value).replace(LONE_SURROGATE, "\ufffd").trim()
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cleaned(part)]))
}

/** The content as it is kept: without invisible characters. */
const toStored = (content: QuoteRequestContent): string => JSON.stringify(cleaned(content))

/** What is written together with a request. */
export type Follow = (trx: Knex, row: QuoteRequestRow) => Promise<void>

const gone = () => portalError("not_found", "This quote request does not exist.")

/** One person's requests are begun one after the other, so that none is begun twice and the limit holds. */
const lockPerson = async (trx: Knex, link_id: string): Promise<void> => {
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended('portal_quote_request:' || ?, 0))", [link_id])
}

/** @throws MedusaError not_found, alike for another person's and for one that does not exist */
export const readRequest = async (
  knex: Knex,
  id: string,
  { customer_id, link_id }: RequestOwner,
  forUpdate = false,
): Promise<QuoteRequestRow> => {
  const query = knex(TABLE).where({ id, customer_id, link_id }).whereNull("deleted_at")
  const row: unknown = await (forUpdate ? query.forUpdate() : query).first()
  if (!row) throw gone()
  return quoteRequestRow.parse(row)
}

/**
 * Begins a request. One that was begun empty and never changed is answered again, so that going back and forth leaves no
 * trail of empty ones.
 * @throws MedusaError too_many_drafts
 */
export const insertRequest = async (trx: Knex, { repeats, ...owner }: NewRequest): Promise<QuoteRequestRow> => {
  const { link_id, sales_channel_id, customer_id } = owner
  await lockPerson(trx, link_id)
  const drafts: unknown[] = await trx(TABLE).where({ link_id, customer_id, state: "draft" }).whereNull("deleted_at")
  const known = drafts.map((row) => quoteRequestRow.parse(row))
  const untouched = known.find(
    (row) => row.version === 1 && row.reorder_of === null && row.sales_channel_id === sales_channel_id,
  )
  if (!repeats && untouched) return untouched
  if (known.length >= REQUEST_LIMITS.drafts)
    throw portalError("too_many_drafts", "Send or discard some of the requests that you have begun.")
  const [row] = await trx(TABLE)
    .insert({
      id: generateEntityId(undefined, "pqreq"),
      ...owner,
      state: "draft",
      content: toStored(repeats?.content ?? EMPTY_REQUEST),
      version: 1,
      reorder_of: repeats?.order_id ?? null,
    })
    .returning("*")
  return quoteRequestRow.parse(row)
}

const sent = () => portalError("request_sent", "This request was sent. It does not change any more.")
const changed = () => portalError("conflict", "This request was changed elsewhere, for example in another tab.")

/**
 * Changes a draft. What changes nothing counts as no version, so that two tabs that show the same go on.
 * @param version that the change was typed over
 * @param follow runs with the change and commits with it
 * @throws MedusaError not_found, request_sent, conflict
 */
export const updateRequest = async (
  trx: Knex,
  id: string,
  owner: RequestOwner,
  version: number,
  change: (content: QuoteRequestContent) => QuoteRequestContent,
  follow: Follow = async () => {},
): Promise<QuoteRequestRow> => {
  const row = await readRequest(trx, id, owner, true)
  if (row.state === "sent") throw sent()
  const content = toStored(change(row.content))
  if (isDeepStrictEqual(JSON.parse(content), row.content)) return row
  if (row.version !== version) throw changed()
  const [updated] = await trx(TABLE)
    .where({ id })
    .update({ content, version: version + 1, updated_at: new Date() })
    .returning("*")
  const saved = quoteRequestRow.parse(updated)
  await follow(trx, saved)
  return saved
}

/** Removes a draft with all that was typed, and what `follow` removes with it. @throws MedusaError not_found, request_sent */
export const deleteRequest = async (trx: Knex, id: string, owner: RequestOwner, follow: Follow): Promise<void> => {
  const row = await readRequest(trx, id, owner, true)
  if (row.state === "sent") throw sent()
  await follow(trx, row)
  await trx(TABLE).where({ id }).delete()
}

/** Requests that are deleted in one transaction. */
const PURGED_AT_ONCE = 100

/**
 * Deletes drafts that were not changed for so many days, by the database's clock. One that is being saved or sent at this
 * moment is left out.
 * @returns whether none is left
 */
export const deleteForgotten = async (trx: Knex, days: number, follow: Follow): Promise<{ isDone: boolean }> => {
  const rows: unknown[] = await trx(TABLE)
    .where({ state: "draft" })
    .whereRaw("updated_at < clock_timestamp() - make_interval(days => ?)", [days])
    .orderBy("id")
    .limit(PURGED_AT_ONCE)
    .forUpdate()
    .skipLocked()
  const forgotten = rows.map((row) => quoteRequestRow.parse(row))
  for (const row of forgotten) await follow(trx, row)
  await trx(TABLE)
    .whereIn(
      "id",
      forgotten.map(({ id }) => id),
    )
    .delete()
  return { isDone: forgotten.length < PURGED_AT_ONCE }
}

/**
 * Marks a draft as sent, once.
 * @returns whether this call did it; the row as it is now
 * @throws MedusaError not_found, conflict, and what `check` throws
 */
export const markSent = async (
  trx: Knex,
  id: string,
  owner: RequestOwner,
  version: number,
  check: (row: QuoteRequestRow) => void,
): Promise<{ row: QuoteRequestRow; isNew: boolean }> => {
  const row = await readRequest(trx, id, owner, true)
  if (row.state === "sent") return { row, isNew: false }
  if (row.version !== version) throw changed()
  check(row)
  const now = new Date()
  const [updated] = await trx(TABLE)
    .where({ id, state: "draft" })
    .update({ state: "sent", sent_at: now, version: version + 1, updated_at: now })
    .returning("*")
  return { row: quoteRequestRow.parse(updated), isNew: true }
}
