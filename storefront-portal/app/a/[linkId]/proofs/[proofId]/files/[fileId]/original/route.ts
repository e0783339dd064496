import { passFile } from "@/lib/proofs/pass-file"

type Params = { linkId: string; proofId: string; fileId: string }

/** A file of an earlier proof as it was uploaded, byte for byte, as a download. */
export async function GET(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const { linkId, proofId, fileId } = await context.params
  return passFile(request, {
    linkId,
    ids: [proofId, fileId],
    ask: (api, call) => api.getAccountProofOriginal({ ...call, params: { id: proofId, file_id: fileId } }),
  })
}
