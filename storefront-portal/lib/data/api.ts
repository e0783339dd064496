import "server-only"
import { headers } from "next/headers"
import { portalEnv } from "@/lib/env"
import { typedText } from "@/lib/format/typed-text"
import { addressHeader } from "@/lib/session/client-address"

export interface Ask {
  method?: "GET" | "POST"
  session?: string
  etag?: string
  body?: unknown
}

const TIMEOUT_MS = 10_000
const AGENT_LENGTH = 500

/** The API did not answer, or answered what no page can handle. Never carries the address asked: it may hold a token. */
export class ApiTrouble extends Error {
  constructor(readonly status: number | null) {
    super(status === null ? "The portal API cannot be reached" : `The portal API answered ${status}`)
    this.name = "ApiTrouble"
  }
}

/** One request to the API on behalf of the client whose request is being handled. */
export async function askApi(path: string, ask: Ask = {}): Promise<Response> {
  const { apiUrl, sharedSecret } = portalEnv()
  const incoming = await headers()
  const outgoing = new Headers({ accept: "application/json", "x-client-portal-secret": sharedSecret })
  const address = incoming.get(addressHeader())
  if (address) outgoing.set("x-client-portal-address", address)
  const agent = incoming.get("user-agent")?.slice(0, AGENT_LENGTH)
  if (agent) outgoing.set("x-client-portal-agent", agent)
  if (ask.session) outgoing.set("authorization", `Bearer ${ask.session}`)
  if (ask.etag) outgoing.set("if-none-match", ask.etag)
  if (ask.body !== undefined) outgoing.set("content-type", "application/json")
  try {
    return await fetch(`${apiUrl}${path}`, {
      method: ask.method ?? "GET",
      headers: outgoing,
      body: ask.body === undefined ? undefined : JSON.stringify(ask.body),
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
  } catch {
    throw new ApiTrouble(null)
  }
}

/**
 * The JSON of an answer. Every text in it was typed by somebody and may stand anywhere on a page, in its title too, so
 * what could disturb a page is taken out here, once for all of them.
 */
export async function readJson<T>(response: Response): Promise<T> {
  return JSON.parse(await response.text(), (_, value: unknown) =>
    typeof value === "string" ? typedText(value) : value,
  )
}

/** Lets go of a body nobody reads, so that the connection can be used again. */
export async function discard(response: Response): Promise<void> {
  await response.body?.cancel()
}
