import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import type { Actor } from "../../../contracts"

export type LinkActInput = { link_id: string; actor: Actor }

/** A new token for the link. Not undone: the old token may have leaked, which is why links are rotated. */
export const rotateLinkStep = createStep(
  "rotate-portal-link",
  async ({ link_id, actor }: LinkActInput, { container }) => {
    await portalServices(container).tokens.rotateLink(link_id, actor)
    return new StepResponse({ id: link_id })
  },
)

/** A new token and time for a link that has expired; `renewed` says whether it had. Not undone, for the same reason. */
export const renewLinkStep = createStep(
  "renew-portal-link",
  async ({ link_id }: Pick<LinkActInput, "link_id">, { container }) => {
    const { renewed } = await portalServices(container).tokens.renewLink(link_id)
    return new StepResponse({ id: link_id, renewed })
  },
)

/** Ends the link; `ended` says whether it had not ended before. Not undone, for the same reason. */
export const revokeLinkStep = createStep(
  "revoke-portal-link",
  async ({ link_id, actor }: LinkActInput, { container }) => {
    const ended = await portalServices(container).tokens.revokeLink(link_id, actor)
    return new StepResponse({ id: link_id, ended })
  },
)
