import { passFile } from "@/lib/proofs/pass-file"

type Params = { linkId: string; fileId: string }

/** A file as it was uploaded, byte for byte, as a download. */
export async function GET(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const { linkId, fileId: id } = await context.params
  return passFile(request, {
    linkId,
    ids: [id],
    ask: (api, call) => api.getFileOriginal({ ...call, params: { id } }),
  })
}
