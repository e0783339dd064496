import { readFile } from "node:fs/promises"
import { PRODUCTS } from "./catalogue.mjs"
import { CUSTOMERS } from "./people.mjs"
import { INVOICE_SETTINGS, PAYMENT_SETTINGS } from "./money-desk.mjs"
import { SHIPPING_SETTINGS } from "./ship-desk.mjs"
import { SAVED_REPLIES } from "./talk-desk.mjs"

const STOCK = 600

const asset = (name) => readFile(new URL(`../assets/${name}.png`, import.meta.url))

const SETTINGS = {
  invoice: INVOICE_SETTINGS,
  payment: PAYMENT_SETTINGS,
  shipping: SHIPPING_SETTINGS,
  shop: {
    name: "Northfold Print Co.",
    accent: "#14532d",
    contact_email: "hello@northfold.example",
    contact_phone: "(555) 210-4400",
    contact_address: "88 Canal Street, Albany, NY 12207",
    contact_website: "https://northfold.example",
    header_text: "Screen printing and embroidery, Albany NY",
    footer_text: "Questions about your order? Call or write, we answer within one business day.",
    locale: "en-US",
    time_zone: "America/New_York",
  },
  approval: {
    finance_gate: false,
    terms: `1. Approval. Production starts once you approve this order in writing or by electronic signature. Please check spelling, sizes, quantities, colors and placement: what you approve is what we print.

2. Changes. Changes after approval may add cost and time. We confirm both with you before we go on.

3. Turnaround. Standard production takes 10 business days from approval of the order and its artwork. In-hands dates are targets unless we confirm a rush in writing.

4. Quantities. Up to 2 % of the pieces of a run may be spoiled in decoration. We credit what is missing at its unit price.

5. Color. Ink and thread are matched to the nearest standard color. Slight differences between garments, screens and prints are normal.

6. Artwork. You confirm that you have the right to use the artwork you send us. Screens and digitized files are kept for 24 months.

7. Payment. Half is due on approval and the rest before shipping, unless agreed otherwise. Late balances carry 1.5 % a month.

8. Returns. Decorated goods cannot be returned. Report defects within 7 days of delivery and we reprint or credit them.`,
  },
}

const STAGES = [
  { name: "Quote", color: "#6f6a64", role: "quote", is_done: false },
  { name: "Approval", color: "#92400e", role: "approval", is_done: false },
  { name: "Artwork", color: "#1d4ed8", role: "production", is_done: false },
  { name: "Production", color: "#6d28d9", role: "production", is_done: false },
  { name: "Shipped", color: "#0f766e", role: "shipped", is_done: false },
  { name: "Delivered", color: "#166534", role: "delivered", is_done: true },
]

/** As "Put the panel first" on the settings page does it. */
const PANELS = {
  "order.details": "widget:client-portal:order",
  "draft_order.details": "widget:client-portal:draft-order",
  "customer.details": "widget:client-portal:customer",
}

const savePortalSettings = async (admin) => {
  await admin.post("/admin/client-portal/settings", SETTINGS)
  for (const [zone, widget] of Object.entries(PANELS))
    await admin.post(`/admin/layouts/${zone}/configuration`, {
      is_default: true,
      configuration: { widgets: { [widget]: { order: -1 } } },
    })
  await admin.post("/admin/client-portal/settings/logo", { content: (await asset("logo")).toString("base64") })
  // The default stages are listed until a list is saved; saved with their ids, they are the shop's own.
  const { stages: known } = await admin.get("/admin/client-portal/stages")
  const idOf = ({ name }) => known.find((stage) => stage.name === name)?.id
  const list = STAGES.map((stage) => ({ ...stage, ...(idOf(stage) ? { id: idOf(stage) } : {}) }))
  const { stages } = await admin.post("/admin/client-portal/stages", { stages: list })
  return Object.fromEntries(stages.map(({ name, id }) => [name, id]))
}

/** The person of the demo's login is the rep of most orders, so that the admin's bell rings for them. */
const nameStaff = async (http, admin, password) => {
  const { user } = await admin.get("/admin/users/me")
  await admin.post(`/admin/users/${user.id}`, { first_name: "Dana", last_name: "Ruiz" })
  const email = "theo@northfold.example"
  const { invite } = await admin.post("/admin/invites", { email })
  const { token } = await http.post("/auth/user/emailpass/register", { email, password })
  const accept = `/admin/invites/accept?token=${encodeURIComponent(invite.token)}`
  const { user: theo } = await http.as(token).post(accept, { email, first_name: "Theo", last_name: "Lindgren" })
  return { dana: user.id, theo: theo.id }
}

const createMarket = async (admin) => {
  const { region } = await admin.post("/admin/regions", {
    name: "United States",
    currency_code: "usd",
    countries: ["us"],
    automatic_taxes: false,
    payment_providers: ["pp_system_default"],
  })
  const { sales_channel } = await admin.post("/admin/sales-channels", {
    name: "Sales desk",
    description: "Quotes and orders that the team writes for clients",
  })
  const { stores } = await admin.get("/admin/stores?fields=id")
  await admin.post(`/admin/stores/${stores[0].id}`, {
    name: SETTINGS.shop.name,
    supported_currencies: [{ currency_code: "usd", is_default: true }],
    default_region_id: region.id,
    default_sales_channel_id: sales_channel.id,
  })
  return { regionId: region.id, salesChannelId: sales_channel.id }
}

