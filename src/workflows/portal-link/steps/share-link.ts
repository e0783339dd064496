import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { portalServices } from "../../../lib/services"
import type { Actor } from "../../../modules/portal-token/service"

export type ShareStepInput = { link_id: string; message: string | null; mail: boolean; actor: Actor }

/**
 * Counts, logs and (through the outbox) mails a share. It stands last in its workflows: what has been sent cannot be
 * undone.
 */
export const shareLinkStep = createStep(
  "share-portal-link",
  async ({ link_id, message, mail, actor }: ShareStepInput, { container }) => {
    const { tokens } = portalServices(container)
    await tokens.getActiveLink(link_id)
    await tokens.shareLink(link_id, { message, mail, actor })
    return new StepResponse({ id: link_id })
  },
)
