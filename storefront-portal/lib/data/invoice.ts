import "server-only"
import { createHash } from "node:crypto"
import type { Shop } from "@contracts/shop"
import type { InvoiceView } from "@/components/invoices/invoice-page"
import { read, readProject, type Read } from "./project"

export type InvoiceParams = { linkId: string; invoiceId: string }

/** An invoice, and the order that it belongs to. */
export async function readInvoice({ linkId, invoiceId }: InvoiceParams): Promise<Read<InvoiceView & { shop: Shop }>> {
  // The order is read second: what changes in between is newer than the tag, and the open page asks for it again.
  const invoice = await read(linkId, (api, session) => api.getInvoice({ session, params: { id: invoiceId } }))
  if (invoice.kind !== "ok") return invoice
  const project = await readProject(linkId)
  if (project.kind !== "ok") return project
  const page = project.data
  const { name, number } = page.project
  const shown = JSON.stringify([invoice.data, name, number])
  return {
    kind: "ok",
    etag: invoice.etag,
    data: {
      shop: invoice.data.shop,
      page,
      invoice: invoice.data,
      version: createHash("sha256").update(shown).digest("hex").slice(0, 16),
    },
  }
}
