import "server-only"
import { PortalApiError, type PortalClient } from "@client/index"
import { ApiUnreachable, portalApi, showable } from "@/lib/data/api"
import { empty } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { readOwnJson } from "@/lib/session/own-request"

interface Write<T> {
  linkId: string
  /** Of the address, beside the link's. */
  ids: readonly string[]
  /** The body as the API takes it; null for one that it would not take. */
  parse: (body: unknown) => T | null
  /** @returns the answer's data, or undefined for none */
  send: (api: PortalClient, call: { session: string; body: T }) => Promise<unknown>
}

/** A write of the studio's own script: the API's answer, or its refusal with its code. */
export async function answerWrite<T>(request: Request, { linkId, ids, parse, send }: Write<T>): Promise<Response> {
  const read = await readOwnJson(request)
  if (!read.ok) return empty(read.status)
  const session = await sessionOf(linkId)
  if (!session) return empty(401)
  if (!ids.every(isId)) return empty(404)
  const body = parse(read.body)
  if (body === null) return empty(400)
  try {
    const data = await send(await portalApi(), { session, body })
    return data === undefined ? empty(204) : Response.json(showable(data))
  } catch (error) {
    if (error instanceof PortalApiError) return Response.json({ code: error.code }, { status: error.status })
    if (error instanceof ApiUnreachable) return empty(502)
    throw error
  }
}
