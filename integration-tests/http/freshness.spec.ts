import type { Annotation, OrderPanel, OrderSection, ProjectPage, SettingsAnswer, Stage } from "../../src/contracts"
import { type Answer, type Api, openLink } from "../support/api"
import { payInvoice, projectIdOf, sentInvoice } from "../support/billing"
import { rolledBack, row } from "../support/database"
import {
  ADDRESS,
  cancelOrder,
  createCustomer,
  createFulfillment,
  createPlacedOrder,
  deliver,
  editDraftQuantity,
  editQuantity,
  pay,
  refund,
  ship,
} from "../support/orders"
import { ask, askedOrder, decide, effectsOf, pageOf, share, sharedOrder } from "../support/portal"
import { FRESHNESS_FUNCTIONS, freshnessKeysOf } from "../../src/project-page/freshness"
import { decideProof, proofPageOf, proofRenderingOf, remarkOn, sentProof } from "../support/proof-flow"
import { testShop } from "../support/shop"
import { waitFor } from "../support/wait"

const WRITES = 6

const etagOf = async (client: Api): Promise<string> =>
  (await client.call("GET", "/portal/project")).headers.get("etag") ?? ""
const ifChanged = async (client: Api, etag: string): Promise<Answer<ProjectPage | null>> =>
  await client.call<ProjectPage | null>("GET", "/portal/project", { headers: { "if-none-match": etag } })

/** The page's ETag once it stays the same: effects of what was done before may still be under way. */
const settledEtag = async (client: Api): Promise<string> => {
  let etag = ""
  const isSettled = async () => {
    etag = await etagOf(client)
    return (await ifChanged(client, etag)).status === 304
  }
  await waitFor(isSettled, { what: "a page that stays the same" })
  return etag
}

/** Does something to the order; the very next conditional read must be a 200 that shows it. */
const expectShown = async (
  client: Api,
  change: () => Promise<unknown>,
  shows: (page: ProjectPage) => void,
): Promise<void> => {
  const etag = await settledEtag(client)
  await change()
  const { status, body, headers } = await ifChanged(client, etag)
  expect(status).toBe(200)
  expect(headers.get("etag")).not.toBe(etag)
  if (body) shows(body)
}

const placed = async () => {
  const order = await createPlacedOrder()
  const { admin } = await testShop()
  const link = await share(admin, order.id)
  return { admin, order, link, client: await openLink(link.url) }
}

describe("an unchanged page", () => {
  it("is a 304 without a body, until something changes, and keeps its ETag over what changes nothing", async () => {
    const { admin, order, link, client } = await askedOrder({ lines: [{ stocked: false }] })
    const etag = await etagOf(client)
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
    await client.post("/portal/opened", { visible_ms: 2500, gesture: "key" })
    await admin.post(`/admin/client-portal/links/${link.link.id}/reveal`)
    await admin.post(`/admin/client-portal/links/${link.link.id}/share`)
    await share(admin, order.id)
    await admin.get(`/admin/client-portal/orders/${order.id}`)
    await admin.get(`/admin/draft-orders/${order.id}`)
    await client.get(`/portal/approvals/${(await pageOf(client)).sections.approval.request?.id}`)
    await (await openLink(link.url)).post("/portal/session/end")
    await sharedOrder({ lines: [{ stocked: false }] })
    const again = await ifChanged(client, etag)
    expect({ status: again.status, body: again.body }).toEqual({ status: 304, body: null })
    expect(again.headers.get("etag")).toBe(etag)
    expect(await etagOf(client)).toBe(etag)
  })

  it("is told apart by viewer: two links see one project under two ETags, and one's is no use to the other", async () => {
    const { admin, order, client } = await askedOrder({ lines: [{ stocked: false }] })
    const colleague = await openLink((await share(admin, order.id, { recipient_name: "Ben Ames" })).url)
    const [one, two] = [await pageOf(client), await pageOf(colleague)]
    expect({ ...two, viewer: one.viewer }).toEqual(one)
    expect([one.viewer.name, two.viewer.name]).toEqual(["Sarah Smith", "Ben Ames"])
    const etag = await etagOf(client)
    expect(await etagOf(colleague)).not.toBe(etag)
    expect((await ifChanged(colleague, etag)).status).toBe(200)
  })

  it.each(['"0"', "W/x", "*x", '""', "null", "x".repeat(3_000)])("is not taken from the tag %#", async (tag) => {
    const { client } = await sharedOrder({ lines: [{ stocked: false }] })
    expect((await ifChanged(client, tag)).status).toBe(200)
  })
})

