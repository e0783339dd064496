import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { NoticeTextRow } from "./rows"

/** A shop's own words for a message. */
export type OwnText = Pick<NoticeTextRow, "language" | "key" | "text">

export const readTexts = async (knex: Knex): Promise<OwnText[]> =>
  await knex<NoticeTextRow>("portal_notice_text").whereNull("deleted_at").select("language", "key", "text")

/** Sets the words for a message in a language. Of two at once the later stays. */
export const saveText = async (
  knex: Knex,
  { language, key, text }: OwnText,
  by: { id: string; name: string },
): Promise<void> => {
  const written = { text, edited_by_id: by.id, edited_by_name: by.name }
  await knex("portal_notice_text")
    .insert({ id: generateEntityId(undefined, "pntx"), language, key, ...written })
    .onConflict(knex.raw("(language, key) WHERE deleted_at IS NULL"))
    .merge({ ...written, updated_at: new Date() })
}

/** Goes back to the catalogue's words. */
export const removeText = async (knex: Knex, { language, key }: Omit<OwnText, "text">): Promise<void> => {
  await knex("portal_notice_text").where({ language, key }).delete()
}
