import type { MedusaContainer } from "@medusajs/framework/types"
import type { SettingsAnswer } from "../../../contracts"
import { portalServices } from "../../../lib/services"
import { contrast } from "../../../contracts/contrast"

const rounded = (ratio: number): number => Math.round(ratio * 100) / 100

export const settingsAnswer = async (container: MedusaContainer): Promise<SettingsAnswer> => {
  const { settings } = portalServices(container)
  const shop = await settings.getShop()
  const ink = contrast(shop.accent, shop.accent_ink)
  const paper = contrast(shop.accent, "#ffffff")
  return {
    settings: await settings.getSettings(),
    shop,
    contrast: { ink: rounded(ink), paper: rounded(paper), ok: Math.min(ink, paper) >= 4.5 },
  }
}
