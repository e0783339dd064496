import "server-only"
import { headers } from "next/headers"
import { createPortalClient, type PortalClient } from "@client/index"
import { portalEnv } from "@/lib/env"
import { typedText } from "@/lib/format/typed-text"
import { addressHeader } from "@/lib/session/client-address"

const TIMEOUT_MS = 10_000
const AGENT_LENGTH = 500

/** The API did not answer. Never carries the address asked: it may hold a token. */
export class ApiUnreachable extends Error {
  override readonly name = "ApiUnreachable"

  constructor() {
    super("The portal API cannot be reached")
  }
}

/**
 * The API on behalf of the client whose request is being handled. Methods throw PortalApiError for a refusal, and
 * ApiUnreachable when there is no answer.
 * @param send for answers that are passed on as they come: `reachStream`
 */
export async function portalApi(send: typeof fetch = reach): Promise<PortalClient> {
  const { apiUrl, sharedSecret } = portalEnv()
  const incoming = await headers()
  const address = incoming.get(addressHeader())
  const agent = incoming.get("user-agent")?.slice(0, AGENT_LENGTH)
  return createPortalClient({
    baseUrl: apiUrl,
    headers: {
      "x-client-portal-secret": sharedSecret,
      ...(address ? { "x-client-portal-address": address } : {}),
      ...(agent ? { "x-client-portal-agent": agent } : {}),
    },
    fetch: send,
  })
}

const reach: typeof fetch = async (url, init) => {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    return await fetch(url, { ...init, cache: "no-store", redirect: "error", signal })
  } catch {
    throw new ApiUnreachable()
  }
}

/** Like `reach`, but only the answer's headers have to come in time: its body may take as long as the client's line does. */
export function reachStream(closed: AbortSignal): typeof fetch {
  return async (url, init) => {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), TIMEOUT_MS)
    try {
      const signal = AbortSignal.any([closed, late.signal])
      return await fetch(url, { ...init, cache: "no-store", redirect: "error", signal })
    } catch {
      throw new ApiUnreachable()
    } finally {
      clearTimeout(timer)
    }
  }
}

/** For files on their way to the API, which answers once it has all of one. Ends with the browser's request. */
export function reachUpload(closed: AbortSignal): typeof fetch {
  return async (url, init) => {
    try {
      return await fetch(url, { ...init, cache: "no-store", redirect: "error", signal: closed })
    } catch {
      throw new ApiUnreachable()
    }
  }
}

/**
 * An answer's data as pages may show it. Every text in it was typed by a person and may stand anywhere on a page, in its
 * title too, so what could disturb a page is taken out here, once for all of them.
 */
export function showable<T>(data: T): T {
  return JSON.parse(JSON.stringify(data), (_, value: unknown) => (typeof value === "string" ? typedText(value) : value))
}
