import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import { handOverRefused } from "../../../modules/portal-token/hand-over-refused"
import { linkStateOf } from "../../../modules/portal-token/link-state"
import type { Giver } from "../../../modules/portal-token/rows"
import type { ShareOrderInput } from "../workflows/share-order"

export type HandOverInput = { order_id: string; giver: Giver; recipient: { name: string; email: string } }

/**
 * What a client's hand-over is as a share. A new link ends when the giver's own does; a colleague who has one keeps it as
 * it is and gets it mailed once more. An expired one is the shop's to give again.
 */
export const prepareHandOverStep = createStep(
  "prepare-hand-over",
  async ({ order_id, giver, recipient }: HandOverInput, { container }) => {
    const { tokens } = portalServices(container)
    const own = await tokens.getActiveLink(giver.link_id)
    if (own.recipient_email === recipient.email) throw handOverRefused("own_address")
    const known = await tokens.findRecipient(order_id, recipient.email)
    if (known && linkStateOf(known, new Date()) === "expired") throw handOverRefused("colleague_expired")
    const share: ShareOrderInput = {
      order_id,
      recipient: known ? { name: known.recipient_name, email: known.recipient_email } : recipient,
      message: null,
      mail: true,
      actor: { id: giver.link_id, name: giver.name },
      given_by: giver,
      ...(known ? {} : { expires_at: own.expires_at?.toISOString() ?? null }),
    }
    return new StepResponse(share)
  },
)
