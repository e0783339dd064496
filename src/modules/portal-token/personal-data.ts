import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { byClient, definePersonalData, ofLinks, rowsData, tableData } from "../../lib/personal-data"
import { erasedAddress } from "./erased-address"
import { endLink } from "./links"

/**
 * Links come last of all: everything else of a person is found by them. They stay as rows, ended and without a name, because
 * decisions and logs refer to them.
 */
export const portalTokenPersonalData = definePersonalData({
  data: [
    rowsData({
      id: "one-time-codes",
      table: "portal_account_code",
      columns: ["id", "created_at", "expires_at", "tries", "used_at"],
      rows: ofLinks,
    }),
    rowsData({
      id: "remembered-devices",
      table: "portal_device",
      columns: ["id", "created_at", "expires_at", "last_used_at"],
      rows: ofLinks,
    }),
    rowsData({
      id: "sessions",
      table: "portal_session",
      columns: ["id", "created_at", "expires_at", "opened_at", "confirmed_at"],
      rows: ofLinks,
    }),
    tableData({
      id: "access-log",
      table: "portal_link_event",
      columns: { actor_name: "" },
      also: ["link_id", "kind"],
      rows: byClient,
    }),
    tableData({
      id: "personal-messages",
      table: "portal_link_event",
      columns: { message: null },
      also: ["link_id", "kind"],
      rows: (query, person) => ofLinks(query, person).whereNotNull("message"),
    }),
    tableData({
      id: "shared-with-colleagues",
      table: "portal_link",
      columns: { given_by_name: "" },
      also: ["order_id"],
      rows: (query, { link_ids }) => query.whereIn("given_by_link_id", [...link_ids]),
    }),
    {
      id: "links",
      columns: { portal_link: ["recipient_name", "recipient_email"] },
      read: async (container, { link_ids }) =>
        await container
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)("portal_link")
          .whereIn("id", [...link_ids])
          .orderBy("created_at")
          .select<object[]>([
            ...[
              "id",
              "created_at",
              "scope",
              "order_id",
              "customer_id",
              "recipient_name",
              "recipient_email",
              "revoked_at",
            ],
            ...["last_shared_at", "share_count", "last_opened_at", "open_count"],
          ]),
      erase: async (container, { link_ids }, { actor }) => {
        const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
        let erased = 0
        for (const id of link_ids)
          await knex.transaction(async (trx) => {
            await endLink(trx, id, actor)
            erased += await trx("portal_link")
              .where({ id })
              .whereNot({ recipient_email: erasedAddress(id) })
              .update({ recipient_name: "", recipient_email: erasedAddress(id), updated_at: new Date() })
          })
        return erased
      },
    },
  ],
  other: {
    portal_account_link_request: { email_sealed: "deleted as soon as it was answered" },
    portal_link: { token_hash: "a hash", token_sealed: "a token", display: "part of a token" },
  },
})
