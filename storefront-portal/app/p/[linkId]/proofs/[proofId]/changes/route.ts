import { readProof, type ProofParams } from "@/lib/data/proof"
import type { LiveProof } from "@/components/proofs/studio/studio-data"
import { empty } from "@/lib/session/answers"
import { isId } from "@/lib/session/cookies"

const STATUS = { no_session: 401, other_scope: 403, code_required: 403, missing: 404, trouble: 502 } as const

/** The proof as it is now, asked every few seconds by its open page; 304 while it is as the page has it. */
export async function GET(request: Request, context: { params: Promise<ProofParams> }): Promise<Response> {
  const params = await context.params
  if (!isId(params.proofId)) return empty(404)
  const proof = await readProof(params, request.headers.get("if-none-match"))
  if (proof === null) return empty(304)
  if (proof.kind !== "ok") return empty(STATUS[proof.kind])
  const { page, rendering } = proof.data
  const live: LiveProof = { page, rendering, etag: proof.etag }
  return Response.json(live)
}
