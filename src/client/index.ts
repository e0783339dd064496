import { routes } from "../contracts/routes"
import { type Client, createClient } from "./create-client"

export { createClient, type Call, type Client, type Result, type Tagged, type Transport } from "./create-client"
export { PortalApiError } from "./error"

export type PortalClientOptions = {
  /** Medusa's own origin, with the path it is mounted at, if any. */
  baseUrl: string
  /** Sent with every request; a portal's server puts the client's address and the shared secret here. */
  headers?: Record<string, string>
  fetch?: typeof fetch
}

/** The routes of a client's portal, without those of staff. */
const portalRoutes = routes.filter((route) => route.access !== "staff")

export type PortalClient = Client<typeof portalRoutes>

/**
 * The clients' side of the API with its types, for a shop that builds the portal into its own storefront. Use it on a
 * server: a session must not be readable by scripts in a browser. Every method throws PortalApiError for a refusal, and
 * lets through what fetch itself throws when the API cannot be reached.
 */
export const createPortalClient = ({
  baseUrl,
  headers = {},
  fetch: send = fetch,
}: PortalClientOptions): PortalClient => {
  const base = baseUrl.replace(/\/$/, "")
  return createClient(portalRoutes, (path, request) =>
    send(base + path, { ...request, headers: { ...headers, ...request.headers } }),
  )
}
