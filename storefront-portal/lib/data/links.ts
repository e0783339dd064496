import "server-only"
import type { FreshLink, PortalSession } from "@contracts/portal-session"
import { askApi, discard, readJson } from "./api"

export type Exchange =
  { kind: "opened"; session: PortalSession } | { kind: "refused" } | { kind: "busy" } | { kind: "trouble" }

export async function exchangeToken(token: string): Promise<Exchange> {
  try {
    const response = await askApi("/portal/session", { method: "POST", body: { token } })
    if (response.ok) {
      return { kind: "opened", session: await readJson<PortalSession>(response) }
    }
    await discard(response)
    if (response.status === 429) return { kind: "busy" }
    return response.status < 500 ? { kind: "refused" } : { kind: "trouble" }
  } catch {
    return { kind: "trouble" }
  }
}

export async function askFreshLink(wanted: FreshLink): Promise<"sent" | "busy" | "trouble"> {
  try {
    const response = await askApi("/portal/fresh-link", { method: "POST", body: wanted })
    await discard(response)
    if (response.status === 429) return "busy"
    return response.status < 500 ? "sent" : "trouble"
  } catch {
    return "trouble"
  }
}
