import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { SavedReply, SaveReply } from "../../contracts"
import { cleanText } from "../../lib/clean-text"
import { portalError } from "../../lib/portal-error"
import type { SavedReplyRow } from "./rows"

const TABLE = "portal_saved_reply"

const view = ({ id, title, body }: SavedReplyRow): SavedReply => ({ id, title, body })

const cleaned = ({ title, body }: SaveReply): SaveReply => {
  const reply = { title: cleanText(title).trim(), body: cleanText(body).trim() }
  if (reply.title === "" || reply.body === "")
    throw portalError("invalid_request", "A saved reply needs a title and words.")
  return reply
}

const titleTaken = () => portalError("conflict", "There is a saved reply with this title already.")

/** @returns whether a statement failed because another row has the title */
const isTitleTaken = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "23505"

/** By title. */
export const listReplies = async (knex: Knex): Promise<SavedReply[]> =>
  (await knex<SavedReplyRow>(TABLE).whereNull("deleted_at").orderBy(["title", "id"])).map(view)

/** @throws MedusaError conflict for a title that another one has */
export const insertReply = async (knex: Knex, reply: SaveReply): Promise<SavedReply> => {
  const [row] = await knex(TABLE)
    .insert({ id: generateEntityId(undefined, "prep"), ...cleaned(reply) })
    .onConflict(knex.raw("(title) WHERE deleted_at IS NULL"))
    .ignore()
    .returning<SavedReplyRow[]>("*")
  if (!row) throw titleTaken()
  return view(row)
}

/** @throws MedusaError not_found; conflict for a title that another one has */
export const changeReply = async (knex: Knex, id: string, reply: SaveReply): Promise<SavedReply> => {
  try {
    const [row] = await knex(TABLE)
      .where({ id })
      .whereNull("deleted_at")
      .update({ ...cleaned(reply), updated_at: new Date() })
      .returning<SavedReplyRow[]>("*")
    if (!row) throw portalError("not_found", "This saved reply does not exist.")
    return view(row)
  } catch (error) {
    throw isTitleTaken(error) ? titleTaken() : error
  }
}

/** @throws MedusaError not_found */
export const deleteReply = async (knex: Knex, id: string): Promise<void> => {
  const now = new Date()
  const deleted = await knex(TABLE).where({ id }).whereNull("deleted_at").update({ deleted_at: now, updated_at: now })
  if (!deleted) throw portalError("not_found", "This saved reply does not exist.")
}
