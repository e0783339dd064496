import "server-only"
import type { PortalClient } from "@client/index"
import { type DocumentKind, documentKindSchema } from "@contracts/document"
import { passFile } from "@/lib/proofs/pass-file"

type Place = { linkId: string; kind: string; documentId: string }

/** The client's method that gives the document. */
type Ask = (
  api: PortalClient,
  call: {
    session: string
    signal: AbortSignal
    params: { kind: DocumentKind; id: string }
    query: { locale?: string }
  },
) => Promise<Response>

/** Passes a document on as PDF, in the language that the browser asks for. @returns 404 for a kind that there is not */
export async function passDocument(request: Request, { linkId, kind: given, documentId: id }: Place, ask: Ask) {
  const kind = documentKindSchema.safeParse(given)
  if (!kind.success) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } })
  const locale = request.headers.get("accept-language")?.slice(0, 200)
  return passFile(request, {
    linkId,
    ids: [id],
    media: "application/pdf",
    ask: (api, { session, signal }) =>
      ask(api, { session, signal, params: { kind: kind.data, id }, query: locale ? { locale } : {} }),
  })
}
