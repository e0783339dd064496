import type { MedusaContainer } from "@medusajs/framework/types"
import { requireTexts } from "../../automation-view/notice-texts"
import type { Actor, SaveNoticeText } from "../../contracts"
import { portalServices } from "../../lib/services"

/**
 * Sets the shop's own words for one message of a notice. They count for every mail that is sent from now on.
 * @throws MedusaError not_found; text_invalid, which says where
 */
export const saveNoticeText = async (
  container: MedusaContainer,
  name: string,
  { language, key, text }: SaveNoticeText,
  actor: Actor,
): Promise<void> => {
  const { automations } = portalServices(container)
  requireTexts(name, language, { [key]: text })
  if (text === null) await automations.removeText({ language, key })
  else await automations.saveText({ language, key, text }, actor)
}
