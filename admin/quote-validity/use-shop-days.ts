import { useQuery } from "@tanstack/react-query"
import { addDays, dayIn, endOfDay } from "../../src/contracts/end-of-day"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"

/** Calendar days as the shop's clocks show them, and its default for new quotes. Undefined until the settings are known. */
export function useShopDays() {
  const { data, error } = useQuery({
    queryKey: portalKeys.settings,
    queryFn: ({ signal }) => portalApi.getSettings({ signal }),
  })
  if (!data) return { days: undefined, error }
  const { shop, quote_validity } = data.settings
  const zone = shop.time_zone
  const today = dayIn(zone, new Date())
  return {
    error,
    days: {
      zone,
      today,
      /** The last day of a quote that is sent today; null for a shop whose quotes stay valid. */
      default: quote_validity.days === null ? null : addDays(today, quote_validity.days),
      dayOf: (instant: string) => dayIn(zone, new Date(instant)),
      endOf: (day: string) => endOfDay(day, zone).toISOString(),
    },
  }
}
