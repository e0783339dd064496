import type { I18n } from "@messages/i18n"
import type { Parcel, ParcelState } from "@contracts/shipping/parcel"

const PILLS: Record<ParcelState, string> = {
  announced: "pill",
  in_transit: "pill pill-good",
  out_for_delivery: "pill pill-good",
  ready_for_pickup: "pill pill-wait",
  exception: "pill pill-bad",
  delivered: "pill pill-good",
  returned: "pill pill-bad",
}

/** The tracking numbers of a package, each with where it is followed and what its carrier says. */
export function Parcels({ parcels, i18n }: { parcels: readonly Parcel[]; i18n: I18n }) {
  if (parcels.length === 0) return null
  return (
    <ul className="grid grid-cols-1 gap-3">
      {parcels.map((parcel) => (
        <li key={parcel.number || parcel.link} className="grid min-w-0 grid-cols-1 gap-2">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TrackingLink parcel={parcel} i18n={i18n} />
            {/* What proves a delivery says so below. */}
            {parcel.state && !parcel.proof && (
              <span className={PILLS[parcel.state]}>{i18n.t(`shipping.state.${parcel.state}`)}</span>
            )}
          </div>
          <Facts parcel={parcel} i18n={i18n} />
          <History parcel={parcel} i18n={i18n} />
        </li>
      ))}
    </ul>
  )
}

/** A number becomes a link only when its address is a web address. */
function TrackingLink({ parcel: { number, link, carrier }, i18n }: { parcel: Parcel; i18n: I18n }) {
  if (!isWebAddress(link))
    return (
      <span className="tap num text-sm wrap-anywhere">
        {i18n.t("delivery.tracking.number", { number: carrier ? `${number} (${carrier.name})` : number })}
      </span>
    )
  return (
    <a className="btn keep-print num flex-wrap gap-y-0" href={link} target="_blank" rel="noopener noreferrer">
      {carrier ? i18n.t("delivery.track.with", { carrier: carrier.name }) : i18n.t("delivery.track", { number })}
      {carrier && number && <bdi className="min-w-0 font-normal break-all text-ink-2">{number}</bdi>}
      <span className="sr-only">, {i18n.t("delivery.opens")}</span>
    </a>
  )
}

/** What matters now: when it comes, or how its delivery is proved. */
function Facts({ parcel: { service, estimated_at, proof }, i18n }: { parcel: Parcel; i18n: I18n }) {
  const texts = [
    ...(service ? [service] : []),
    ...(estimated_at ? [i18n.t("shipping.estimated", { date: i18n.date(estimated_at) })] : []),
    ...(proof ? [i18n.t("delivery.delivered.at", { date: i18n.instant(proof.at) })] : []),
    ...(proof?.signed_by ? [i18n.t("shipping.signed", { name: proof.signed_by })] : []),
  ]
  const photo = proof?.photo_url ?? null
  if (texts.length === 0 && !photo) return null
  return (
    <p className="num text-sm wrap-anywhere text-ink-2" dir="auto">
      {texts.join(" · ")}
      {isWebAddress(photo) && (
        <>
          {texts.length > 0 && " · "}
          <a className="link tap" href={photo} target="_blank" rel="noopener noreferrer">
            {i18n.t("shipping.photo")}
            <span className="sr-only">, {i18n.t("delivery.opens")}</span>
          </a>
        </>
      )}
    </p>
  )
}

function History({ parcel: { events }, i18n }: { parcel: Parcel; i18n: I18n }) {
  if (events.length === 0) return null
  return (
    <details>
      <summary className="tap text-sm text-accent">
        {i18n.t("shipping.events", { count: events.length, n: i18n.number(events.length) })}
      </summary>
      <ol className="mt-1 grid grid-cols-1 gap-3 border-s border-line ps-4 text-sm">
        {events.map(({ at, state, place, message }, index) => (
          <li key={index} className="min-w-0">
            <p>{i18n.t(`shipping.state.${state}`)}</p>
            {message && (
              <p className="wrap-anywhere text-ink-2" dir="auto">
                {message}
              </p>
            )}
            <p className="num wrap-anywhere text-ink-3">
              <bdi>{i18n.instant(at)}</bdi>
              {place && (
                <>
                  {" · "}
                  <bdi>{place}</bdi>
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}

function isWebAddress(url: string | null): url is string {
  return url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}
