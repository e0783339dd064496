import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { z } from "zod"
import { DEFAULT_MAIL_PREFERENCE, type MailKind, mailKindSchema, type MailPreference } from "../../contracts"
import type { MailPreferenceRow } from "./rows"

const CONFLICT = "(email) WHERE deleted_at IS NULL"

const toPreference = (row: MailPreferenceRow): MailPreference => ({
  delivery: row.delivery,
  time_zone: row.time_zone,
  quiet: row.quiet_from && row.quiet_until ? { from: row.quiet_from, until: row.quiet_until } : null,
  unsubscribed: z.array(mailKindSchema).parse(row.unsubscribed),
})

/** How a person wants to be written to; the default where they chose nothing. @param email in lower case */
export const readPreference = async (knex: Knex, email: string): Promise<MailPreference> => {
  const row = await knex<MailPreferenceRow>("portal_mail_preference").where({ email }).whereNull("deleted_at").first()
  return row ? toPreference(row) : DEFAULT_MAIL_PREFERENCE
}

export const savePreference = async (
  knex: Knex,
  email: string,
  { delivery, time_zone, quiet, unsubscribed }: MailPreference,
): Promise<void> => {
  const chosen = {
    delivery,
    time_zone,
    quiet_from: quiet?.from ?? null,
    quiet_until: quiet?.until ?? null,
    unsubscribed: JSON.stringify([...new Set(unsubscribed)]),
  }
  await knex("portal_mail_preference")
    .insert({ id: generateEntityId(undefined, "pmpr"), email, ...chosen })
    .onConflict(knex.raw(CONFLICT))
    .merge({ ...chosen, updated_at: new Date() })
}

/** Adds a kind to what a person does not want, in one statement: two kinds at once are both kept. */
export const unsubscribe = async (knex: Knex, email: string, kind: MailKind): Promise<void> => {
  await knex.raw(
    `INSERT INTO portal_mail_preference (id, email, unsubscribed) VALUES (?, ?, jsonb_build_array(?::text))
     ON CONFLICT ${CONFLICT} DO UPDATE SET updated_at = now(), unsubscribed =
       CASE WHEN jsonb_exists(portal_mail_preference.unsubscribed, ?) THEN portal_mail_preference.unsubscribed
            ELSE portal_mail_preference.unsubscribed || to_jsonb(?::text) END`,
    [generateEntityId(undefined, "pmpr"), email, kind, kind, kind],
  )
}
