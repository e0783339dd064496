import { passDocument } from "@/lib/data/pass-document"

type Context = { params: Promise<{ linkId: string; kind: string; documentId: string }> }

/** A document of the order as PDF. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return passDocument(request, await params, (api, call) => api.getDocument(call))
}