describe("the next read shows", () => {
  it("a draft's edit, its metadata and its address, each made in Medusa's admin", async () => {
    const { admin, order, client } = await sharedOrder({ lines: [{ quantity: 10 }] })
    const at = `/admin/draft-orders/${order.id}`
    await expectShown(
      client,
      async () => await editDraftQuantity(order, order.items[0]?.id ?? "", 24),
      ({ sections: { order: now } }) => expect([now.pieces, now.totals.total]).toEqual([24, "300.00"]),
    )
    await expectShown(
      client,
      async () => await admin.post(at, { metadata: { notes: "Left chest only" } }),
      ({ sections }) => expect(sections.order.notes).toBe("Left chest only"),
    )
    await expectShown(
      client,
      async () => await admin.post(at, { shipping_address: { ...ADDRESS, city: "Astoria" } }),
      ({ sections }) => expect(sections.order.shipping_address?.city).toBe("Astoria"),
    )
  })

  it("an order's edit, payment, refund, shipment, delivery and cancellation", async () => {
    const { admin, order, client } = await placed()
    await expectShown(
      client,
      async () => await editQuantity(order, order.items[0]?.id ?? "", 11),
      ({ sections }) => expect(sections.order.pieces).toBe(16),
    )
    let payment = ""
    await expectShown(
      client,
      async () => (payment = await pay(order, 50)),
      ({ sections }) => expect(sections.order.totals.paid).toBe("50.00"),
    )
    await expectShown(
      client,
      async () => await refund(payment, 20),
      ({ sections }) => expect(sections.order.totals.paid).toBe("30.00"),
    )
    await expectShown(
      client,
      async () => await admin.post(`/admin/orders/${order.id}`, { shipping_address: { ...ADDRESS, city: "Salem" } }),
      ({ sections }) => expect(sections.order.shipping_address?.city).toBe("Salem"),
    )
    const other = await placed()
    await expectShown(
      other.client,
      async () => await cancelOrder(other.order.id),
      ({ project }) => expect(project.status).toBe("canceled"),
    )
  })

  it("a package: packed, shipped with its tracking, delivered, and what its service is called", async () => {
    const { admin, order, client } = await placed()
    let fulfillment = ""
    await expectShown(
      client,
      async () => (fulfillment = await createFulfillment(order)),
      ({ sections }) => expect(sections.delivery.packages.map(({ state }) => state)).toEqual(["preparing"]),
    )
    await expectShown(
      client,
      async () => await ship(order, fulfillment, "1ZTEST"),
      ({ project, sections }) => {
        expect(project.status).toBe("shipped")
        expect(sections.delivery.packages[0]?.tracking[0]).toMatchObject({ number: "1ZTEST", carrier: "UPS" })
      },
    )
    await expectShown(
      client,
      async () => await deliver(order, fulfillment),
      ({ project }) => expect(project.status).toBe("delivered"),
    )
    const { shippingOptionId } = await testShop()
    const name = `Ground ${crypto.randomUUID().slice(0, 8)}`
    await expectShown(
      client,
      async () => await admin.post(`/admin/shipping-options/${shippingOptionId}`, { name }),
      ({ sections }) => expect(sections.delivery.packages[0]?.service).toBe(name),
    )
  })

  it("a canceled package", async () => {
    const { admin, order, client } = await placed()
    const fulfillment = await createFulfillment(order)
    await expectShown(
      client,
      async () => await admin.post(`/admin/orders/${order.id}/fulfillments/${fulfillment}/cancel`),
      ({ sections }) => expect(sections.delivery.packages.map(({ state }) => state)).toEqual(["canceled"]),
    )
  })

  it("a customer's new name, the project's fields, its stage and its owner", async () => {
    const customer = await createCustomer()
    const { admin, order, client } = await sharedOrder({
      customerId: customer.id,
      email: customer.email,
      lines: [{ stocked: false }],
    })
    const project = (body: object) => async () =>
      await admin.post(`/admin/client-portal/orders/${order.id}/project`, body)
    await expectShown(
      client,
      async () => await admin.post(`/admin/customers/${customer.id}`, { first_name: "Berta", company_name: "B & Co" }),
      (page) => expect(page.project.customer).toEqual({ name: "Berta Meyer", company: "B & Co" }),
    )
    const dated = { name: "Crew 2027", po_number: "PO-7", in_hands_date: "2027-02-03", ship_date: "2027-02-01" }
    await expectShown(client, project(dated), (page) => expect(page.project).toMatchObject(dated))
    await expectShown(client, project({ owner_user_id: null }), (page) => expect(page.project.rep).toBeNull())
    const { panel } = await admin.get<{ panel: OrderPanel }>(`/admin/client-portal/orders/${order.id}`)
    const owner = panel.owners[0]
    await expectShown(client, project({ owner_user_id: owner?.id }), (page) =>
      expect(page.project.rep?.email).toBe(owner?.email),
    )
    const stage = panel.stages.find(({ role }) => role === "production")
    await expectShown(
      client,
      async () => await admin.post(`/admin/client-portal/orders/${order.id}/stage`, { stage_id: stage?.id }),
      (page) => expect(page.project.stages.find(({ state }) => state === "current")?.id).toBe(stage?.id),
    )
    await expectShown(
      client,
      async () => await ask(admin, order.id),
      (page) => expect(page.action_items).toHaveLength(1),
    )
  })

  it("what was said last, and a proof that it is about under its new title", async () => {
    const { admin, order, client } = await sharedOrder({ lines: [{ stocked: false }] })
    const project = await projectIdOf(order.id)
    const proof = await sentProof({ admin, order })
    // Its title can change once the client has sent it back.
    const back = { decision: "changes_requested", message: "Higher, please" }
    await decideProof(client, await proofRenderingOf(client, proof.id), back)
    const about = { type: "proof", id: proof.id }
    const latest = (page: ProjectPage) => page.sections.conversation.latest.at(-1)
    await expectShown(
      client,
      async () => await client.post("/portal/messages", { key: crypto.randomUUID(), body: "A little higher?", about }),
      (page) => expect(latest(page)).toMatchObject({ body: "A little higher?", about: { title: proof.title } }),
    )
    await expectShown(
      client,
      async () => await admin.post(`/admin/client-portal/proofs/${proof.id}`, { title: "Left chest" }),
      (page) => expect(latest(page)).toMatchObject({ about: { title: "Left chest" } }),
    )
    const path = `/admin/client-portal/projects/${project}/messages`
    await expectShown(
      client,
      async () => await admin.post(path, { key: crypto.randomUUID(), body: "Two inches up." }),
      (page) => expect([latest(page), page.viewer.unread_messages]).toMatchObject([{ body: "Two inches up." }, 1]),
    )
  })

  it("the shop's settings and a stage's new name", async () => {
    const { admin, client } = await sharedOrder({ lines: [{ stocked: false }] })
    const { settings } = await admin.get<SettingsAnswer>("/admin/client-portal/settings")
    const { stages } = await admin.get<{ stages: Stage[] }>("/admin/client-portal/stages")
    try {
      await expectShown(
        client,
        async () =>
          await admin.post("/admin/client-portal/settings", { shop: { name: "Fresh Prints", accent: "#1d4ed8" } }),
        ({ shop }) => expect(shop).toMatchObject({ name: "Fresh Prints", accent: "#1d4ed8" }),
      )
      const renamed = stages.map((stage, index) => (index === 0 ? { ...stage, name: "First sketch" } : stage))
      await expectShown(
        client,
        async () => await admin.post("/admin/client-portal/stages", { stages: renamed }),
        (page) => expect(page.project.stages[0]?.name).toBe("First sketch"),
      )
    } finally {
      await admin.post("/admin/client-portal/settings", settings)
      await admin.post("/admin/client-portal/stages", { stages })
    }
  })
})

