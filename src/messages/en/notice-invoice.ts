/** Words of the mails about invoices and payments, and of the rep's lines. */
export const noticeInvoice = {
  "fact.invoice": "{kind, select, credit_note {Credit note} other {Invoice}}",
  "fact.amount_due": "Amount due",
  "fact.due_on": "Due",
  "fact.paid": "Paid",
  "fact.method": "Paid by",
  "fact.received_at": "Received",
  "fact.payment_reference": "Reference",

  "invoice_sent.subject":
    "{kind, select, invoice {Invoice {number}: {amount} for {project}} other {Credit note {number}: {amount} for {project}}}",
  "invoice_sent.preheader":
    "{kind, select, invoice {View, download and pay it on your page.} other {View and download it on your page.}}",
  "invoice_sent.title": "{kind, select, invoice {Invoice {number}} other {Credit note {number}}}",
  "invoice_sent.intro":
    "{kind, select, invoice {Here’s your invoice for {project}. {amount} is due.} other {Here’s a credit note of {amount} for {project}.}}",
  "invoice_sent.action": "{kind, select, invoice {View invoice} other {View credit note}}",

  "invoice_reminder.subject":
    "{state, select, overdue {Invoice {number} is overdue: {amount}} other {Invoice {number} is due {due}: {amount}}}",
  "invoice_reminder.preheader": "{state, select, overdue {It was due {due}.} other {You can pay it on your page.}}",
  "invoice_reminder.title":
    "{state, select, overdue {Invoice {number} is overdue} other {Invoice {number} is due soon}}",
  "invoice_reminder.intro":
    "{state, select, overdue {{amount} of invoice {number} was due {due} and is still open.} other {{amount} of invoice {number} is due {due}.}}",
  "invoice_reminder.action": "View and pay",
  "invoice_reminder.paid_already": "Already paid? Then our emails crossed, and there is nothing to do.",

  "payment_receipt.subject": "Payment received: {amount} for invoice {number}",
  "payment_receipt.preheader": "{rest, select, none {The invoice is paid. Thank you.} other {{balance} is still due.}}",
  "payment_receipt.title": "We received your payment",
  "payment_receipt.intro":
    "Thank you. We received {amount} for invoice {number}.{rest, select, none { It is paid in full.} other { {balance} is still due.}}",
  "payment_receipt.action": "View invoice",

  "payment_received.title": "{amount} received for {number}",
  "payment_received.text": "{project} ({number}). Still due on the invoice: {balance}.",

  "payment_failed.subject":
    "{how, select, returned {Your bank returned your payment of {amount}} other {Your payment of {amount} didn’t go through}}",
  "payment_failed.preheader":
    "{count, plural, one {Invoice {numbers} is} other {Invoices {numbers} are}} due again. You can pay another way on your page.",
  "payment_failed.title": "Your payment didn’t go through",
  "payment_failed.intro":
    "{how, select, returned {Your bank returned your payment of {amount} for {count, plural, one {invoice {numbers}} other {invoices {numbers}}} after we had received it. The amount is due again.} other {Your bank payment of {amount} for {count, plural, one {invoice {numbers}} other {invoices {numbers}}} didn’t go through.}}",
  "payment_failed.action": "View and pay",

  "debit_failed.title": "Bank payment of {amount} for {number} failed",
  "debit_failed.text": "{project} ({number}). The amount is due again.",

  "payment_refunded.subject": "Refund of {amount} for invoice {number}",
  "payment_refunded.preheader": "It can take a few business days to arrive.",
  "payment_refunded.title": "We refunded {amount}",
  "payment_refunded.intro":
    "We refunded {amount} of what you paid for invoice {number}. It can take a few business days to arrive.",

  "refund_returned.subject": "Your refund of {amount} for invoice {number} didn’t arrive",
  "refund_returned.preheader": "Your bank sent it back. We’ll be in touch.",
  "refund_returned.title": "Your refund of {amount} didn’t arrive",
  "refund_returned.intro":
    "We refunded {amount} of what you paid for invoice {number}, but your bank sent it back. We have been told and will be in touch about another way.",
} as const
