import { commentAnnotationSchema } from "@contracts/proof/annotation"
import type { ProofParams } from "@/lib/data/proof"
import { answerWrite } from "@/lib/proofs/answer-api"

type Params = ProofParams & { remarkId: string }

/** A reply to a remark. */
export async function POST(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const { linkId, proofId, remarkId } = await context.params
  return answerWrite(request, {
    linkId,
    ids: [proofId, remarkId],
    parse: (body) => commentAnnotationSchema.safeParse(body).data ?? null,
    send: (api, call) => api.commentAnnotation({ ...call, params: { id: remarkId } }),
  })
}
