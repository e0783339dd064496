import type { MedusaContainer } from "@medusajs/framework/types"
import { LRUCache } from "lru-cache"
import sharp from "sharp"
import type { Shop } from "../contracts"
import { portalServices } from "../lib/services"

/** At the size at which documents print it, that is more than 300 dots an inch. */
const LOGO_WIDTH = 800
const LOGO_HEIGHT = 240
const MAX_PIXELS = 50_000_000

/** A picture of the shop with its width by its height. */
export type Logo = { png: Buffer; ratio: number }

const logos = new LRUCache<string, Promise<Logo | null>>({ max: 8 })

const scaledLogo = async (container: MedusaContainer, id: string): Promise<Logo | null> => {
  const logo = await portalServices(container).settings.getLogo(id)
  if (!logo) return null
  const { data, info } = await sharp(logo.content, { limitInputPixels: MAX_PIXELS })
    .resize({ width: LOGO_WIDTH, height: LOGO_HEIGHT, fit: "inside", withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { png: data, ratio: info.width / info.height }
}

/** A logo's id names its bytes. One that failed is tried again. */
const logoOf = async (container: MedusaContainer, id: string): Promise<Logo | null> => {
  const known = logos.get(id) ?? scaledLogo(container, id)
  logos.set(id, known)
  try {
    return await known
  } catch (error) {
    logos.delete(id)
    throw error
  }
}

export type Brand = { shop: Shop; logo: Logo | null }

/** The shop as its documents show it, with its logo as a PNG that is large enough for print and no larger. */
export const readBrand = async (container: MedusaContainer): Promise<Brand> => {
  const shop = await portalServices(container).settings.getShop()
  const id = shop.logo_path?.split("/").at(-1)
  return { shop, logo: id ? await logoOf(container, id) : null }
}
