import { documentKindSchema } from "@contracts/document"
import { passFile } from "@/lib/proofs/pass-file"

type Params = { linkId: string; kind: string; documentId: string }

/** A document of the account as PDF, in the language that the browser asks for. */
export async function GET(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const { linkId, kind: given, documentId: id } = await context.params
  const kind = documentKindSchema.safeParse(given)
  if (!kind.success) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } })
  const locale = request.headers.get("accept-language")?.slice(0, 200)
  return passFile(request, {
    linkId,
    ids: [id],
    media: "application/pdf",
    ask: (api, { session, signal }) =>
      api.getAccountDocument({ session, signal, params: { kind: kind.data, id }, query: locale ? { locale } : {} }),
  })
}
