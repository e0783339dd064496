import { createAnnotationSchema } from "@contracts/proof/annotation"
import type { ProofParams } from "@/lib/data/proof"
import { answerWrite } from "@/lib/proofs/answer-api"

/** A remark on a page of the proof. */
export async function POST(request: Request, context: { params: Promise<ProofParams> }): Promise<Response> {
  const { linkId, proofId } = await context.params
  return answerWrite(request, {
    linkId,
    ids: [proofId],
    parse: (body) => createAnnotationSchema.safeParse(body).data ?? null,
    send: (api, call) => api.createAnnotation({ ...call, params: { id: proofId } }),
  })
}
