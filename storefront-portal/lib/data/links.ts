import "server-only"
import { PortalApiError } from "@client/index"
import type { FreshLink, PortalSession } from "@contracts/portal-session"
import { ApiUnreachable, portalApi } from "./api"

export type Exchange =
  { kind: "opened"; session: PortalSession } | { kind: "refused" } | { kind: "busy" } | { kind: "trouble" }

export async function exchangeToken(token: string): Promise<Exchange> {
  try {
    return { kind: "opened", session: await (await portalApi()).exchangeToken({ body: { token } }) }
  } catch (error) {
    const kind = refusalOf(error)
    return { kind }
  }
}

/** `sent` also for a link that the API does not know: the answer does not tell which links exist. */
export async function requestFreshLink(wanted: FreshLink): Promise<"sent" | "busy" | "trouble"> {
  try {
    await (await portalApi()).requestFreshLink({ body: wanted })
    return "sent"
  } catch (error) {
    const kind = refusalOf(error)
    return kind === "refused" ? "sent" : kind
  }
}

/** `sent` for every address: the answer does not tell which ones have an account. `invalid`: it is no address. */
export async function requestAccountLink(email: string): Promise<"sent" | "invalid" | "busy" | "trouble"> {
  try {
    await (await portalApi()).requestAccountLink({ body: { email } })
    return "sent"
  } catch (error) {
    const kind = refusalOf(error)
    return kind === "refused" ? "invalid" : kind
  }
}

function refusalOf(error: unknown): "refused" | "busy" | "trouble" {
  if (error instanceof ApiUnreachable) return "trouble"
  if (!(error instanceof PortalApiError)) throw error
  if (error.status === 429) return "busy"
  return error.status < 500 ? "refused" : "trouble"
}
