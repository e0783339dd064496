import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { byClient, definePersonalData, type Person, tableData } from "../../lib/personal-data"
import { portalServices } from "../../lib/services"
import { clientFileJobs } from "./jobs"

/** Uploads of the person, and what they sent by mail: without a link, a mail's author is the mail. */
const ofPerson = (query: Knex.QueryBuilder, person: Person): Knex.QueryBuilder =>
  query.where((either) =>
    either
      .where((own) => void byClient(own, person))
      .orWhereRaw(
        "actor_type = 'client' AND actor_id IN (SELECT id FROM portal_inbound_mail WHERE lower(from_email) = ?)",
        [person.email],
      ),
  )

/** What the person attached to messages. Artwork of orders, requests and brands belongs to the order or the company. */
const attachments = (container: MedusaContainer, person: Person) =>
  ofPerson(container.resolve(ContainerRegistrationKeys.PG_CONNECTION)("portal_file"), person)
    .where({ subject_type: "message" })
    .whereNull("deleted_at")

export const filePersonalData = definePersonalData({
  data: [
    {
      id: "attachments",
      columns: { portal_file: ["name"] },
      read: async (container, person) =>
        await attachments(container, person)
          .orderBy("created_at")
          .select<object[]>("id", "created_at", "order_id", "subject_id", "name", "format", "bytes"),
      erase: async (container, person) => {
        const files = await attachments(container, person).select<{ id: string; subject_id: string }[]>(
          "id",
          "subject_id",
        )
        const { uploads } = portalServices(container).files
        const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
        for (const { id, subject_id } of files)
          await knex.transaction(async (trx) =>
            uploads.removeOf(trx, { type: "message", id: subject_id }, [id], clientFileJobs.onRemoval),
          )
        return files.length
      },
    },
    tableData({
      id: "uploads",
      table: "portal_file",
      columns: { actor_name: "" },
      also: ["order_id", "customer_id", "subject_type", "name"],
      rows: ofPerson,
    }),
  ],
  other: { portal_file: { file_key: "a key", problem: "a reason of the portal's" } },
})
