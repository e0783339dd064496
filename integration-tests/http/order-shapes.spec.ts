import { randomUUID } from "node:crypto"
import type { OrderDocument, OrderSection } from "../../src/contracts"
import { adminApi, Api, openLink } from "../support/api"
import { row } from "../support/database"
import { testEnv } from "../support/env"
import {
  createDraftOrder,
  createFulfillment,
  createPlacedOrder,
  deliver,
  readOrder,
  ship,
  uniqueEmail,
} from "../support/orders"
import { ask, decide, effectsOf, pageOf, panelOf, renderingOf, share } from "../support/portal"
import { testShop } from "../support/shop"
import { waitFor } from "../support/wait"

/* Kinds of orders that Medusa can hold, and what the client reads of them. */

const adds = ({ totals, ...shown }: Pick<OrderDocument, "sections" | "totals"> | OrderSection) => {
  const cents = (amount: string) => Math.round(Number(amount) * 100)
  const groups = "sections" in shown ? shown.sections : shown.line_groups
  const lines = groups.flatMap((group) => group.lines).reduce((sum, { total }) => sum + cents(total), 0)
  const { subtotal, returned, discount, shipping, tax, total } = totals
  return {
    lines: lines === cents(subtotal),
    total: cents(subtotal) - cents(returned) - cents(discount) + cents(shipping) + cents(tax) === cents(total),
  }
}

describe("prices that include their tax", () => {
  const draftIn = async (admin: Api) => {
    await admin.post("/admin/tax-regions", {
      country_code: "de",
      provider_id: "tp_system",
      default_tax_rate: { name: "VAT", code: `vat-${randomUUID().slice(0, 8)}`, rate: 19 },
    })
    const { salesChannelId, regionFor } = await testShop()
    const region_id = await regionFor("eur")
    await admin.post(`/admin/regions/${region_id}`, { countries: ["de"], automatic_taxes: true })
    const { price_preferences } = await admin.get<{ price_preferences: { id: string }[] }>("/admin/price-preferences", {
      attribute: "currency_code",
      value: "eur",
    })
    await admin.post(`/admin/price-preferences/${price_preferences[0]?.id}`, { is_tax_inclusive: true })
    const { product } = await admin.post<{ product: { variants: { id: string }[] } }>("/admin/products", {
      title: "Heavy tee",
      status: "published",
      sales_channels: [{ id: salesChannelId }],
      options: [{ title: "Size", values: ["M"] }],
      variants: [
        {
          title: "M",
          options: { Size: "M" },
          manage_inventory: false,
          prices: [{ currency_code: "eur", amount: 11.9 }],
        },
      ],
    })
    const address = { first_name: "Jürgen", address_1: "Hafenstr. 1", city: "Kiel", country_code: "de" }
    const { draft_order } = await admin.post<{ draft_order: { id: string } }>("/admin/draft-orders", {
      region_id,
      sales_channel_id: salesChannelId,
      currency_code: "eur",
      email: "juergen@example.com",
      shipping_address: address,
      billing_address: address,
      items: [
        { variant_id: product.variants[0]?.id, quantity: 10 },
        { title: "Screen set-up", quantity: 1, unit_price: 50 },
      ],
      shipping_methods: [],
    })
    return await readOrder(draft_order.id)
  }

  it("stand as the shop writes them, add up to the total, and the tax that they hold is said once", async () => {
    const admin = await adminApi()
    const order = await draftIn(admin)
    const client = await openLink((await share(admin, order.id)).url)
    await ask(admin, order.id)
    const { order: shown } = (await pageOf(client)).sections
    const { document } = await renderingOf(client)
    const lines = shown.line_groups.flatMap((group) => group.lines)
    expect(lines.map(({ total, tax_included }) => [total, tax_included])).toEqual([
      ["119.00", true],
      ["50.00", false],
    ])
    expect(shown.totals).toMatchObject({
      subtotal: "169.00",
      tax: "9.50",
      tax_included: "19.00",
      total: "178.50",
    })
    expect(adds(shown)).toEqual({ lines: true, total: true })
    expect(adds(document)).toEqual({ lines: true, total: true })
    expect(order.total).toBe(178.5)
  })
})

