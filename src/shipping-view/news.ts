import { type Json, type PackageChange, type ShippingNews, trackingKey, type ToldPackage } from "../contracts"
import { canonicalBytes } from "../lib/canonical-json"

const keysOf = ({ tracking }: ToldPackage): string =>
  JSON.stringify(tracking.map(({ number, link }) => trackingKey(number) || link).sort())

/** The database does not keep the order of keys. */
const textOf = (value: Json): string => canonicalBytes(value).toString()

/** Without variants and order: older notices kept no variants, and a package never changes one. */
const contentsOf = ({ items }: ToldPackage): string =>
  JSON.stringify(items.map(({ title, size, quantity }) => JSON.stringify([title, size, quantity])).sort())

/**
 * What of a package is other than what was told. The address of a carrier's page and the carrier's name are no news: they
 * follow from the number.
 */
const changesOf = (before: ToldPackage, after: ToldPackage): PackageChange[] => [
  ...(keysOf(before) === keysOf(after) ? [] : (["tracking"] as const)),
  ...(textOf(before.destination) === textOf(after.destination) ? [] : (["destination"] as const)),
  ...(contentsOf(before) === contentsOf(after) ? [] : (["contents"] as const)),
  ...(textOf(before.pickup) === textOf(after.pickup) ? [] : (["pickup"] as const)),
]

/**
 * What there is to tell a person who knows `known`: packages they have not heard of, packages that turned out otherwise,
 * and packages that are not coming any more. Pure, so that telling twice finds nothing new the second time.
 */
export const shippingNews = (known: readonly ToldPackage[], now: readonly ToldPackage[]): ShippingNews => {
  const before = new Map(known.map((one) => [one.id, one]))
  const present = new Set(now.map(({ id }) => id))
  return {
    added: now.filter(({ id }) => !before.has(id)),
    corrected: now.flatMap((after) => {
      const told = before.get(after.id)
      const changes = told ? changesOf(told, after) : []
      return told && changes.length > 0 ? [{ before: told, after, changes }] : []
    }),
    canceled: known.filter(({ id }) => !present.has(id)),
  }
}

export const isNothing = ({ added, corrected, canceled }: ShippingNews): boolean =>
  added.length + corrected.length + canceled.length === 0
