import type { MedusaContainer } from "@medusajs/framework/types"
import type { Package, Parcel, Pickup, ShippingSettings, ToldPackage } from "../contracts"
import { memoize } from "../lib/memoize"
import { callFunctions } from "../lib/sql"
import type { Order, OrderFulfillment } from "../order-view/order-shape"
import { toPackages } from "../order-view/packages"
import { unpackedOf } from "../order-view/pieces"
import { READ_FULFILLMENTS, READ_ORDER, toFulfillments, toOrder } from "../order-view/read-order"
import { parcelsOf } from "./parcels"
import { type FulfillmentShipping, READ_SHIPPING, type ShippingFacts, toShippingFacts } from "./shipping-facts"

/** A package with all that is known of it. */
export type ShippingPackage = Package & { parcels: Parcel[]; pickup: Pickup | null }

/** Where a package of a pickup option is collected while staff have not said: at the only place there is. */
const onlyPlace = ({ pickup_places }: ShippingSettings) => {
  const [place, ...more] = pickup_places
  return more.length === 0 ? place : undefined
}

const pickupOf = (known: FulfillmentShipping, settings: ShippingSettings): Pickup | null => {
  if (known.pickup_place === null && !known.is_pickup) return null
  const only = onlyPlace(settings)
  return {
    place: known.pickup_place ?? only?.name ?? "",
    address: known.pickup_address ?? (known.pickup_place === null ? only?.address : null) ?? "",
    hours: known.pickup_hours ?? (known.pickup_place === null ? only?.hours : null) ?? "",
    note: known.pickup_note,
    ready_at: known.ready_at,
    collected_at: known.collected_at,
    collected_by: known.collected_by,
  }
}

/** An order's packages, oldest first. Worked out once for each read of the three. */
export const toShippingPackages = memoize(
  (facts: ShippingFacts, order: Order, fulfillments: OrderFulfillment[]): ShippingPackage[] => {
    const known = new Map(facts.fulfillments.map((one) => [one.id, one]))
    return toPackages(order, fulfillments).map((parcel) => {
      const more = known.get(parcel.id)
      return {
        ...parcel,
        parcels: more ? parcelsOf(more.labels, parcel.tracking, facts.settings) : [],
        pickup: more ? pickupOf(more, facts.settings) : null,
      }
    })
  },
)

/** Whether clients are told of a package: it has left, or waits to be collected. A canceled one is nothing to tell of. */
const isTold = ({ state, pickup }: ShippingPackage): boolean =>
  state === "shipped" || state === "delivered" || (state === "preparing" && pickup?.ready_at != null)

/** What there is to tell of an order's packages at this moment. */
export const tellablePackages = (packages: readonly ShippingPackage[]): ToldPackage[] =>
  packages.filter(isTold).map(({ id, service, address, items, parcels, pickup }) => ({
    id,
    service: pickup ? null : (parcels.find((parcel) => parcel.service !== null)?.service ?? service),
    destination: pickup ? null : address,
    items,
    tracking: parcels.map(({ number, carrier, link }) => ({ number, carrier: carrier?.name ?? null, link })),
    pickup: pickup && { place: pickup.place, address: pickup.address, hours: pickup.hours, note: pickup.note },
  }))

export type OrderShipping = {
  order: Order
  facts: ShippingFacts
  fulfillments: OrderFulfillment[]
  packages: ShippingPackage[]
  /** What is in no package that clients are told of yet. */
  still_to_come: Package["items"]
}

/** Items of packages that are being packed, by title, variant and size with those that are not packed yet. */
const stillToCome = (order: Order, packages: ShippingPackage[]): Package["items"] => {
  const waiting = packages.filter((one) => one.state === "preparing" && !isTold(one)).flatMap(({ items }) => items)
  const sums = new Map<string, Package["items"][number]>()
  for (const item of [...waiting, ...unpackedOf(order, packages)]) {
    const key = JSON.stringify([item.title, item.variant, item.size])
    sums.set(key, { ...item, quantity: item.quantity + (sums.get(key)?.quantity ?? 0) })
  }
  return [...sums.values()]
}

/** Everything about the shipping of one order, in one statement. @throws MedusaError not_found for an order that is gone */
export const readOrderShipping = async (container: MedusaContainer, order_id: string): Promise<OrderShipping> => {
  const [order_row, fulfillment_rows, shipping_row] = await callFunctions(
    container,
    [READ_ORDER, READ_FULFILLMENTS, READ_SHIPPING],
    order_id,
  )
  const order = toOrder([order_row], container)
  const facts = toShippingFacts(shipping_row)
  const fulfillments = toFulfillments([fulfillment_rows])
  const packages = toShippingPackages(facts, order, fulfillments)
  return { order, facts, fulfillments, packages, still_to_come: stillToCome(order, packages) }
}