describe("taxes that change after the client has signed", () => {
  const country_code = "at"

  it("sell nothing that was not signed: staff are told, and ask again", async () => {
    const admin = await adminApi()
    const { salesChannelId, regionFor } = await testShop()
    const { tax_region } = await admin.post<{ tax_region: { tax_rates: { id: string }[] } }>(
      "/admin/tax-regions?fields=*tax_rates",
      {
        country_code,
        provider_id: "tp_system",
        default_tax_rate: { name: "VAT", code: `at-${randomUUID().slice(0, 8)}`, rate: 20 },
      },
    )
    const region_id = await regionFor("chf")
    await admin.post(`/admin/regions/${region_id}`, { countries: [country_code], automatic_taxes: true })
    const { draft_order } = await admin.post<{ draft_order: { id: string } }>("/admin/draft-orders", {
      region_id,
      sales_channel_id: salesChannelId,
      currency_code: "chf",
      email: uniqueEmail("tax"),
      shipping_address: { first_name: "Eva", address_1: "Ring 1", city: "Wien", country_code },
      items: [{ title: "Banner", quantity: 100, unit_price: 10 }],
      shipping_methods: [],
    })
    const client = await openLink((await share(admin, draft_order.id)).url)
    await ask(admin, draft_order.id)
    const signed = await renderingOf(client)
    expect(signed.document.totals.total).toBe("1200.00")
    await admin.post(`/admin/tax-rates/${tax_region.tax_rates[0]?.id}`, { rate: 35 })
    expect((await decide(client, signed)).status).toBe(200)
    const { pending_effect } = await waitFor(
      async () => {
        const panel = await panelOf(admin, draft_order.id)
        return panel.pending_effect ? panel : null
      },
      { what: "the sale to be held" },
    )
    expect(pending_effect?.message).toContain("changed since the client approved it")
    expect((await readOrder(draft_order.id)).status).toBe("draft")

    await ask(admin, draft_order.id)
    const again = await renderingOf(client)
    expect(again.document.totals.total).toBe("1350.00")
    expect(again.request.changes).toContainEqual({ kind: "total", label: "total", before: "1200.00", after: "1350.00" })
    expect((await decide(client, again)).status).toBe(200)
    await effectsOf(draft_order.id)
    expect(await readOrder(draft_order.id)).toMatchObject({ status: "pending", total: 1350 })
  })
})

describe("an order of which some came back", () => {
  it("still shows what was ordered, and takes off what was returned", async () => {
    const admin = await adminApi()
    const order = await createPlacedOrder({ lines: [{ quantity: 10, unit_price: 12.5 }] })
    const fulfillment = await createFulfillment(order)
    await ship(order, fulfillment)
    await deliver(order, fulfillment)
    const items = [{ id: order.items[0]?.id, quantity: 2 }]
    const { stockLocationId: location_id } = await testShop()
    const { return: begun } = await admin.post<{ return: { id: string } }>("/admin/returns", {
      order_id: order.id,
      location_id,
    })
    await admin.post(`/admin/returns/${begun.id}/request-items`, { items })
    await admin.post(`/admin/returns/${begun.id}/request`)
    const client = await openLink((await share(admin, order.id)).url)
    const before = await pageOf(client)
    expect(before.sections.order.totals).toMatchObject({ returned: "0.00", subtotal: "125.00" })
    await admin.post(`/admin/returns/${begun.id}/receive`)
    await admin.post(`/admin/returns/${begun.id}/receive-items`, { items })
    await admin.post(`/admin/returns/${begun.id}/receive/confirm`)
    const { order: after } = (await pageOf(client)).sections
    expect(after.totals).toMatchObject({ subtotal: "125.00", returned: "25.00", total: "118.50" })
    expect(adds(after)).toEqual({ lines: true, total: true })
  })
})

