import { passDocument } from "@/lib/data/pass-document"

type Context = { params: Promise<{ linkId: string; kind: string; documentId: string }> }

/** A document of the account as PDF. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return passDocument(request, await params, (api, call) => api.getAccountDocument(call))
}