/** A page at Stripe with the invoice that it asks for; both under one id. */
const A_CHECKOUT = `WITH page AS (
    INSERT INTO portal_checkout (id, project_id, link_id, version, currency_code, amount, attempt)
    VALUES ('test_key', 'pproj_test', 'plink_test', 'v1', 'usd', '1', 1))
  INSERT INTO portal_checkout_part (id, checkout_id, invoice_id, order_id, amount, position, is_open)
  VALUES ('test_key', 'test_key', 'pinv_test', $1, '1', 0, true)`

describe("the freshness key", () => {
  /** Rows that a shipped, paid, approved order of the test shop does not have by itself. */
  const ADDED: Record<string, string> = {
    order_line_item_adjustment: `INSERT INTO order_line_item_adjustment (id, item_id, amount, raw_amount, version)
      SELECT 'test_key', item_id, 1, '{"value":"1"}', version FROM order_item WHERE order_id = $1 LIMIT 1`,
    order_line_item_tax_line: `INSERT INTO order_line_item_tax_line (id, item_id, code, rate, raw_rate)
      SELECT 'test_key', item_id, 'VAT', 5, '{"value":"5"}' FROM order_item WHERE order_id = $1 LIMIT 1`,
    order_shipping_method_adjustment: `INSERT INTO order_shipping_method_adjustment (id, shipping_method_id, amount, raw_amount, version)
      SELECT 'test_key', shipping_method_id, 1, '{"value":"1"}', version FROM order_shipping WHERE order_id = $1 LIMIT 1`,
    order_shipping_method_tax_line: `INSERT INTO order_shipping_method_tax_line (id, shipping_method_id, code, rate, raw_rate)
      SELECT 'test_key', shipping_method_id, 'VAT', 5, '{"value":"5"}' FROM order_shipping WHERE order_id = $1 LIMIT 1`,
    order_credit_line: `INSERT INTO order_credit_line (id, order_id, amount, raw_amount)
      VALUES ('test_key', $1, 1, '{"value":"1"}')`,
    portal_dispute: `INSERT INTO portal_dispute (id, stripe_dispute_id, payment_id, order_id, currency_code, amount,
        is_withdrawn, status, opened_at)
      VALUES ('test_key', 'dp_test', 'ppay_test', $1, 'usd', '1', true, 'lost', now())`,
    portal_checkout: A_CHECKOUT,
    portal_checkout_part: A_CHECKOUT,
    order_cart: `INSERT INTO order_cart (id, order_id, cart_id) VALUES ('test_key', $1, 'cart_of_test')`,
    portal_checklist_entry: `INSERT INTO portal_checklist_entry (id, project_id, order_id, kind, item_ids)
      VALUES ('test_key', 'pproj_test', $1, 'sizes', '[]')`,
    portal_address_check: `INSERT INTO portal_address_check (id, project_id, order_id, target, kind, address_sha256, link_id, client_name)
      VALUES ('test_key', 'pproj_test', $1, 'order', 'confirmed', 'test', 'plink_test', 'Anna')`,
    portal_shipment: `INSERT INTO portal_shipment (id, order_id, fulfillment_id) VALUES ('test_key', $1, 'ful_of_test')`,
    portal_tracking: `INSERT INTO portal_tracking (id, order_id, fulfillment_id, number_key)
      VALUES ('test_key', $1, 'ful_of_test', 'TEST')`,
    portal_carrier_event: `INSERT INTO portal_carrier_event (id, source, external_id, number_key, state, occurred_at)
      SELECT 'test_key', 'generic', 'test', portal_tracking_key(b.tracking_number), 'in_transit', now()
        FROM order_fulfillment k JOIN fulfillment_label b ON b.fulfillment_id = k.fulfillment_id WHERE k.order_id = $1`,
  }

  /** Tables whose rows are not all written again as they stand. */
  const CHANGED: Record<string, string> = {
    // The link of an order and its package says nothing but that it is there.
    order_fulfillment: `DELETE FROM "order_fulfillment"`,
    // A void invoice is final: even a write that changes nothing is refused.
    portal_invoice: `UPDATE "portal_invoice" SET created_at = created_at WHERE voided_at IS NULL`,
  }

  it("changes with a row of each table that it reads: written, written again, removed", async () => {
    const { admin, order, client, rendering } = await askedOrder({ withShipping: true })
    await decide(client, rendering)
    await effectsOf(order.id)
    await pay(order, 10)
    const proof = await sentProof({ admin, order })
    const { annotation } = await client.post<{ annotation: Annotation }>(
      `/portal/proofs/${proof.id}/annotations`,
      remarkOn(await proofPageOf(client, proof.id)),
    )
    const reply = { key: crypto.randomUUID(), body: "We will" }
    await admin.post(`/admin/client-portal/proof-annotations/${annotation.id}/comments`, reply)
    await decideProof(client, await proofRenderingOf(client, proof.id))
    const project = await projectIdOf(order.id)
    const invoice = await sentInvoice(admin, project, { purpose: "full" })
    const paid = await payInvoice(admin, invoice.id, "5")
    await refund(paid.payments[0]?.medusa_payment_id ?? "", 1)
    const tolerance = { item_id: order.items[0]?.id, tolerance: { kind: "exact" } }
    await admin.post(`/admin/client-portal/projects/${project}/tolerances`, { lines: [tolerance] })
    await ship(order, await createFulfillment(order), "1ZTEST")
    const { settings } = await admin.get<SettingsAnswer>("/admin/client-portal/settings")
    await admin.post("/admin/client-portal/settings", settings)
    const { stages } = await admin.get<{ stages: Stage[] }>("/admin/client-portal/stages")
    await admin.post("/admin/client-portal/stages", { stages })

    const source = await row<{ text: string }>(
      "SELECT string_agg(prosrc, ' ') AS text FROM pg_proc WHERE proname = ANY ($1)",
      [FRESHNESS_FUNCTIONS],
    )
    const tables = new Set(
      [...(source?.text ?? "").matchAll(/(?:FROM|JOIN) "?([a-z_]+)"? [a-z]\b/g)].map(([, name]) => name ?? ""),
    )
    expect(tables.size).toBeGreaterThan(20)

    const unseen: string[] = []
    for (const table of tables) {
      await rolledBack(async (query) => {
        const key = async () => (await query(`SELECT ${freshnessKeysOf("$1")}::text AS key`, [order.id]))[0]?.["key"]
        const expectMoved = async (act: string, sql: string, values: string[] = []) => {
          const before = await key()
          await query(sql, values)
          if ((await key()) === before) unseen.push(`${act} ${table}`)
        }
        const added = ADDED[table]
        if (added) await expectMoved("insert", added, [order.id])
        await query("SAVEPOINT written")
        await expectMoved("change", CHANGED[table] ?? `UPDATE "${table}" SET created_at = created_at`)
        await query("ROLLBACK TO written")
        if (added) await expectMoved("delete", `DELETE FROM "${table}" WHERE id = 'test_key'`)
      })
    }
    expect(unseen).toEqual([])
  })
})

