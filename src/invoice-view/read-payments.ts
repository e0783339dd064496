import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import type { Dispute, Money, Payment, StaffPayment } from "../contracts"
import { actorOfRow } from "../lib/actor-columns"
import { toMoney } from "../lib/money"
import type { DisputeRow, PaymentRow } from "../modules/payment/rows"

/** A payment with what became of it, from Medusa's captures and refunds and the disputes at Stripe. */
export type OrderPayment = PaymentRow & {
  captured: Money
  refunded: Money
  disputed: Money
  /** Each refund, oldest first. `at` as Postgres writes it. */
  refunds: { id: string; amount: Money; at: string }[]
  disputes: DisputeRow[]
}

/** Exact amount of one of Medusa's captures and refunds. */
const EXACT = "coalesce((m.raw_amount->>'value')::numeric, m.amount)"
const ofPayment = (table: "capture" | "refund"): string =>
  `FROM ${table} m WHERE m.payment_id = p.medusa_payment_id AND m.deleted_at IS NULL`

const PAYMENTS = `
  SELECT p.*, (SELECT coalesce(sum(${EXACT}), 0)::text ${ofPayment("capture")}) AS captured,
         (SELECT coalesce(json_agg(json_build_object('id', m.id, 'amount', ${EXACT}::text, 'at', m.created_at) ORDER BY m.created_at, m.id), '[]')
            ${ofPayment("refund")}) AS refunds,
         (SELECT coalesce(json_agg(d ORDER BY d.opened_at, d.id), '[]') FROM portal_dispute d
           WHERE d.payment_id = p.id AND d.deleted_at IS NULL) AS disputes
    FROM portal_payment p
   WHERE p.order_id = ANY (?) AND p.deleted_at IS NULL
   ORDER BY p.received_at DESC, p.id`

type Row = Omit<OrderPayment, "refunded" | "disputed">

const toPayment = (row: Row): OrderPayment => {
  const { currency_code } = row
  const withdrawn = row.disputes.filter(({ is_withdrawn }) => is_withdrawn).map(({ amount }) => amount)
  return {
    ...row,
    captured: toMoney(row.captured, currency_code),
    refunded: toMoney(MathBN.sum(0, ...row.refunds.map(({ amount }) => amount)), currency_code),
    refunds: row.refunds.map(({ id, amount, at }) => ({ id, amount: toMoney(amount, currency_code), at })),
    disputed: toMoney(MathBN.sum(0, ...withdrawn), currency_code),
  }
}

/** Payments of orders, newest first, in one statement. */
export const readPayments = async (
  container: MedusaContainer,
  order_ids: readonly string[],
): Promise<OrderPayment[]> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: Row[] }>(PAYMENTS, [[...order_ids]])
  return rows.map(toPayment)
}

/** What stays of a payment: captured, not refunded, not taken back by the client's bank. */
export const keptOf = ({ captured, refunded, disputed }: OrderPayment) => MathBN.sub(captured, refunded, disputed)

/** A payment as the client sees it. */
export const toShownPayment = (row: OrderPayment): Payment => ({
  id: row.id,
  invoice_id: row.invoice_id,
  method: row.method,
  last4: row.last4,
  currency_code: row.currency_code,
  amount: toMoney(row.amount, row.currency_code),
  refunded: row.refunded,
  disputed: row.disputed,
  received_at: row.received_at.toISOString(),
  is_returned_refund: row.returned_refund_id !== null,
  reference: row.reference,
})

const toDispute = (row: DisputeRow): Dispute => ({
  id: row.id,
  payment_id: row.payment_id,
  currency_code: row.currency_code,
  amount: toMoney(row.amount, row.currency_code),
  status: row.status,
  reason: row.reason,
  // Rows inside JSON carry instants as Postgres writes them.
  respond_by: row.respond_by && new Date(row.respond_by).toISOString(),
  opened_at: new Date(row.opened_at).toISOString(),
})

export const toStaffPayment = (row: OrderPayment): StaffPayment => {
  const { type, name } = actorOfRow(row)
  return {
    ...toShownPayment(row),
    order_id: row.order_id,
    medusa_payment_id: row.medusa_payment_id,
    stripe_payment_intent_id: row.stripe_payment_intent_id,
    note: row.note,
    recorded_by: type === "system" ? null : { type, name },
    disputes: row.disputes.map(toDispute),
  }
}
