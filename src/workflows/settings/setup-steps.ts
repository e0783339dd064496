import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { approvalSettings, shopSettings } from "../../contracts"
import { portalServices } from "../../lib/services"
import { defineSetupStep, SETTINGS_PAGE } from "../../lib/setup-step"

export const shopInfoStep = defineSetupStep({
  id: "shop_info",
  href: `${SETTINGS_PAGE}#shop`,
  isDone: async (container) => (await portalServices(container).settings.get(shopSettings)).contact_email !== null,
})

export const logoStep = defineSetupStep({
  id: "logo",
  href: `${SETTINGS_PAGE}#logo`,
  isDone: async (container) => (await portalServices(container).settings.getShop()).logo_path !== null,
})

export const termsStep = defineSetupStep({
  id: "terms",
  href: `${SETTINGS_PAGE}#terms`,
  isDone: async (container) => (await portalServices(container).settings.get(approvalSettings)).terms !== null,
})

export const stagesStep = defineSetupStep({
  id: "stages",
  href: `${SETTINGS_PAGE}#stages`,
  isDone: async (container) => {
    const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    return Boolean(await knex("portal_stage").whereNull("deleted_at").first("id"))
  },
})