describe("reading while it is being written", () => {
  const cents = (amount: string): number => Math.round(Number(amount) * 100)
  const mixed = ({ line_groups, totals, pieces }: OrderSection): boolean => {
    const lines = line_groups.flatMap((group) => group.lines)
    const sum = lines.reduce((total, line) => total + cents(line.total), 0)
    return sum !== cents(totals.subtotal) || pieces !== lines.reduce((total, { quantity }) => total + quantity, 0)
  }

  it("never shows lines of one version with totals of another, nor goes back", async () => {
    const { order, link } = await sharedOrder({
      lines: [
        { quantity: 1, unit_price: 10 },
        { quantity: 1, unit_price: 1 },
      ],
    })
    const item = order.items.find(({ unit_price }) => unit_price === 10)?.id ?? ""
    const readers = await Promise.all([openLink(link.url), openLink(link.url)])
    let writing = true
    const seen: OrderSection[][] = []
    const read = async (client: Api) => {
      const views: OrderSection[] = []
      seen.push(views)
      while (writing) views.push((await pageOf(client)).sections.order)
    }
    const reading = readers.map(async (client) => await read(client))
    try {
      for (let quantity = 2; quantity < WRITES + 2; quantity++) await editDraftQuantity(order, item, quantity)
    } finally {
      writing = false
    }
    await Promise.all(reading)
    const all = seen.flat()
    expect(all.length).toBeGreaterThan(WRITES)
    expect(all.filter(mixed)).toEqual([])
    for (const views of seen) {
      const totals = views.map(({ totals: { total } }) => cents(total))
      expect(totals).toEqual([...totals].sort((a, b) => a - b))
    }
    const client = readers[0] as Api
    expect((await pageOf(client)).sections.order.totals.subtotal).toBe(`${(WRITES + 1) * 10 + 1}.00`)
  })
})
