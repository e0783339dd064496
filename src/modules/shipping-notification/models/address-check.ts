import { model } from "@medusajs/framework/utils"

/** A client's word on where an order goes: that the address is right, or what it should be. */
export const AddressCheck = model
  .define(
    { name: "PortalAddressCheck", tableName: "portal_address_check" },
    {
      id: model.id({ prefix: "padc" }).primaryKey(),
      project_id: model.text(),
      order_id: model.text().index(),
      /** `order`, or a fulfillment that goes elsewhere. */
      target: model.text(),
      kind: model.enum(["confirmed", "corrected"]),
      /** Of the address that the client saw: one that is changed afterwards is not the one they confirmed. */
      address_sha256: model.text(),
      /** Of a correction. */
      address: model.json().nullable(),
      link_id: model.text(),
      client_name: model.text(),
      /** Of a correction: what staff made of it. `replaced`: the client sent another one. */
      settled_as: model.enum(["accepted", "dismissed", "replaced"]).nullable(),
      settled_at: model.dateTime().nullable(),
      settled_by_id: model.text().nullable(),
      settled_by_name: model.text().nullable(),
    },
  )
  .indexes([{ on: ["order_id", "target"], unique: true, where: "kind = 'corrected' AND settled_as IS NULL" }])
