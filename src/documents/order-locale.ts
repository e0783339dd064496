import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** The language in which an order was placed, as Medusa keeps it; null where it does not know. */
export const readOrderLocale = async (container: MedusaContainer, order_id: string): Promise<string | null> => {
  const row = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)<{ id: string; locale: string | null }>("order")
    .where({ id: order_id })
    .first("locale")
  return row?.locale ?? null
}
