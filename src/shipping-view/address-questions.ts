import {
  type Address,
  type AddressCorrection,
  type AddressQuestion,
  missingAddressFields,
  ORDER_TARGET,
  type Stage,
} from "../contracts"
import { canonicalBytes } from "../lib/canonical-json"
import { sha256Hex } from "../lib/digest"
import { toAddress } from "../order-view/address"
import type { Order, OrderAddress, OrderFulfillment } from "../order-view/order-shape"
import { unpackedOf } from "../order-view/pieces"
import type { ShippingPackage } from "./order-shipping"
import type { AddressCheckFacts, ShippingFacts } from "./shipping-facts"

export type AddressFacts = {
  facts: ShippingFacts
  order: Order
  fulfillments: readonly OrderFulfillment[]
  packages: ShippingPackage[]
}

export type AddressContext = {
  stages: readonly Stage[]
  stage_id: string
  /** On the order as the client approved it; null without an approval. */
  approved: Address | null
}

type Destination = { target: string; fields: OrderAddress; sha256: string; is_packed: boolean }

const isSame = (one: Address, other: Address): boolean => canonicalBytes(one).equals(canonicalBytes(other))

const sha256Of = (fields: OrderAddress): string => sha256Hex(canonicalBytes(fields))

/** Where things still go: what is packed, by the address on it, and everything else by the order's. */
const destinationsOf = ({ order, fulfillments, packages }: AddressFacts): Destination[] => {
  const { shipping_address } = order
  const orders = shipping_address && { fields: shipping_address, sha256: sha256Of(shipping_address) }
  const waiting = packages.filter(({ state, pickup }) => state === "preparing" && pickup === null)
  const packed = waiting.flatMap(({ id }) => {
    const fields = fulfillments.find((one) => one.id === id)?.delivery_address ?? shipping_address
    return fields ? [{ target: id, fields, sha256: sha256Of(fields), is_packed: true }] : []
  })
  const elsewhere = packed.filter(({ sha256 }) => sha256 !== orders?.sha256)
  const is_packed = packed.length > elsewhere.length
  const live = packages.filter(({ state }) => state !== "canceled")
  const is_needed = live.length === 0 || is_packed || unpackedOf(order, packages).length > 0
  return [...(orders && is_needed ? [{ target: ORDER_TARGET, ...orders, is_packed }] : []), ...elsewhere]
}

const isOpen = ({ kind, settled_as }: AddressCheckFacts): boolean => kind === "corrected" && settled_as === null

/** The newest word on an address as it stands. One that staff took over is the client's own. */
const answerTo = ({ target, sha256 }: Destination, { checks }: ShippingFacts): AddressCheckFacts | null => {
  const own = checks.filter((check) => check.target === target)
  const settles = ({ kind, settled_as, address_sha256, address }: AddressCheckFacts): boolean =>
    kind === "confirmed"
      ? address_sha256 === sha256
      : settled_as === "accepted" && address !== null && sha256Of(address) === sha256
  return own.find(isOpen) ?? own.findLast(settles) ?? null
}

/**
 * What clients can still confirm or correct: the addresses of a placed order that have not shipped, as long as the order
 * stands in a stage in which the shop takes corrections. What the client approved with the order needs no further word.
 * Pure.
 */
export const addressQuestions = (
  all: AddressFacts,
  { stages, stage_id, approved }: AddressContext,
): AddressQuestion[] => {
  const { facts, order } = all
  const { address_until_stage_id } = facts.settings
  const last = stages.findIndex(({ id }) => id === address_until_stage_id)
  const is_late = last !== -1 && stages.findIndex(({ id }) => id === stage_id) > last
  if (order.is_draft_order || order.status === "canceled" || is_late) return []
  return destinationsOf(all).flatMap((destination) => {
    const { target, fields, sha256 } = destination
    const address = toAddress(fields)
    // What is missing is asked for by the list of what the shop needs.
    if (!address || missingAddressFields(fields).length > 0) return []
    const answer = answerTo(destination, facts)
    const is_approved = approved !== null && isSame(address, approved)
    return [
      {
        target,
        address,
        fields,
        sha256,
        state:
          answer && isOpen(answer)
            ? ("corrected" as const)
            : answer || is_approved
              ? ("confirmed" as const)
              : ("open" as const),
        answered: answer && { name: answer.client_name, at: answer.at },
        correction: answer && isOpen(answer) ? answer.address : null,
      },
    ]
  })
}

/** Corrections that staff have yet to look at, oldest first. */
export const openCorrections = (all: AddressFacts): AddressCorrection[] => {
  const destinations = new Map(destinationsOf(all).map((one) => [one.target, one]))
  return all.facts.checks.filter(isOpen).flatMap(({ id, target, address, client_name, at }) => {
    const destination = destinations.get(target)
    return address === null
      ? []
      : [
          {
            id,
            current: toAddress(destination?.fields),
            correction: address,
            client_name,
            at,
            is_packed: destination?.is_packed ?? false,
          },
        ]
  })
}
