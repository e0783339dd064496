import type { CustomerPanel } from "../../src/contracts"
import { type Api, openLink, portalApi } from "./api"
import { mailTo } from "./mailbox"
import { revealed } from "./portal"

/** A customer's account link, made where there is none. */
export const accountLinkOf = async (admin: Api, customerId: string): Promise<{ id: string; url: string }> => {
  const { panel } = await admin.post<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customerId}/link`)
  if (!panel.link) throw new Error("The customer has no account link")
  return { id: panel.link.id, url: (await revealed(admin, panel.link.id)).url }
}

/** The newest code that was mailed to an address. */
export const mailedCode = async (email: string, since = 0): Promise<string> => {
  const mail = await mailTo(email, ({ subject, at }) => /^\d{6} is your /.test(subject) && Date.parse(at) >= since)
  return mail.subject.slice(0, 6)
}

/** Opens an account link as its recipient does: with the code from their mailbox. */
export const openAccount = async (url: string, email: string): Promise<Api> => {
  const asking = await openLink(url)
  const since = Date.now() - 1_000
  await asking.post("/portal/account/code")
  const code = await mailedCode(email, since)
  const { session } = await asking.post<{ session: string }>("/portal/account/confirm", { code })
  return portalApi(session)
}
