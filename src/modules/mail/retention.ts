import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** An answer to a mail that is older finds no thread, and is held. */
export const SENT_MAIL_DAYS = 730
/** What staff discarded is forgotten. */
const DISCARDED_DAYS = 30

/** Deletes what is no longer kept; a discarded mail's bytes go with it. */
export const purgeMails = async (knex: Knex): Promise<void> => {
  await knex("portal_sent_mail").whereRaw("created_at < now() - ? * interval '1 day'", [SENT_MAIL_DAYS]).delete()
  await knex("portal_inbound_mail")
    .where({ state: "discarded" })
    .whereRaw("handled_at < now() - ? * interval '1 day'", [DISCARDED_DAYS])
    .delete()
}
