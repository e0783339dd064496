import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import { handOverRefused } from "../../../modules/portal-token/hand-over-refused"
import { linkStateOf } from "../../../modules/portal-token/link-state"
import type { Giver } from "../../../modules/portal-token/rows"
import type { ShareOrderInput } from "../workflows/share-order"

export type HandOverInput = { order_id: string; giver: Giver; recipient: { name: string; email: string } }

/**
 * What a client's hand-over is as a share, which changes nothing of a link that the colleague has already: it is mailed
 * once more. An expired one is the shop's to give again.
 */
export const prepareHandOverStep = createStep(
  "prepare-hand-over",
  async ({ order_id, giver, recipient }: HandOverInput, { container }) => {
    const { tokens } = portalServices(container)
    // Whether it still lives is asked in the transaction that makes the new one.
    const own = await tokens.getLink(giver.link_id)
    if (own.recipient_email === recipient.email) throw handOverRefused("own_address")
    const known = await tokens.findRecipient(order_id, recipient.email)
    if (known && linkStateOf(known, known.read_at) === "expired") throw handOverRefused("colleague_expired")
    const share: ShareOrderInput = {
      order_id,
      recipient,
      message: null,
      mail: true,
      actor: { id: giver.link_id, name: giver.name },
      given_by: giver,
    }
    return new StepResponse(share)
  },
)
