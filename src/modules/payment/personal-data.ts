import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { definePersonalData, type Person, STAFF } from "../../lib/personal-data"

const escaped = (text: string): string => text.replace(/[\\%_]/g, "\\$&")

/** Stripe repeats the address, and the name and address that were typed on its page. */
const events = (container: MedusaContainer, { email }: Person) =>
  container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)("portal_stripe_event")
    .whereRaw("payload::text ILIKE ?", [`%"${escaped(email)}"%`])

/** All that processing an event again looks at. */
const REDACTED = `jsonb_build_object('id', payload->'id', 'type', payload->'type', 'data', jsonb_build_object('object',
  jsonb_build_object('id', payload#>'{data,object,id}', 'object', payload#>'{data,object,object}',
    'payment_intent', payload#>'{data,object,payment_intent}', 'metadata', payload#>'{data,object,metadata}')))`

export const paymentPersonalData = definePersonalData({
  data: [
    {
      id: "stripe-events",
      columns: { portal_stripe_event: ["payload"] },
      read: async (container, person) =>
        await events(container, person).orderBy("created_at").select<object[]>("id", "created_at", "type", "payload"),
      erase: async (container, person) => {
        const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
        return await events(container, person).update({ payload: knex.raw(REDACTED) })
      },
    },
  ],
  other: {
    portal_payment: {
      reference: "the shop's words",
      note: "the shop's words",
      actor_name: STAFF,
      last4: "no whole number",
    },
    portal_payment_finding: { resolution_note: "the shop's words", resolved_by_name: STAFF },
    portal_dispute: { reason: "Stripe's code" },
  },
})
