import type { MedusaContainer } from "@medusajs/framework/types"
import type { MailKind, MailPreference, ShownMailPreference } from "../../contracts"
import { readUnsubscribeToken } from "../../lib/mail/unsubscribe-token"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { linkStateOf } from "../../modules/portal-token/link-state"
import { accessVersionOf } from "../../notices/mail-thread"

/** @param email the session's own */
export const readMailPreferences = async (container: MedusaContainer, email: string): Promise<ShownMailPreference> => {
  const { mails, settings } = portalServices(container)
  const [preference, { time_zone }] = await Promise.all([mails.getPreference(email), settings.getShop()])
  return { ...preference, email, shop_time_zone: time_zone }
}

/** @param email the session's own */
export const saveMailPreferences = async (
  container: MedusaContainer,
  email: string,
  preference: MailPreference,
): Promise<ShownMailPreference> => {
  await portalServices(container).mails.savePreference(email, preference)
  return await readMailPreferences(container, email)
}

/**
 * Ends one kind of mails to the recipient of a link. Their link keeps working.
 * @throws MedusaError link_not_valid for a token that is none, or of a link that has ended or was made anew
 */
export const unsubscribeByToken = async (container: MedusaContainer, token: string): Promise<MailKind> => {
  const { mails, tokens } = portalServices(container)
  const named = readUnsubscribeToken(token)
  const link = named && (await tokens.findLink(named.link_id))
  const isValid =
    named &&
    link &&
    linkStateOf(link, link.read_at) === "active" &&
    mails.isUnsubscribeToken(token, { ...named, access_version: accessVersionOf(link) })
  if (!isValid) throw portalError("link_not_valid", "This address has expired.")
  await mails.unsubscribe(link.recipient_email, named.kind)
  return named.kind
}
