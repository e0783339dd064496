import { answerChange } from "@/lib/data/answer-change"
import type { InvoiceParams } from "@/lib/data/invoice"
import { empty } from "@/lib/session/answers"
import { isId } from "@/lib/session/cookies"

/** Whether the page of an invoice is still the newest. */
export async function GET(request: Request, context: { params: Promise<InvoiceParams> }): Promise<Response> {
  const { linkId, invoiceId } = await context.params
  if (!isId(invoiceId)) return empty(404)
  return answerChange(request, linkId, (api, call) => api.getInvoice({ ...call, params: { id: invoiceId } }))
}
