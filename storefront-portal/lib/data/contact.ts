import "server-only"
import { PortalApiError, type PortalClient } from "@client/index"
import type { AccountContact } from "@contracts/account"
import type { ContactAction } from "@/lib/account/read-contact-form"
import { contactProblem, type ContactProblem } from "@/lib/errors/contact-problem"
import { ApiUnreachable, portalApi } from "./api"
import { read, tagged, type Read } from "./project"

export const readContact = (linkId: string): Promise<Read<AccountContact>> =>
  read(linkId, async (api, session) => tagged(await api.getAccountContact({ session })))

const send = (api: PortalClient, session: string, wanted: ContactAction) => {
  switch (wanted.action) {
    case "details":
      return api.saveAccountContact({ session, body: { version: wanted.version, details: wanted.details } })
    case "add":
      return api.addAccountAddress({ session, body: { address: wanted.address, is_default: wanted.is_default } })
    case "change": {
      const { id, version, address, is_default } = wanted
      return api.saveAccountAddress({ session, params: { id }, body: { version, address, is_default } })
    }
    case "remove":
      return api.removeAccountAddress({ session, params: { id: wanted.id }, body: { version: wanted.version } })
  }
}

/** @returns null once it is saved */
export async function saveContact(
  session: string,
  wanted: ContactAction,
): Promise<ContactProblem | "no_session" | null> {
  try {
    await send(await portalApi(), session, wanted)
    return null
  } catch (error) {
    if (error instanceof ApiUnreachable) return "trouble"
    if (!(error instanceof PortalApiError)) throw error
    // The account's page says what became of its session.
    return error.status === 401 || error.code === "code_required" ? "no_session" : contactProblem(error.code)
  }
}
