import "server-only"
import { PortalApiError } from "@client/index"
import { ApiUnreachable, portalApi } from "./api"

/**
 * Asks for a renewed quote. `current`: nothing is to be asked for any more, because the quote was extended, decided or
 * replaced meanwhile; the order's page shows what it is now.
 */
export async function sendRenewal(
  session: string,
  requestId: string,
): Promise<"done" | "current" | "no_session" | "failed"> {
  try {
    await (await portalApi()).requestRenewal({ session, params: { id: requestId } })
    return "done"
  } catch (error) {
    if (error instanceof ApiUnreachable) return "failed"
    if (!(error instanceof PortalApiError)) throw error
    if (error.status === 401) return "no_session"
    return error.status === 404 || error.status === 409 ? "current" : "failed"
  }
}
