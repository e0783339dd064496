import type { ProofParams } from "@/lib/data/proof"
import { answerWrite } from "@/lib/proofs/answer-api"

type Params = ProofParams & { remarkId: string }

/** Takes a remark of one's own back. */
export async function DELETE(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const { linkId, proofId, remarkId } = await context.params
  return answerWrite(request, {
    linkId,
    ids: [proofId, remarkId],
    parse: () => ({}),
    send: (api, { session }) => api.deleteAnnotation({ session, params: { id: remarkId } }),
  })
}
