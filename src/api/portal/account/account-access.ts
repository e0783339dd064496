import type { MedusaContainer } from "@medusajs/framework/types"
import type { AccountReader } from "../../../account-view/orders-query"
import { type AccountAccess, accountSettings } from "../../../contracts"
import { portalError } from "../../../lib/portal-error"
import type { ContactScope } from "../../../workflows/contact/change-contact"
import { portalServices } from "../../../lib/services"
import type { AccountSession, AccessState } from "../../../modules/portal-token/account-codes"
import type { SessionRow } from "../../../modules/portal-token/rows"
import { clientOf } from "../portal-session"

/** @throws MedusaError wrong_scope for a session of no account */
export const accountSessionOf = ({ session_id, id, customer_id }: SessionRow): AccountSession => {
  if (customer_id === null) throw portalError("wrong_scope", "This link does not open an account.")
  return { session_id, link_id: id, customer_id }
}

/** @throws MedusaError wrong_scope for a session of no account */
export const accountReaderOf = (session: SessionRow): AccountReader => {
  return { ...accountSessionOf(session), email: session.recipient_email }
}

/** The account of a session and the person behind it, who changes what is theirs. */
export const contactScopeOf = (session: SessionRow): ContactScope => ({
  customer_id: accountSessionOf(session).customer_id,
  actor: clientOf(session),
})

/** First and last letter of what stands before the @: enough to recognize one's own address. */
export const emailHint = (email: string): string => {
  const at = email.lastIndexOf("@")
  const [first = "", ...rest] = [...email.slice(0, at)]
  return `${first}•••${rest.length > 1 ? rest.at(-1) : ""}${email.slice(at)}`
}

const stateOf = ({ confirmed }: SessionRow, { locked_until, code }: AccessState): AccountAccess["state"] => {
  if (confirmed) return "open"
  if (locked_until) return "locked"
  return code ? "sent" : "ask"
}

/** What the page with the one-time code shows. */
export const readAccountAccess = async (container: MedusaContainer, session: SessionRow): Promise<AccountAccess> => {
  const { settings, tokens } = portalServices(container)
  const [access, shop, { remember_days }] = await Promise.all([
    tokens.readAccess(accountSessionOf(session)),
    settings.getShop(),
    settings.get(accountSettings),
  ])
  return {
    shop,
    email_hint: emailHint(session.recipient_email),
    state: stateOf(session, access),
    sent_at: access.code?.sent_at.toISOString() ?? null,
    expires_at: access.code?.expires_at.toISOString() ?? null,
    next_at: access.next_at?.toISOString() ?? null,
    locked_until: access.locked_until?.toISOString() ?? null,
    remember_days,
  }
}
