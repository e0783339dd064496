import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { ORDER_SUBJECT, paymentSettings } from "../../contracts"
import { isPayable } from "../../invoice-view/invoice-tile"
import { readPayUnavailable } from "../../invoice-view/pay-available"
import { readOrderInvoices } from "../../invoice-view/read-order-invoices"
import { reasonOf } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import type { DecisionRow } from "../../modules/approval/rows"
import { requestDeposit } from "./deposit-on-approval"

/**
 * The invoice of the deposit to which an approval leads the client (Approve and pay). It is issued here, so that the client
 * need not wait for the decision's effects, which would do the same. Null where the shop does not want that, cannot take
 * payments, or asks for no deposit.
 */
export const depositToPay = async (
  container: MedusaContainer,
  { id, kind, subject_type, order_id }: Pick<DecisionRow, "id" | "kind" | "subject_type" | "order_id">,
): Promise<string | null> => {
  if (kind !== "approved" || subject_type !== ORDER_SUBJECT) return null
  const { deposit_on_approval } = await portalServices(container).settings.get(paymentSettings)
  if (!deposit_on_approval || (await readPayUnavailable(container)) !== null) return null
  try {
    await requestDeposit(container, id)
    const { invoices } = await readOrderInvoices(container, order_id)
    const deposit = invoices.find((invoice) => invoice.purpose === "deposit" && isPayable(invoice))
    return deposit && !MathBN.gt(deposit.money.processing, 0) ? deposit.id : null
  } catch (error) {
    // The decision is made and stands. Its effects ask for the deposit again, and staff see why that fails.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`client-portal: the deposit of decision ${id} is left to its effects: ${reasonOf(error)}`)
    return null
  }
}
