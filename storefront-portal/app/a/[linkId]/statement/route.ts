import { passFile } from "@/lib/proofs/pass-file"

/** The statement of account as PDF, in the language that the browser asks for. */
export async function GET(request: Request, context: { params: Promise<{ linkId: string }> }): Promise<Response> {
  const { linkId } = await context.params
  const locale = request.headers.get("accept-language")?.slice(0, 200)
  return passFile(request, {
    linkId,
    ids: [],
    media: "application/pdf",
    ask: (api, { session, signal }) => api.getAccountStatement({ session, signal, query: locale ? { locale } : {} }),
  })
}
