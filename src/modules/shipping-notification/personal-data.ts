import { definePersonalData, ofLinks, STAFF, tableData } from "../../lib/personal-data"

/**
 * Addresses and names in what a person was told go with them. Who signed for a parcel is the carrier's proof of delivery;
 * who collected one is the shop's.
 */
export const shippingPersonalData = definePersonalData({
  data: [
    tableData({
      id: "address-checks",
      table: "portal_address_check",
      columns: { address: null, client_name: "" },
      also: ["order_id", "kind"],
      rows: ofLinks,
    }),
    tableData({
      id: "told-of-packages",
      table: "portal_shipping_told",
      columns: { packages: "[]", news: JSON.stringify({ added: [], corrected: [], canceled: [] }) },
      also: ["order_id"],
      rows: ofLinks,
    }),
  ],
  other: {
    portal_address_check: { settled_by_name: STAFF, address_sha256: "a hash of the order’s own address" },
    portal_shipping_notice: { actor_name: STAFF },
    portal_carrier_event: {
      signed_by: "the carrier's proof of a delivery",
      message: "the carrier's words about a parcel",
    },
    portal_shipment: {
      collected_by: "the shop's proof of a pickup",
      pickup_address: "the shop's pickup place",
      pickup_note: "the shop's words about a pickup",
    },
  },
})
