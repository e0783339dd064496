import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { definePersonalData, type Person } from "../lib/personal-data"

/** Medusa's own record of the portal's mails: to whom and when. Their content is not stored. */
const mails = (container: MedusaContainer, { email }: Person) =>
  container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)("notification")
    .whereRaw('lower("to") = ?', [email])
    .where("template", "like", "client-portal-%")

export const noticesPersonalData = definePersonalData({
  data: [
    {
      id: "mails",
      columns: { notification: ["to"] },
      read: async (container, person) =>
        await mails(container, person)
          .orderBy("created_at")
          .select<object[]>("id", "created_at", "to", "template", "resource_type", "resource_id", "status"),
      erase: async (container, person) => await mails(container, person).delete(),
    },
  ],
  other: {},
})
