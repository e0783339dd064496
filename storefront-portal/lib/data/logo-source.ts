import "server-only"
import { createHash } from "node:crypto"
import type { Shop } from "@contracts/shop"

/** The picture comes through the portal, under an address that changes with it and so may be kept by browsers. */
export function logoSource(shop: Pick<Shop, "logo_path">): string | null {
  return shop.logo_path ? `/brand/logo?v=${logoVersion(shop.logo_path)}` : null
}

export function logoVersion(path: string): string {
  return createHash("sha256").update(path).digest("hex").slice(0, 12)
}
