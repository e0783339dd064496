import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { automationHours, automationSettings, reminderSettings, stageNoticeSettings } from "../../contracts"
import { defineSetupStep, SETTINGS_PAGE } from "../../lib/setup-step"

const NAMESPACES = [automationSettings, automationHours, reminderSettings, stageNoticeSettings].map(
  ({ namespace }) => namespace,
)

/** Mails go out as they are defined until staff choose otherwise. */
export const automationsStep = defineSetupStep({
  id: "automations",
  href: `${SETTINGS_PAGE}/automations`,
  isDone: async (container) => {
    const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    return Boolean(await knex("portal_setting").whereIn("namespace", NAMESPACES).first("namespace"))
  },
})
