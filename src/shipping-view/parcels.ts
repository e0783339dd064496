import {
  NUMBER_PLACEHOLDER,
  type Package,
  type Parcel,
  type ParcelEvent,
  recognizeCarrier,
  type ShippingSettings,
  trackingKey,
} from "../contracts"
import type { LabelFacts } from "./shipping-facts"

type CarrierFacts = Pick<ShippingSettings, "carriers">
type Tracking = Package["tracking"][number]

/** What is shown of one number: of a label twice on a package, once. */
const uniqueByKey = (labels: readonly LabelFacts[]): LabelFacts[] => [
  ...new Map(labels.map((label) => [trackingKey(label.number ?? ""), label])).values(),
]

/**
 * Who brings a parcel: whom staff chose, else whom its number tells for certain, else whom the label's own address or the
 * carrier's events name. Never a guess.
 */
const carrierOf = (
  label: LabelFacts,
  tracking: Tracking | undefined,
  { carriers }: CarrierFacts,
): Parcel["carrier"] => {
  const named = (id: string) => {
    const known = carriers.find((carrier) => carrier.id === id)
    return known ? { id: known.id, name: known.name } : null
  }
  const recognized = recognizeCarrier(label.number ?? "")
  const chosen = label.carrier === null ? null : named(label.carrier)
  const certain = "certain" in recognized ? named(recognized.certain) : null
  const told = tracking?.carrier ?? label.events.find(({ carrier }) => carrier !== null)?.carrier ?? null
  return chosen ?? certain ?? (told === null ? null : { id: null, name: told })
}

/** Where a number is followed: on the page of a chosen carrier, else at the label's own address, else by its carrier's. */
const linkOf = (
  label: LabelFacts,
  tracking: Tracking | undefined,
  carrier: Parcel["carrier"],
  { carriers }: CarrierFacts,
): string | null => {
  const template = carriers.find(({ id }) => id === carrier?.id)?.link ?? null
  const link = template?.replace(NUMBER_PLACEHOLDER, encodeURIComponent(trackingKey(label.number ?? ""))) ?? null
  return label.carrier === null ? (tracking?.url ?? link) : (link ?? tracking?.url ?? null)
}

/** After a delivery only what undoes it counts: carriers go on scanning what has arrived. */
const currentOf = (events: LabelFacts["events"]): LabelFacts["events"][number] | null => {
  const newest = events[0] ?? null
  const delivered = events.findIndex(({ state }) => state === "delivered")
  if (delivered === -1) return newest
  const undone = events.slice(0, delivered).find(({ state }) => state === "returned" || state === "exception")
  return undone ?? events[delivered] ?? newest
}

const webAddress = (url: string | null): string | null =>
  url && /^https:\/\//.test(url) && URL.canParse(url) ? url : null

const toParcel = (label: LabelFacts, tracking: Tracking | undefined, settings: CarrierFacts): Parcel => {
  const carrier = carrierOf(label, tracking, settings)
  const current = currentOf(label.events)
  const delivered = current?.state === "delivered" ? current : null
  return {
    number: label.number ?? "",
    carrier,
    link: linkOf(label, tracking, carrier, settings),
    service: label.service,
    state: current?.state ?? null,
    estimated_at: delivered
      ? null
      : (label.events.find(({ estimated_at }) => estimated_at !== null)?.estimated_at ?? null),
    events: label.events.map(({ at, state, place, message }): ParcelEvent => ({ at, state, place, message })),
    proof: delivered && {
      at: delivered.at,
      signed_by: delivered.signed_by,
      photo_url: webAddress(delivered.photo_url),
    },
  }
}

/**
 * The parcels of a package: its tracking numbers with all that is known of each. A label with an address but no number is
 * one as well.
 * @param tracking the package's, as Medusa has it
 */
export const parcelsOf = (
  labels: readonly LabelFacts[],
  tracking: readonly Tracking[],
  settings: CarrierFacts,
): Parcel[] => {
  const byNumber = new Map(tracking.map((one) => [trackingKey(one.number), one]))
  const numbered = uniqueByKey(labels.filter(({ number }) => trackingKey(number ?? "") !== ""))
  const parcels = numbered.map((label) => toParcel(label, byNumber.get(trackingKey(label.number ?? "")), settings))
  const addresses = tracking.filter(({ number, url }) => trackingKey(number) === "" && url !== null)
  return [
    ...parcels,
    ...addresses.map((one): Parcel => ({
      number: "",
      carrier: one.carrier === null ? null : { id: null, name: one.carrier },
      link: one.url,
      service: null,
      state: null,
      estimated_at: null,
      events: [],
      proof: null,
    })),
  ]
}
