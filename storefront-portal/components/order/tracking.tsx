import type { I18n } from "@messages/i18n"
import type { Package } from "@contracts/sections"

/** A number becomes a link only when its address is a web address. */
export function Tracking({ parcel, i18n }: { parcel: Package; i18n: I18n }) {
  if (parcel.tracking.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-2">
      {parcel.tracking.map(({ number, url, carrier }) => (
        <li key={number} className="min-w-0">
          {isWebAddress(url) ? (
            <a className="btn keep-print num flex-wrap gap-y-0" href={url} target="_blank" rel="noopener noreferrer">
              {carrier ? i18n.t("delivery.track.with", { carrier }) : i18n.t("delivery.track", { number })}
              {carrier && <bdi className="min-w-0 font-normal break-all text-ink-2">{number}</bdi>}
              <span className="sr-only">, {i18n.t("delivery.opens")}</span>
            </a>
          ) : (
            <span className="tap num text-sm">
              {i18n.t("delivery.tracking.number", { number: carrier ? `${number} (${carrier})` : number })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function isWebAddress(url: string | null): url is string {
  return url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}
