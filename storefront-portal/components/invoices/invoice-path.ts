import type { DocumentKind } from "@contracts/document"
import type { InvoiceKind } from "@contracts/invoice/invoice"

export const invoicePath = (linkId: string, invoiceId: string): string => `/p/${linkId}/invoices/${invoiceId}`

/** Where the open page of an invoice asks whether it is still the newest. */
export const invoiceChangesPath = (linkId: string, invoiceId: string): string =>
  `${invoicePath(linkId, invoiceId)}/changes`

/** Where the invoice can be paid: on its page, at the form. */
export const payPath = (linkId: string, invoiceId: string): string => `${invoicePath(linkId, invoiceId)}#pay`

export const checkoutPath = (linkId: string, checkoutId: string): string => `/p/${linkId}/checkouts/${checkoutId}`

/** A paper as PDF. */
export const documentPath = (linkId: string, kind: DocumentKind, id: string): string =>
  `/p/${linkId}/documents/${kind}/${id}`

export const invoicePdfPath = (linkId: string, { kind, id }: { kind: InvoiceKind; id: string }): string =>
  documentPath(linkId, kind, id)
