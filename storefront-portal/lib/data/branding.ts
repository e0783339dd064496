import "server-only"
import { PortalApiError, type PortalClient } from "@client/index"
import type { AccountBranding } from "@contracts/branding"
import type { ColorAction } from "@/lib/account/read-color-form"
import { contactProblem, type ContactProblem } from "@/lib/errors/contact-problem"
import { ApiUnreachable, portalApi } from "./api"
import { read, tagged, type Read } from "./project"

export const readBranding = (linkId: string): Promise<Read<AccountBranding>> =>
  read(linkId, async (api, session) => tagged(await api.getAccountBranding({ session })))

const send = (api: PortalClient, session: string, wanted: ColorAction) => {
  switch (wanted.action) {
    case "add":
      return api.addBrandColor({ session, body: wanted.color })
    case "change": {
      const { id, version, color } = wanted
      return api.saveBrandColor({ session, params: { id }, body: { ...color, version } })
    }
    case "remove":
      return api.removeBrandColor({ session, params: { id: wanted.id }, body: { version: wanted.version } })
  }
}

/** @returns null once it is saved */
export async function saveColor(session: string, wanted: ColorAction): Promise<ContactProblem | "no_session" | null> {
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
