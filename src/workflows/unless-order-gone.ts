import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { isOrderGone } from "../order-view/read-order"

/**
 * Runs a job's work and treats a deleted order as done: staff may delete drafts, and repeating the job for days would
 * change nothing.
 */
export const unlessOrderGone = async (container: MedusaContainer, work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    if (!isOrderGone(error)) throw error
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .info("client-portal outbox: a job was dropped because its order was deleted")
  }
}
