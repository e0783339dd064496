import "server-only"
import type { Shop } from "@contracts/shop"
import type { InvoiceView } from "@/components/invoices/invoice-page"
import { read, readProject, type Read } from "./project"

export type InvoiceParams = { linkId: string; invoiceId: string }

/** An invoice, and the order that it belongs to. */
export async function readInvoice({ linkId, invoiceId }: InvoiceParams): Promise<Read<InvoiceView & { shop: Shop }>> {
  const [project, invoice] = await Promise.all([
    readProject(linkId),
    read(linkId, (api, session) => api.getInvoice({ session, params: { id: invoiceId } })),
  ])
  if (project.kind !== "ok") return project
  if (invoice.kind !== "ok") return invoice
  const credits = project.data.sections.invoices.invoices.filter(({ kind }) => kind === "credit_note")
  return {
    kind: "ok",
    etag: invoice.etag,
    data: { shop: invoice.data.shop, page: project.data, invoice: invoice.data, credits },
  }
}
