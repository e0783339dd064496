import "server-only"
import { PortalApiError } from "@client/index"
import { delegateProblem, type DelegateProblem } from "@/lib/errors/delegate-problem"
import { looksLikeEmail } from "@/lib/format/looks-like-email"
import { ApiUnreachable, portalApi } from "./api"

export interface Colleague {
  name: string
  email: string
}

/** @returns null when the link is on its way */
export async function sendDelegate(
  session: string,
  colleague: Colleague,
): Promise<DelegateProblem | "no_session" | null> {
  try {
    await (await portalApi()).delegateLink({ session, body: colleague })
    return null
  } catch (error) {
    if (error instanceof ApiUnreachable) return "trouble"
    if (!(error instanceof PortalApiError)) throw error
    if (error.status === 401) return "no_session"
    if (error.code === "invalid_request") return looksLikeEmail(colleague.email) ? "name" : "email"
    return delegateProblem(error.code)
  }
}
