/** Lines that an invoice has beside those of the order. */
export const invoiceLine = {
  "invoice_line.shipping": "Shipping",
  "invoice_line.credit": "Credit",
  "invoice_line.deposit": "Deposit",
  "invoice_line.deposit_percent": "Deposit of {percent}%",
  "invoice_line.invoiced_before": "Less invoice {number}",
  "invoice_line.credited": "Credit for invoice {number}",
} as const
