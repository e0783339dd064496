import "server-only"
import type { Shop } from "@contracts/shop"
import { PortalApiError } from "@client/index"
import { ApiUnreachable, portalApi, showable } from "./api"

const FRESH_MS = 30_000
/** For who knows that there is something newer; anybody can say so, which is why it is not at once. */
export const NEWER_MS = 1_000
let known: { shop: Shop; at: number } | null = null

/**
 * The shop's public face, for pages that have no order to read it from. Asked at most twice a minute; while the API is
 * away the last known one stays, and null means it was never heard of.
 */
export async function readShop(maxAge: number = FRESH_MS): Promise<Shop | null> {
  if (known && Date.now() - known.at < maxAge) return known.shop
  try {
    known = { shop: showable(await (await portalApi()).getShop()), at: Date.now() }
  } catch (error) {
    if (!(error instanceof PortalApiError || error instanceof ApiUnreachable)) throw error
  }
  return known?.shop ?? null
}
