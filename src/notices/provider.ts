import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { defineSetupStep } from "../lib/setup-step"

/** Whether the host has a notification provider for the channel. */
export const hasProvider = async (container: MedusaContainer, channel: "email" | "feed"): Promise<boolean> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const provider = await knex("notification_provider")
    .whereRaw("is_enabled AND ? = ANY (channels)", [channel])
    .first("id")
  return provider !== undefined
}

export const hasEmailProvider = async (container: MedusaContainer): Promise<boolean> =>
  await hasProvider(container, "email")

/** Without a provider of the `email` channel no mail is sent. */
export const emailProviderStep = defineSetupStep({ id: "email_provider", href: null, isDone: hasEmailProvider })
