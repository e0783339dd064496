import { previewSizeSchema } from "@contracts/artwork"
import { passFile, refused } from "@/lib/proofs/pass-file"

type Params = { linkId: string; proofId: string; fileId: string; page: string; size: string }

/** A page of a proof's file as a picture. */
export async function GET(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const { linkId, proofId, fileId, page, size } = await context.params
  const preview = previewSizeSchema.safeParse(size)
  if (!preview.success || !/^[1-9]\d{0,4}$/.test(page)) return refused(404)
  return passFile(request, {
    linkId,
    ids: [proofId, fileId],
    ask: (api, call) =>
      api.getProofPreview({ ...call, params: { id: proofId, file_id: fileId, page, size: preview.data } }),
    media: "image/webp",
  })
}
