import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, MedusaError, Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { Money } from "../../contracts"
import { reasonOf } from "../../lib/jobs/define-job"
import { listedIds } from "../../lib/stripe/metadata"
import { fromMinorUnits } from "../../lib/stripe/minor-units"
import type { CheckoutWithParts } from "../../modules/payment/checkouts"
import { allocate } from "./allocate"
import { reportFinding } from "./findings"
import { bookedPayments, inReverse } from "./payment-places"
import type { StripeRefund, StripeTruth } from "./stripe-truth"

/** Money that left, or is about to. */
const COUNTS: ReadonlySet<string> = new Set(["succeeded", "pending", "requires_action"])

export const isMoneyOut = ({ status }: Pick<StripeRefund, "status">): boolean => COUNTS.has(status)

/** Medusa's refunds by their ids, as far as they exist. */
const readMedusaRefunds = async (container: MedusaContainer, ids: readonly string[]): Promise<Map<string, Money>> => {
  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw<{ rows: { id: string; amount: Money }[] }>(
      `SELECT id, coalesce(raw_amount->>'value', amount::text) AS amount FROM refund
        WHERE id = ANY (?) AND deleted_at IS NULL`,
      [[...ids]],
    )
  return new Map(rows.map(({ id, amount }) => [id, amount]))
}

/**
 * Books refunds in Medusa that are at Stripe and not in Medusa: those made in Stripe's dashboard, and one whose booking had
 * failed. They go through Medusa's own workflow, in which our provider adopts Stripe's refund (docs/adr/0030).
 */
export const reconcileRefunds = async (
  container: MedusaContainer,
  truth: StripeTruth,
  checkout: CheckoutWithParts,
): Promise<void> => {
  for (const refund of truth.refunds.filter(isMoneyOut)) {
    const listed = listedIds(refund.booked_by)
    const booked = await readMedusaRefunds(container, listed)
    const missing = MathBN.sub(fromMinorUnits(refund.amount, truth.currency), MathBN.sum(0, ...booked.values()))
    if (MathBN.gt(missing, 0)) await bookRefund(container, truth, checkout, refund, missing.toFixed())
  }
}

const bookRefund = async (
  container: MedusaContainer,
  truth: StripeTruth,
  checkout: CheckoutWithParts,
  refund: StripeRefund,
  missing: Money,
): Promise<void> => {
  const { shares, rest } = allocate(missing, inReverse(await bookedPayments(container, checkout), checkout.parts))
  let listed = listedIds(refund.booked_by)
  try {
    for (const { place, amount } of shares) {
      const kept = [...(await readMedusaRefunds(container, listed)).keys()]
      listed = await adoptRefund(container, place.medusa_payment_id, { refund_id: refund.id, amount, listed, kept })
    }
    if (MathBN.lte(rest, 0)) return
  } catch (error) {
    if (!(error instanceof MedusaError) || error.type === MedusaError.Types.UNEXPECTED_STATE) throw error
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`client-portal: refund ${refund.id} cannot be booked: ${reasonOf(error)}`)
  }
  await reportFinding(container, {
    key: `refund:${refund.id}`,
    code: "refund_unbooked",
    order_id: checkout.parts[0]?.order_id ?? null,
    stripe_id: refund.id,
    currency_code: truth.currency,
    booked: null,
    at_stripe: fromMinorUnits(refund.amount, truth.currency),
  })
}

type Adoption = { refund_id: string; amount: Money; listed: string[]; kept: string[] }

/** @returns the ids that Stripe's refund names from then on */
const adoptRefund = async (
  container: MedusaContainer,
  payment_id: string,
  { refund_id, amount, listed, kept }: Adoption,
): Promise<string[]> => {
  const medusa = container.resolve(Modules.PAYMENT)
  const before = await medusa.retrievePayment(payment_id, { relations: ["refunds"] })
  // `data` is stored like any other field, and missing from the type alone.
  const marked = { id: payment_id, data: { ...before.data, adopt: { refund_id, amount, listed, kept } } }
  await medusa.updatePayment(marked)
  await refundPaymentWorkflow(container).run({ input: { payment_id, amount: Number(amount) } })
  const known = new Set(before.refunds?.map(({ id }) => id))
  const after = await medusa.retrievePayment(payment_id, { relations: ["refunds"] })
  const added = after.refunds?.filter(({ id }) => !known.has(id)).map(({ id }) => id) ?? []
  return [...kept, ...added]
}
