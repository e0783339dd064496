import type { QueuedJob } from "../../lib/jobs/queued-job"
import type { PaymentRow } from "../../modules/payment/rows"

/** What follows from money that arrived through Stripe, enqueued in the transaction that notes it. */
export const paymentFollowUps = {
  booked: (_payment: PaymentRow): QueuedJob[] => [],
}
