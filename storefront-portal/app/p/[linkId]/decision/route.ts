import type { DecisionConflict } from "@contracts/approval"
import { sendDecision } from "@/lib/data/acts"
import { ApiTrouble, readJson } from "@/lib/data/api"
import { readProject } from "@/lib/data/project"
import { formatFor } from "@/lib/format"
import { showConflict } from "@/lib/format/conflict"
import { empty } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { readOwnJson } from "@/lib/session/own-request"

/** The door between the signing sheet and the API: the portal's own script, this link's cookie, JSON, nothing else. */
export async function POST(request: Request, { params }: { params: Promise<{ linkId: string }> }): Promise<Response> {
  const read = await readOwnJson(request)
  if (!read.ok) return empty(read.status)
  const { linkId } = await params
  const session = await sessionOf(linkId)
  if (!session) return empty(401)
  const { body } = read
  if (typeof body !== "object" || body === null || !("request_id" in body)) return empty(400)
  const { request_id, ...decision } = body
  if (typeof request_id !== "string" || !isId(request_id)) return empty(400)
  try {
    const answer = await sendDecision(session, request_id, decision)
    if (answer.status === 409) return await conflict(linkId, await readJson<DecisionConflict>(answer))
    return new Response(await answer.text(), { status: answer.status, headers: { "content-type": "application/json" } })
  } catch (error) {
    if (error instanceof ApiTrouble) return empty(502)
    throw error
  }
}

async function conflict(linkId: string, found: DecisionConflict): Promise<Response> {
  const page = await readProject(linkId)
  if (page.kind !== "ok") return empty(page.kind === "no_session" ? 401 : 502)
  const { shop, sections } = page.data
  return Response.json(showConflict(found, sections.order.currency_code, await formatFor(shop)), { status: 409 })
}
