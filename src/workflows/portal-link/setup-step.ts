import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { defineSetupStep } from "../../lib/setup-step"

export const firstShareStep = defineSetupStep({
  id: "first_share",
  href: "/orders",
  isDone: async (container) => {
    const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    return Boolean(await knex("portal_link").where("share_count", ">", 0).whereNull("deleted_at").first("id"))
  },
})
