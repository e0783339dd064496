export const payment = {
  "payment.line": "Invoice {number}",
  "payment.finding.late_payment": "An expired payment page was paid",
  "payment.finding.overpaid": "A client paid more than was owed",
  "payment.finding.unknown_payment": "Stripe holds a payment that no invoice knows",
  "payment.finding.amount_differs": "Stripe and the order disagree on an amount",
  "payment.finding.failed_after_paid": "A bank debit was returned after it had been paid",
  "payment.finding.refund_unbooked": "A refund at Stripe could not be booked",
  "payment.finding.about": "{project} ({number})",
  "job.notice.payment_finding": "Tell staff about a payment to check",
  "job.process_stripe_event": "Process an event from Stripe",
  "job.reconcile_payments": "Compare payments with Stripe",
  "job.close_checkouts": "Close payment pages that are out of date",
} as const
