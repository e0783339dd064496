import Medusa from "@medusajs/js-sdk"
import { createClient } from "../../src/client/create-client"
import type { Transport } from "../../src/client/create-client"
import { PortalApiError } from "../../src/client/error"
import { routes } from "../../src/contracts/routes"

export const backendUrl = __BACKEND_URL__ ?? "/"

const sdk = new Medusa({
  baseUrl: backendUrl,
  auth: { type: __AUTH_TYPE__ ?? "session", jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ || undefined },
})

/** The server could not be reached; the browser itself says "Failed to fetch" and means many things by it. */
export class NoConnection extends Error {
  override name = "NoConnection"
}

/** Medusa's own resources, such as users. */
export const medusa = sdk.admin

/** Begins every address; without a slash at its end. */
export const origin = backendUrl.replace(/\/$/, "")

/** The header that proves who asks, where the host's admin uses tokens; with a session the cookie does. */
export const bearer = async (): Promise<Record<string, string>> => {
  const token = __AUTH_TYPE__ === "jwt" ? await sdk.client.getToken() : null
  return token ? { authorization: `Bearer ${token}` } : {}
}

const transport: Transport = async (path, request) => {
  const headers = { ...request.headers, ...(await bearer()) }
  try {
    // Not the SDK's fetch: it takes a 304 for a failure.
    return await fetch(origin + path, { ...request, headers, credentials: "include" })
  } catch (error) {
    throw error instanceof TypeError ? new NoConnection(error.message) : error
  }
}

const staffRoutes = routes.filter((route) => route.access === "staff")

/** Every staff route by its id. Methods throw PortalApiError for a refusal and NoConnection without an answer. */
export const portalApi = createClient(staffRoutes, transport)

export const statusOf = (error: unknown): number | undefined =>
  error instanceof PortalApiError ? error.status : undefined
