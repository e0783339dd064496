import { getInvoice } from "../../../../contracts/routes/invoice"
import { readInvoicePage } from "../../../../invoice-view/read-invoice-page"
import { etagFor } from "../../../../project-page/freshness"
import { answerNotModified } from "../../../etag"
import { ANSWERED, implement } from "../../../implement"

/** Parts of the order's page that an invoice shows as well. */
const PARTS = new Set(["shop", "order", "invoices"])

export const GET = implement(getInvoice, async ({ session, params, container, req, res }) => {
  const keys = [...session.keys].filter(([part]) => PARTS.has(part))
  if (answerNotModified(req, res, etagFor(keys, params.id))) return ANSWERED
  return await readInvoicePage(container, params.id, session.order_id)
})
