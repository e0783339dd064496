import "server-only"
import type { Shop } from "@contracts/shop"
import { createI18n, type I18n } from "@messages/i18n"

/** The language of one request: what the browser wants, then the shop's. Times are in the shop's zone. */
export function requestI18n(request: Request, shop: Pick<Shop, "locale" | "time_zone"> | null): I18n {
  return createI18n({
    locales: [request.headers.get("accept-language"), shop?.locale ?? null],
    timeZone: shop?.time_zone ?? "UTC",
    isolateValues: true,
  })
}
