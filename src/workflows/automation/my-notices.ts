import type { MedusaContainer } from "@medusajs/framework/types"
import { DEFAULT_STAFF_CHOICE, type MyNotices, type StaffPreference } from "../../contracts"
import { staffI18n } from "../../automation-view/read-automations"
import { portalServices } from "../../lib/services"
import { notices } from "../../notices"

/** How a member of staff gets each notice that is for staff. */
export const readMyNotices = async (container: MedusaContainer, user_id: string): Promise<MyNotices> => {
  const { automations, settings } = portalServices(container)
  const [{ time_zone, choices }, shop, i18n] = await Promise.all([
    automations.getStaffPreference(user_id),
    settings.getShop(),
    staffI18n(container),
  ])
  return {
    time_zone,
    shop_time_zone: shop.time_zone,
    notices: notices
      .filter(({ audience, is_required }) => audience === "staff" && !is_required)
      .map(({ name, channels, definition }) => ({
        name,
        title: i18n.t(definition.title),
        channels: [...channels],
        ...(choices[name] ?? DEFAULT_STAFF_CHOICE),
      })),
  }
}

/** Replaces what a member of staff chose before. Choices for what is no notice are left out. */
export const saveMyNotices = async (
  container: MedusaContainer,
  user_id: string,
  { time_zone, choices }: StaffPreference,
): Promise<MyNotices> => {
  const known = Object.entries(choices).filter(([name]) => notices.some((notice) => notice.name === name))
  await portalServices(container).automations.saveStaffPreference(user_id, {
    time_zone,
    choices: Object.fromEntries(known),
  })
  return await readMyNotices(container, user_id)
}
