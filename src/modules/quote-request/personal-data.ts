import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { definePersonalData, ofLinks, type Person } from "../../lib/personal-data"

const requests = (container: MedusaContainer, person: Person) =>
  ofLinks(container.resolve(ContainerRegistrationKeys.PG_CONNECTION)("portal_quote_request"), person)

/** What was typed freely, and where it goes to. What was asked for is the order's. */
const REDACTED = `content || '{"notes": "", "remarks": "", "budget": "", "address": null}'`

/** Requests stay without their author's name and words. Those that were not sent end with their author's link. */
export const quoteRequestPersonalData = definePersonalData({
  data: [
    {
      id: "quote-requests",
      columns: { portal_quote_request: ["person_name", "content"] },
      read: async (container, person) =>
        await requests(container, person)
          .orderBy("created_at")
          .select<object[]>("id", "created_at", "state", "order_id", "person_name", "content"),
      erase: async (container, person) => {
        const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
        return await requests(container, person)
          .whereNot({ person_name: "" })
          .update({ person_name: "", content: knex.raw(REDACTED) })
      },
    },
  ],
  other: {},
})
