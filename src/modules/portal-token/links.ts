import { generateEntityId } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { endDevices } from "./devices"
import { logLink, logLinks } from "./link-log"
import { renewedExpiry } from "./renewed-expiry"
import type { Delegator, LinkRow } from "./rows"
import { endSessions } from "./sessions"
import { hashToken, mintToken, redactToken, sealToken } from "./token"

export type Subject = { order_id: string; customer_id?: undefined } | { customer_id: string; order_id?: undefined }
export type Recipient = { name: string; email: string }
export type NewLink = { subject: Subject; recipient: Recipient; is_primary?: boolean; delegated_by?: Delegator }

/** What a link is read with: its columns, and the database's clock of that moment. */
export const linkColumns = (knex: Knex) => ["portal_link.*", knex.raw("clock_timestamp() AS read_at")]

export const linksIn = (knex: Knex) =>
  knex<LinkRow>("portal_link").whereNull("deleted_at").select<LinkRow[]>(linkColumns(knex))

/** The recipient's link, held until the transaction ends. @throws MedusaError not_found */
export const lockLink = async (trx: Knex, id: string): Promise<LinkRow> => {
  const link = await linksIn(trx).where({ id, purpose: "recipient" }).forUpdate().first()
  if (!link) throw portalError("not_found", "This link does not exist.")
  return link
}

/** The recipient as who did something with their link. */
export const recipientOf = ({ id, recipient_name }: Pick<LinkRow, "id" | "recipient_name">): Actor => ({
  type: "client",
  id,
  name: recipient_name,
})

/** How a link's row keeps a token: as a hash to find it by, sealed for its owner, and redacted for lists. */
export const tokenColumns = (token: string, id: string, key: Buffer) => ({
  token_hash: hashToken(token),
  token_sealed: sealToken(token, id, key),
  display: redactToken(token),
})

/** What a link of this subject is by its row. */
export const subjectColumns = ({ order_id, customer_id }: Subject) => ({
  scope: order_id ? "project" : "account",
  order_id: order_id ?? null,
  customer_id: customer_id ?? null,
})

/** Inserts recipients' links and logs them, leaving out those whose place is taken. @returns what was inserted */
export const insertLinks = async (
  knex: Knex,
  links: NewLink[],
  { actor, expires_at, key }: { actor: Actor; expires_at: Date | null; key: Buffer },
): Promise<LinkRow[]> => {
  if (links.length === 0) return []
  return await knex.transaction(async (trx) => {
    const rows = links.map(({ subject, recipient, is_primary = false, delegated_by }) => {
      const id = generateEntityId(undefined, "plink")
      return {
        id,
        purpose: "recipient",
        ...subjectColumns(subject),
        recipient_name: recipient.name,
        recipient_email: recipient.email,
        is_primary,
        given_by_link_id: delegated_by?.link_id ?? null,
        given_by_name: delegated_by?.name ?? null,
        expires_at,
        ...tokenColumns(mintToken("link"), id, key),
      }
    })
    const added = await trx("portal_link").insert(rows).onConflict().ignore().returning<LinkRow[]>(linkColumns(trx))
    await logLinks(
      trx,
      added.map(({ id }) => id),
      "created",
      actor,
    )
    return added
  })
}

/** A new token; sessions and remembered devices of the old one end. An expiry ahead is kept, one that is past is given anew. */
export const replaceToken = async (trx: Knex, link: LinkRow, actor: Actor, key: Buffer): Promise<LinkRow> => {
  const { id, expires_at, read_at: now } = link
  const isOver = expires_at !== null && expires_at <= now
  const [replaced] = await trx("portal_link")
    .where({ id })
    .update({
      ...tokenColumns(mintToken("link"), id, key),
      ...(isOver ? { expires_at: renewedExpiry({ ...link, expires_at }, now), expiry_set_at: now } : {}),
      updated_at: now,
    })
    .returning<LinkRow[]>(linkColumns(trx))
  if (!replaced) throw portalError("not_found", "This link does not exist.")
  await endSessions(trx, id)
  await endDevices(trx, id)
  await logLink(trx, { link_id: id, kind: "rotated", actor })
  return replaced
}

/** Ends a link with its sessions and devices. @returns whether it was this call that ended it */
export const endLink = async (trx: Knex, id: string, actor: Actor): Promise<boolean> => {
  const now = new Date()
  const ended = await trx("portal_link")
    .where({ id })
    .whereNull("revoked_at")
    .update({ revoked_at: now, updated_at: now })
  if (!ended) return false
  await endSessions(trx, id)
  await endDevices(trx, id)
  await logLink(trx, { link_id: id, kind: "revoked", actor })
  return true
}

/** Makes a contact's link the customer's own. */
export const makePrimary = async (trx: Knex, id: string): Promise<LinkRow[]> =>
  await trx("portal_link")
    .where({ id })
    .update({ is_primary: true, updated_at: new Date() })
    .returning<LinkRow[]>(linkColumns(trx))
