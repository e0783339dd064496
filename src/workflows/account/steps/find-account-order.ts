import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { AccountReader } from "../../../account-view/orders-query"
import { findOwnOrders } from "../../../account-view/own-order"
import type { Actor } from "../../../contracts"
import { portalError } from "../../../lib/portal-error"
import { portalServices } from "../../../lib/services"
import type { EnsureLinkInput } from "../../portal-link/steps/ensure-link"

export type OpenAccountOrderInput = {
  order_id: string
  /** The session: the order has to be one that it may see, and is opened by its person. */
  reader: AccountReader
}

/** The order, as long as it is the account's, and the person who opens it. @throws MedusaError not_found */
export const findAccountOrderStep = createStep(
  "find-portal-account-order",
  async ({ order_id, reader }: OpenAccountOrderInput, { container }) => {
    // The same answer as for an id that does not exist.
    if (!(await findOwnOrders(container, reader, [order_id])).has(order_id))
      throw portalError("not_found", "This order does not exist.")
    const { recipient_name: name, recipient_email: email } = await portalServices(container).tokens.getLink(
      reader.link_id,
    )
    const actor: Actor = { type: "client", id: reader.link_id, name }
    const link: EnsureLinkInput = { order_id, recipient: { name, email }, actor }
    return new StepResponse({ link, project: { order_id, actor } })
  },
)
