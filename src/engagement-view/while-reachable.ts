import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { reasonOf } from "../lib/jobs/define-job"
import { portalServices } from "../lib/services"

type Engagement = ReturnType<typeof portalServices>["engagement"]

/**
 * What engagement adds to other parts, such as a page that staff work with: `otherwise`, and a line in the log, while a database of
 * its own cannot be reached. Without such a database an error is one of the shop's, and is thrown.
 */
export const whileReachable = async <T>(
  container: MedusaContainer,
  read: (engagement: Engagement) => Promise<T>,
  otherwise: T,
): Promise<T> => {
  const { engagement, settings } = portalServices(container)
  try {
    return await read(engagement)
  } catch (error) {
    if (!settings.options.engagement.store) throw error
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`client-portal: engagement is left out while its database cannot be reached: ${reasonOf(error)}`)
    return otherwise
  }
}
