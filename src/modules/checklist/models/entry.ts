import { model } from "@medusajs/framework/utils"

/** What staff asked a client for, what the client gave, and what became of it. */
export const ChecklistEntry = model
  .define(
    { name: "PortalChecklistEntry", tableName: "portal_checklist_entry" },
    {
      id: model.id({ prefix: "pchk" }).primaryKey(),
      project_id: model.text().index(),
      order_id: model.text(),
      kind: model.enum(["artwork", "sizes", "po_number", "address", "other"]),
      /** What staff asked for in their own words. */
      title: model.text().nullable(),
      /** Lines that it is about; of a gift, those for which it was needed then. */
      item_ids: model.json(),
      text: model.text().nullable(),
      address: model.json().nullable(),
      given_at: model.dateTime().nullable(),
      /** The client's link. */
      given_by_id: model.text().nullable(),
      given_by_name: model.text().nullable(),
      closed_at: model.dateTime().nullable(),
      closed_as: model.enum(["received", "not_needed", "ask_again"]).nullable(),
      closed_by_id: model.text().nullable(),
      closed_by_name: model.text().nullable(),
    },
  )
  .indexes([
    { on: ["order_id"] },
    {
      name: "IDX_portal_checklist_entry_open",
      on: ["order_id", "kind"],
      unique: true,
      where: "kind <> 'other' AND closed_at IS NULL",
    },
  ])
