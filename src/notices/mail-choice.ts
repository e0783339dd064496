import type { MedusaContainer } from "@medusajs/framework/types"
import type { MailKind } from "../contracts"
import { portalServices } from "../lib/services"
import { linkUrl } from "./context"
import { accessVersionOf } from "./mail-thread"

/** How the recipient of a mail ends mails of its kind, and where they choose. */
export type MailChoice = { preferences_url: string; headers: Record<string, string> }

/**
 * The one-click unsubscribe of RFC 8058: mail programs post to the address, and opening it changes nothing.
 * @returns null for a link that is gone
 */
export const mailChoice = async (
  container: MedusaContainer,
  kind: MailKind,
  link_id: string,
): Promise<MailChoice | null> => {
  const { mails, settings, tokens } = portalServices(container)
  const link = await tokens.findLink(link_id)
  if (!link?.order_id) return null
  const token = mails.unsubscribeToken({ link_id, kind, access_version: accessVersionOf(link) })
  return {
    preferences_url: await linkUrl(container, link, "mail"),
    headers: {
      "List-Unsubscribe": `<${settings.options.portal_url}/unsubscribe/${token}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  }
}
