/**
 * Keys of what we write to objects at Stripe. Not `session_id`, by which Medusa's own Stripe provider would take a payment
 * intent for its own.
 */
export const STRIPE_METADATA = {
  /** Of sessions and payment intents: id of our checkout. */
  checkout: "client_portal_checkout",
  /** Of refunds: ids of Medusa's refunds that book it, with commas between them. */
  refunds: "client_portal_refunds",
} as const

const MAX_VALUE = 500

/** Ids that a value of metadata lists. */
export const listedIds = (value: string | undefined): string[] => (value ? value.split(",").filter(Boolean) : [])

/** @returns the list as a value of metadata; null when Stripe could not hold it */
export const listIds = (ids: readonly string[]): string | null => {
  const value = ids.join(",")
  return value.length <= MAX_VALUE ? value : null
}
