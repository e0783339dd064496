import type { I18n } from "@messages/i18n"
import type { Pickup } from "@contracts/shipping/parcel"

/** Where a package waits to be collected, and who came for it. */
export function PickupPlace({ pickup, i18n }: { pickup: Pickup; i18n: I18n }) {
  const { place, address, hours, note, collected_at, collected_by } = pickup
  if (collected_at)
    return (
      <p className="num text-sm wrap-anywhere text-ink-2" dir="auto">
        {collected_by
          ? i18n.t("shipping.pickup.collected.by", { name: collected_by, date: i18n.instant(collected_at) })
          : i18n.t("shipping.pickup.collected", { date: i18n.instant(collected_at) })}
      </p>
    )
  return (
    <div className="grid grid-cols-1 gap-1 text-sm wrap-anywhere whitespace-pre-line text-ink-2" dir="auto">
      {place && <p className="font-medium text-ink">{place}</p>}
      {address && <p>{address}</p>}
      {hours && <p>{i18n.t("shipping.pickup.hours", { hours })}</p>}
      {note && <p>{note}</p>}
    </div>
  )
}
