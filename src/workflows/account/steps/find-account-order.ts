import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../../contracts"
import { portalError } from "../../../lib/portal-error"
import { portalServices } from "../../../lib/services"
import { runSql, sql } from "../../../lib/sql"
import type { EnsureLinkInput } from "../../portal-link/steps/ensure-link"

export type OpenAccountOrderInput = {
  order_id: string
  /** Of the session: the order has to be this customer's. */
  customer_id: string
  /** The person's link to the account. */
  link_id: string
}

const FIND = `SELECT o.id FROM portal_account_order a
  JOIN "order" o ON o.id = a.order_id AND o.customer_id = a.customer_id AND o.deleted_at IS NULL
 WHERE a.order_id = ? AND a.customer_id = ?`

/** The order, as long as it is the account's, and the person who opens it. @throws MedusaError not_found */
export const findAccountOrderStep = createStep(
  "find-portal-account-order",
  async ({ order_id, customer_id, link_id }: OpenAccountOrderInput, { container }) => {
    const [order] = await runSql<{ id: string }>(container, sql(FIND, order_id, customer_id))
    // The same answer as for an id that does not exist.
    if (!order) throw portalError("not_found", "This order does not exist.")
    const { recipient_name: name, recipient_email: email } = await portalServices(container).tokens.getLink(link_id)
    const actor: Actor = { type: "client", id: link_id, name }
    const link: EnsureLinkInput = { order_id, recipient: { name, email }, actor }
    return new StepResponse({ link, project: { order_id, actor } })
  },
)