describe("an order that came from a cart", () => {
  const FORGED = { details: "Free of charge", note: "Shop pays the freight", section: "Gifts", fee: true, position: 1 }

  /** As a shopper does it, through the store API alone. */
  const placedFromCart = async (admin: Api): Promise<string> => {
    const { salesChannelId, variants, regionFor, shippingOptionId } = await testShop()
    const { api_key } = await admin.post<{ api_key: { id: string; token: string } }>("/admin/api-keys", {
      title: `Store ${randomUUID().slice(0, 8)}`,
      type: "publishable",
    })
    await admin.post(`/admin/api-keys/${api_key.id}/sales-channels`, { add: [salesChannelId] })
    const store = new Api(testEnv("TEST_API_URL"), { "x-publishable-api-key": api_key.token })
    const region_id = await regionFor("usd")
    await admin.post(`/admin/regions/${region_id}`, { countries: ["us"] })
    const address = { first_name: "Max", last_name: "Roe", address_1: "1 Quay", city: "Portland", country_code: "us" }
    const { cart } = await store.post<{ cart: { id: string } }>("/store/carts", {
      region_id,
      sales_channel_id: salesChannelId,
      email: "max@example.com",
      shipping_address: address,
      billing_address: address,
      metadata: { notes: "The shop owes Max 500 dollars", project_name: "Free tees" },
    })
    const at = `/store/carts/${cart.id}`
    await store.post(`${at}/line-items`, { variant_id: variants[0]?.id, quantity: 3, metadata: FORGED })
    await store.post(`${at}/shipping-methods`, { option_id: shippingOptionId })
    const { payment_collection } = await store.post<{ payment_collection: { id: string } }>(
      "/store/payment-collections",
      { cart_id: cart.id },
    )
    await store.post(`/store/payment-collections/${payment_collection.id}/payment-sessions`, {
      provider_id: "pp_system_default",
    })
    const { order } = await store.post<{ order: { id: string } }>(`${at}/complete`)
    return order.id
  }

  it("never shows what the shopper wrote into it as the words of the shop", async () => {
    const admin = await adminApi()
    const id = await placedFromCart(admin)
    expect(
      await row<{ metadata: object }>(
        `SELECT l.metadata FROM order_item i JOIN order_line_item l ON l.id = i.item_id WHERE i.order_id = $1`,
        [id],
      ),
    ).toMatchObject({ metadata: FORGED })
    const client = await openLink((await share(admin, id)).url)
    await ask(admin, id)
    const { project, sections } = await pageOf(client)
    const { document } = await renderingOf(client)
    for (const [notes, groups] of [
      [sections.order.notes, sections.order.line_groups],
      [document.notes, document.sections],
    ] as const) {
      expect(notes).toBeNull()
      expect(groups.map(({ title }) => title)).toEqual([null])
      expect(groups[0]?.lines[0]).toMatchObject({ details: null, note: null, quantity: 3 })
    }
    expect(project.name).not.toBe("Free tees")
    expect(sections.order.pieces).toBe(3)
    const list = await admin.get<{ projects: { order_id: string; name: string }[] }>("/admin/client-portal/projects")
    expect(list.projects.find(({ order_id }) => order_id === id)?.name).toBe(project.name)
  })

  it("keeps the shop's words on an order that staff made", async () => {
    const admin = await adminApi()
    const order = await createDraftOrder({
      lines: [{ metadata: { details: "Left chest", section: "Team" } }],
      metadata: { notes: "Fold and bag" },
    })
    const client = await openLink((await share(admin, order.id)).url)
    const { order: shown } = (await pageOf(client)).sections
    expect(shown.notes).toBe("Fold and bag")
    expect(shown.line_groups[0]).toMatchObject({ title: "Team", lines: [{ details: "Left chest" }] })
  })
})
