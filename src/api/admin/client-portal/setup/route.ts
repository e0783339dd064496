import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { SetupStep } from "../../../../contracts"
import { getSetup } from "../../../../contracts/routes/settings"
import { portalServices } from "../../../../lib/services"
import { implement } from "../../../implement"

const SETTINGS = "/settings/client-portal"

/** What is left to do before the first client should see anything, asked of what is really there. */
export const GET = implement(getSetup, async ({ container }) => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { settings } = portalServices(container)
  const current = await settings.getSettings()
  const emailProvider = await knex("notification_provider")
    .whereRaw("is_enabled AND 'email' = ANY (channels)")
    .first("id")
  const ownStages = await knex("portal_stage").whereNull("deleted_at").first("id")
  const share = await knex("portal_link").where("share_count", ">", 0).whereNull("deleted_at").first("id")
  const steps: SetupStep[] = [
    { id: "shop_info", done: !current.is_default && Boolean(current.contact_email), href: `${SETTINGS}#shop` },
    { id: "logo", done: current.logo_id !== null, href: `${SETTINGS}#logo` },
    { id: "terms", done: current.terms !== null, href: `${SETTINGS}#terms` },
    { id: "email_sender", done: Boolean(emailProvider), href: null },
    { id: "stages", done: Boolean(ownStages), href: `${SETTINGS}#stages` },
    { id: "first_share", done: Boolean(share), href: "/orders" },
  ]
  return { steps }
})
