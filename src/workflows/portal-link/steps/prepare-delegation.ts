import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import { delegationRefused } from "../../../modules/portal-token/delegation-refused"
import { linkStateOf } from "../../../modules/portal-token/link-state"
import type { Delegator } from "../../../modules/portal-token/rows"
import type { ShareOrderInput } from "../workflows/share-order"

export type DelegationInput = { order_id: string; delegator: Delegator; recipient: { name: string; email: string } }

/**
 * Turns a delegation into a share. A link that the colleague has already is not changed, only mailed again. Only staff
 * can renew an expired one.
 */
export const prepareDelegationStep = createStep(
  "prepare-delegation",
  async ({ order_id, delegator, recipient }: DelegationInput, { container }) => {
    const { tokens } = portalServices(container)
    // Whether it still lives is asked in the transaction that makes the new one.
    const own = await tokens.getLink(delegator.link_id)
    if (own.recipient_email === recipient.email) throw delegationRefused("own_address")
    const known = await tokens.findRecipient(order_id, recipient.email)
    if (known && linkStateOf(known, known.read_at) === "expired") throw delegationRefused("colleague_expired")
    const share: ShareOrderInput = {
      order_id,
      recipient,
      message: null,
      mail: true,
      actor: { type: "client", id: delegator.link_id, name: delegator.name },
      delegated_by: delegator,
    }
    return new StepResponse(share)
  },
)