const createLocation = async (admin, salesChannelId) => {
  const { stock_location } = await admin.post("/admin/stock-locations", {
    name: "Albany print shop",
    address: {
      company: SETTINGS.shop.name,
      address_1: "88 Canal Street",
      city: "Albany",
      province: "NY",
      postal_code: "12207",
      country_code: "us",
      phone: SETTINGS.contact_phone,
    },
  })
  const at = `/admin/stock-locations/${stock_location.id}`
  await admin.post(`${at}/sales-channels`, { add: [salesChannelId] })
  await admin.post(`${at}/fulfillment-providers`, { add: ["manual_manual"] })
  const { stock_location: after } = await admin.post(`${at}/fulfillment-sets?fields=*fulfillment_sets`, {
    name: "Shipping from Albany",
    type: "shipping",
  })
  const { fulfillment_set } = await admin.post(
    `/admin/fulfillment-sets/${after.fulfillment_sets[0].id}/service-zones?fields=*service_zones`,
    { name: "United States", geo_zones: [{ type: "country", country_code: "us" }] },
  )
  return { locationId: stock_location.id, zoneId: fulfillment_set.service_zones[0].id }
}

const ensureShippingProfile = async (admin) => {
  const { shipping_profiles } = await admin.get("/admin/shipping-profiles?fields=id")
  if (shipping_profiles[0]) return shipping_profiles[0].id
  return (await admin.post("/admin/shipping-profiles", { name: "Default", type: "default" })).shipping_profile.id
}

const createShippingOption = async (admin, { zoneId, profileId, name, code, description, amount }) => {
  const { shipping_option } = await admin.post("/admin/shipping-options", {
    name,
    service_zone_id: zoneId,
    shipping_profile_id: profileId,
    provider_id: "manual_manual",
    price_type: "flat",
    type: { label: name, description, code },
    prices: [{ currency_code: "usd", amount }],
  })
  return { id: shipping_option.id, name }
}

/** @returns the pictures' addresses, in the order of the products */
const uploadPictures = async (admin) => {
  const files = await Promise.all(
    PRODUCTS.map(async ({ picture }) => ({ name: `${picture}.png`, type: "image/png", content: await asset(picture) })),
  )
  return (await admin.upload("/admin/uploads", files)).files.map(({ url }) => url)
}

/** @returns the variants' ids by SKU */
const createCatalogue = async (admin, { salesChannelId, profileId, locationId }) => {
  const urls = await uploadPictures(admin)
  await admin.post("/admin/products/batch?fields=id", {
    create: PRODUCTS.map(({ picture: _, ...product }, index) => ({
      ...product,
      status: "published",
      thumbnail: urls[index],
      images: [{ url: urls[index] }],
      shipping_profile_id: profileId,
      sales_channels: [{ id: salesChannelId }],
    })),
  })
  const { products } = await admin.get(
    "/admin/products?limit=100&fields=variants.id,variants.sku,variants.inventory_items.inventory_item_id",
  )
  const variants = products.flatMap((product) => product.variants)
  await admin.post("/admin/inventory-items/location-levels/batch", {
    create: variants.map(({ inventory_items }) => ({
      inventory_item_id: inventory_items[0].inventory_item_id,
      location_id: locationId,
      stocked_quantity: STOCK,
    })),
  })
  return new Map(variants.map(({ id, sku }) => [sku, id]))
}

const createCustomers = async (admin) => {
  const ids = {}
  for (const [key, { address, purchase_order, ...details }] of Object.entries(CUSTOMERS)) {
    const { customer } = await admin.post("/admin/customers", details)
    await admin.post(`/admin/customers/${customer.id}/addresses`, {
      ...address,
      address_name: "Main",
      company: details.company_name,
      first_name: details.first_name,
      last_name: details.last_name,
      phone: details.phone,
      is_default_shipping: true,
      is_default_billing: true,
    })
    if (purchase_order)
      await admin.post(`/admin/client-portal/customers/${customer.id}/purchase-order`, { mode: purchase_order })
    ids[key] = customer.id
  }
  return ids
}

/** Everything that orders need: the look, the staff, the goods and the clients. */
export const createShop = async ({ http, admin, adminPassword, note }) => {
  note("the shop: branding, stages, staff")
  const stages = await savePortalSettings(admin)
  const staff = await nameStaff(http, admin, adminPassword)
  for (const reply of SAVED_REPLIES) await admin.post("/admin/client-portal/saved-replies", reply)
  note("the shop: region, warehouse, shipping")
  const market = await createMarket(admin)
  const { locationId, zoneId } = await createLocation(admin, market.salesChannelId)
  const profileId = await ensureShippingProfile(admin)
  const option = (details) => createShippingOption(admin, { zoneId, profileId, ...details })
  const shipping = {
    ground: await option({ name: "UPS Ground", code: "ups-ground", description: "1–5 business days", amount: 18.5 }),
    second_day: await option({ name: "UPS 2nd Day Air", code: "ups-2da", description: "2 business days", amount: 46 }),
  }
  note("the catalogue")
  const variants = await createCatalogue(admin, { salesChannelId: market.salesChannelId, profileId, locationId })
  note("the clients")
  return { ...market, locationId, shipping, variants, stages, staff, customers: await createCustomers(admin) }
}
