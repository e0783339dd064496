import { memoize } from "../../lib/memoize"
import { addressQuestions } from "../../shipping-view/address-questions"
import { toShippingPackages } from "../../shipping-view/order-shipping"
import { READ_SHIPPING, type ShippingFacts, toShippingFacts } from "../../shipping-view/shipping-facts"
import type { AddressQuestion } from "../../contracts"
import type { CoreFacts } from "../core-facts"
import { defineSection, type ViewOf } from "../define-section"

const questionsOf = memoize(
  (facts: ShippingFacts, { order, delivery, project, approval }: CoreFacts): AddressQuestion[] =>
    addressQuestions(
      { facts, order, fulfillments: delivery, packages: toShippingPackages(facts, order, delivery) },
      {
        stages: project.stages,
        stage_id: project.project.stage_id,
        approved: approval.approved?.document.shipping_address ?? null,
      },
    ),
)

/** What is known of the packages beyond Medusa's own facts. */
export const shippingSection = defineSection({
  id: "shipping",
  freshness: ["portal_freshness_delivery", "portal_freshness_shipments"],
  rows: [READ_SHIPPING],
  facts: ([row]): ShippingFacts => toShippingFacts(row),
  view: (facts, core): ViewOf<"shipping"> => ({
    packages: toShippingPackages(facts, core.order, core.delivery).map(({ id, parcels, pickup }) => ({
      id,
      parcels,
      pickup,
    })),
    addresses: questionsOf(facts, core),
  }),
  actionItems: (facts, core) => {
    // Once a package is on its way, that is what the client looks for; the rest's address can still be corrected.
    if (
      toShippingPackages(facts, core.order, core.delivery).some(
        ({ state }) => state === "shipped" || state === "delivered",
      )
    )
      return []
    const open = facts.settings.confirm_address ? questionsOf(facts, core).filter(({ state }) => state === "open") : []
    return open.length === 0
      ? []
      : [{ kind: "confirm_address" as const, addresses: open.map(({ address }) => address) }]
  },
})
