import type { DecisionConflict, OrderPanel, SettingsAnswer } from "../../src/contracts"
import { adminApi, type Api, openLink } from "../support/api"
import { count, row, rows } from "../support/database"
import { mailTo } from "../support/mailbox"
import {
  cancelOrder,
  createPlacedOrder,
  deleteDraft,
  editDraftQuantity,
  editQuantity,
  type OrderInput,
  readOrder,
  reservedQuantity,
  uniqueEmail,
} from "../support/orders"
import {
  ask,
  askedOrder,
  decide,
  effectsOf,
  evidenceFaults,
  evidenceOf,
  outboxDone,
  pageOf,
  panelOf,
  renderingOf,
  share,
  sharedOrder,
  signature,
} from "../support/portal"
import { waitFor } from "../support/wait"

const withSettings = async <T>(admin: Api, changes: object, work: () => Promise<T>): Promise<T> => {
  const { settings } = await admin.get<SettingsAnswer>("/admin/client-portal/settings")
  await admin.post("/admin/client-portal/settings", changes)
  try {
    return await work()
  } finally {
    await admin.post("/admin/client-portal/settings", settings)
  }
}

const placedAndAsked = async (input: OrderInput = {}) => {
  const admin = await adminApi()
  const order = await createPlacedOrder(input)
  const link = await share(admin, order.id)
  await ask(admin, order.id)
  const client = await openLink(link.url)
  return { admin, order, link, client, rendering: await renderingOf(client) }
}

describe("a signature", () => {
  it("turns the draft into an order, reserves its stock, drafts the delivery note, closes the request, tells the rep", async () => {
    const email = uniqueEmail("signer")
    const { admin, order, client, rendering } = await askedOrder()
    const { status, body } = await decide(client, rendering, signature(rendering, { email }))
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { decision: { kind: "approved", name: "Sarah Smith", version: 1, recorded_by: null } },
    })
    await effectsOf(order.id)

    const panel = await panelOf(admin, order.id)
    expect(panel).toMatchObject({ status: "approved", pending_effect: null, request: { state: "approved" } })
    const packed = new Map(panel.delivery_note?.lines.map(({ item_id, quantity }) => [item_id, quantity]))
    expect(packed).toEqual(new Map(order.items.map(({ id, quantity }) => [id, quantity])))
    expect((await readOrder(order.id)).status).toBe("pending")
    expect(await reservedQuantity(order)).toBe(15)
    expect(panel.stages.find(({ id }) => id === panel.project?.stage_id)?.role).toBe("production")

    const { project, action_items, sections } = await pageOf(client)
    expect(project).toMatchObject({ kind: "order", status: "approved" })
    expect(action_items).toEqual([])
    expect(sections.approval.decisions).toHaveLength(1)
    const copy = await mailTo(email)
    expect(copy.text).toContain(rendering.document_sha256)
    expect(await count("SELECT 1 FROM notification WHERE resource_id = $1", [body.decision.id])).toBe(3)
  })

  it("sends the signer's copy with the link to the recipient's own address alone", async () => {
    const { link, client, rendering } = await askedOrder({ lines: [{ stocked: false }] })
    const email = uniqueEmail("elsewhere")
    await decide(client, rendering, signature(rendering, { email }))
    expect(JSON.stringify(await mailTo(email))).not.toContain(link.url)

    const own = await askedOrder({ lines: [{ stocked: false }] })
    const recipient = own.link.link.recipient_email
    await decide(own.client, own.rendering, signature(own.rendering, { email: recipient }))
    expect((await mailTo(recipient)).text).toContain(own.link.url)
  })

  it("waits for stock without being lost: staff see why, and it is done once there is some", async () => {
    const { admin, order, client, rendering } = await askedOrder({ lines: [{ quantity: 500 }] })
    const level = await row<{ item: string; location: string; reserved: string }>(
      `SELECT l.inventory_item_id AS item, l.location_id AS location, l.reserved_quantity AS reserved
         FROM inventory_level l JOIN product_variant_inventory_item v ON v.inventory_item_id = l.inventory_item_id
        WHERE v.variant_id = $1`,
      [order.items[0]?.variant_id],
    )
    const stock = async (stocked_quantity: number) =>
      await admin.post(`/admin/inventory-items/${level?.item}/location-levels/${level?.location}`, { stocked_quantity })
    await stock(Number(level?.reserved) + 1)
    try {
      expect((await decide(client, rendering)).status).toBe(200)
      const waiting = await waitFor(async () => (await panelOf(admin, order.id)).pending_effect, {
        what: "the reason why the effects wait",
      })
      expect(waiting.message).toMatch(/inventory|stock/i)
      expect((await pageOf(client)).sections.approval.decisions).toHaveLength(1)
    } finally {
      await stock(100_000)
    }
    await effectsOf(order.id)
    expect(await panelOf(admin, order.id)).toMatchObject({ status: "approved", pending_effect: null })
    expect(await reservedQuantity(order)).toBe(500)
  })
})

describe("a client who does not approve", () => {
  it.each(["changes_requested", "declined"] as const)("says why (%s); nothing is converted", async (kind) => {
    const { admin, order, client, rendering } = await askedOrder()
    const message = "Please make the logo larger. ".repeat(3).trim()
    const { status, body } = await decide(client, rendering, { decision: kind, nonce: rendering.nonce, message })
    expect({ status, body }).toMatchObject({ status: 200, body: { decision: { kind, message } } })
    await effectsOf(order.id)

    const panel = await panelOf(admin, order.id)
    expect(panel).toMatchObject({ status: kind, delivery_note: null, request: { state: kind } })
    expect((await readOrder(order.id)).status).toBe("draft")
    expect(await reservedQuantity(order)).toBe(0)
    const { action_items, sections } = await pageOf(client)
    expect(sections.approval.decisions[0]).toMatchObject({ kind, message, name: "Sarah Smith" })
    expect(action_items).toEqual([])
  })

  it("is asked again with a new version that says what changed, and can sign that", async () => {
    const { admin, order, client, rendering } = await askedOrder()
    await decide(client, rendering, { decision: "changes_requested", nonce: rendering.nonce, message: "24, please" })
    await editDraftQuantity(order, order.items[0]?.id ?? "", 24)
    const panel = await ask(admin, order.id)
    expect(panel.request).toMatchObject({ version: 2, state: "open" })
    expect(panel.request?.changes).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: "quantity", before: "10", after: "24" })]),
    )
    const next = await renderingOf(client)
    expect((await decide(client, next)).status).toBe(200)
    await effectsOf(order.id)
    expect(await reservedQuantity(order)).toBe(29)
    expect((await pageOf(client)).sections.approval.decisions.map(({ kind }) => kind)).toEqual([
      "approved",
      "changes_requested",
    ])
    expect(await evidenceFaults(order.id)).toEqual([])
  })
})

describe("a request", () => {
  it("that staff withdrew cannot be decided; the client is told that it is closed", async () => {
    const { admin, order, client, rendering } = await askedOrder({ lines: [{ stocked: false }] })
    await admin.post(`/admin/client-portal/approval-requests/${rendering.request.id}/withdraw`)
    const { status, body } = await decide<DecisionConflict>(client, rendering)
    expect({ status, body }).toMatchObject({ status: 409, body: { type: "conflict", code: "closed", decision: null } })
    expect(await panelOf(admin, order.id)).toMatchObject({ status: "quote", request: { state: "withdrawn" } })
    const again = await admin.call("POST", `/admin/client-portal/approval-requests/${rendering.request.id}/withdraw`)
    expect(again).toMatchObject({ status: 409, body: { code: "closed" } })
  })

  it("that was asked anew is closed, and only the new one can be decided", async () => {
    const { admin, order, client, rendering } = await askedOrder({ lines: [{ stocked: false }] })
    await ask(admin, order.id)
    expect(await decide(client, rendering)).toMatchObject({ status: 409, body: { code: "closed" } })
    expect((await decide(client, await renderingOf(client))).status).toBe(200)
    const states = await rows<{ state: string }>(
      "SELECT state FROM portal_approval_request WHERE order_id = $1 ORDER BY version",
      [order.id],
    )
    expect(states.map(({ state }) => state)).toEqual(["superseded", "approved"])
    const kinds = (await evidenceOf(order.id)).map(({ kind }) => kind)
    expect(kinds).toEqual(["approval.requested", "approval.superseded", "approval.requested", "decision.made"])
  })

  it("on a version that is no longer current is refused, with what is new", async () => {
    const { order, client, rendering } = await askedOrder()
    await editDraftQuantity(order, order.items[0]?.id ?? "", 24)
    expect((await renderingOf(client)).request.is_current).toBe(false)
    expect((await pageOf(client)).action_items).toEqual([])
    const { status, body } = await decide<DecisionConflict>(client, rendering)
    expect({ status, code: body.code }).toEqual({ status: 409, code: "changed" })
    expect(body.changes).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: "quantity", before: "10", after: "24" })]),
    )
    expect((await readOrder(order.id)).status).toBe("draft")
    const decline = { decision: "declined", nonce: rendering.nonce, message: "no" }
    expect((await decide(client, rendering, decline)).status).toBe(409)
  })

  it("that was decided tells the second tab by whom", async () => {
    const { link, client, rendering } = await askedOrder({ lines: [{ stocked: false }] })
    const secondTab = await openLink(link.url)
    const late = await renderingOf(secondTab)
    await decide(client, rendering)
    const conflict = await decide<DecisionConflict>(secondTab, late, signature(late, { name: "Somebody Else" }))
    expect(conflict).toMatchObject({
      status: 409,
      body: { code: "decided", decision: { name: "Sarah Smith", kind: "approved" }, changes: [] },
    })
    expect(await count("SELECT 1 FROM portal_decision WHERE request_id = $1", [rendering.request.id])).toBe(1)
  })

  it("that is sent again because its answer got lost is answered with its own stamp; another word is refused", async () => {
    const { order, link, client, rendering } = await askedOrder({ lines: [{ stocked: false }] })
    const first = await decide(client, rendering)
    await effectsOf(order.id)
    expect(await decide(client, rendering)).toMatchObject({ status: 200, body: first.body })
    const otherTab = await openLink(link.url)
    expect(await decide(otherTab, await renderingOf(otherTab))).toMatchObject({ status: 200, body: first.body })
    for (const other of [{ name: "Sara Smith" }, { email: "other@example.com" }])
      expect((await decide(client, rendering, signature(rendering, other))).status).toBe(409)
    const decline = { decision: "declined", nonce: rendering.nonce, message: "No." }
    expect((await decide(client, rendering, decline)).status).toBe(409)
    const kinds = (await evidenceOf(order.id)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind.startsWith("decision."))).toEqual(["decision.made"])
    const mails = await count("SELECT 1 FROM notification WHERE resource_id = $1 AND channel = 'email'", [
      first.body.decision.id,
    ])
    expect(mails).toBeLessThanOrEqual(2)
  })

  it("cannot be made on an order without lines, a canceled one or none at all", async () => {
    const { admin, order } = await placedAndAsked()
    await cancelOrder(order.id)
    const canceled = await admin.call("POST", `/admin/client-portal/orders/${order.id}/approval-requests`)
    const unknown = await admin.call("POST", "/admin/client-portal/orders/order_unknown/approval-requests")
    const { order: bare } = await sharedOrder({ lines: [] })
    const empty = await admin.call("POST", `/admin/client-portal/orders/${bare.id}/approval-requests`)
    expect([canceled.status, unknown.status, empty.status]).toEqual([400, 404, 400])
  })

  it("mails every recipient whose link works, and nobody else", async () => {
    const { admin, order } = await sharedOrder({ lines: [{ stocked: false }] })
    const emails = [uniqueEmail("one"), uniqueEmail("two"), uniqueEmail("gone")]
    const links = await Promise.all(emails.map(async (recipient_email) => share(admin, order.id, { recipient_email })))
    await admin.post(`/admin/client-portal/links/${links[2]?.link.id}/revoke`)
    const { request } = await ask(admin, order.id, { message: "Have a look", notify: true })
    await outboxDone(request?.id ?? "")
    const sent = await rows<{ to: string }>(
      `SELECT "to" FROM notification WHERE resource_id = $1 AND channel = 'email' ORDER BY 1`,
      [request?.id],
    )
    expect(sent.map(({ to }) => to)).toEqual(
      [emails[0], emails[1], (await panelOf(admin, order.id)).links[0]?.recipient_email].sort(),
    )
    expect((await mailTo(emails[0] ?? "")).text).toContain("Have a look")
  })
})

describe("a decision told to staff", () => {
  const record = async (admin: Api, requestId: string, body: object) =>
    await admin.call<{ panel: OrderPanel }>("POST", `/admin/client-portal/approval-requests/${requestId}/record`, {
      body,
    })

  it.each(["phone", "email", "in_person"])(
    "by %s counts like a signed one and is marked for everybody",
    async (channel) => {
      const { admin, order, client, rendering } = await askedOrder({ lines: [{ quantity: 3 }] })
      const { status } = await record(admin, rendering.request.id, {
        decision: "approved",
        channel,
        name: "Anna Meyer",
        email: uniqueEmail("told"),
        message: "Said yes.",
      })
      expect(status).toBe(200)
      await effectsOf(order.id)
      expect((await pageOf(client)).sections.approval.decisions[0]).toMatchObject({
        kind: "approved",
        name: "Anna Meyer",
        recorded_by: { type: "staff", name: expect.any(String) },
        recorded_channel: channel,
      })
      expect(await reservedQuantity(order)).toBe(3)
      const entry = (await evidenceOf(order.id)).at(-1)
      expect(entry).toMatchObject({ kind: "decision.recorded", facts: { channel, decision: "approved" } })
      expect(entry?.facts).not.toHaveProperty("consent_sha256")
    },
  )

  it("is refused once the client has signed, for an unknown request, and without a name or a known channel", async () => {
    const { admin, client, rendering } = await askedOrder({ lines: [{ stocked: false }] })
    const good = { decision: "approved", channel: "phone", name: "Anna" }
    expect((await record(admin, "pareq_unknown", good)).status).toBe(404)
    expect((await record(admin, rendering.request.id, { ...good, name: " " })).status).toBe(400)
    expect((await record(admin, rendering.request.id, { ...good, channel: "pigeon" })).status).toBe(400)
    await decide(client, rendering)
    expect(await record(admin, rendering.request.id, good)).toMatchObject({
      status: 409,
      body: { code: "decided", decision: { name: "Sarah Smith" } },
    })
  })

  it("is refused when the order has changed since it was asked about", async () => {
    const { admin, order, rendering } = await askedOrder()
    await editDraftQuantity(order, order.items[0]?.id ?? "", 11)
    const answer = await record(admin, rendering.request.id, { decision: "approved", channel: "phone", name: "Anna" })
    expect(answer).toMatchObject({ status: 409, body: { code: "changed" } })
  })
})

describe("the finance gate", () => {
  it("holds an approved draft as ready for billing until finance lets it through, once", async () => {
    const { admin, order, client, rendering } = await askedOrder()
    await withSettings(admin, { approval: { finance_gate: true } }, async () => {
      expect((await decide(client, rendering)).status).toBe(200)
      await effectsOf(order.id)
      expect(await panelOf(admin, order.id)).toMatchObject({
        status: "ready_for_billing",
        project: { billing_state: "ready_for_billing", stage_id: "pstg_approval" },
        delivery_note: null,
      })
      expect((await pageOf(client)).project.status).toBe("ready_for_billing")
      expect((await readOrder(order.id)).status).toBe("draft")
      expect(await reservedQuantity(order)).toBe(0)

      const { panel } = await admin.post<{ panel: OrderPanel }>(`/admin/client-portal/orders/${order.id}/bill`)
      expect(panel).toMatchObject({ status: "approved", project: { billing_state: "none" } })
      expect(panel.delivery_note).toMatchObject({ state: "draft" })
      expect(panel.stages.find(({ id }) => id === panel.project?.stage_id)?.role).toBe("production")
      expect((await readOrder(order.id)).status).toBe("pending")
      expect(await reservedQuantity(order)).toBe(15)
      expect((await admin.call("POST", `/admin/client-portal/orders/${order.id}/bill`)).status).toBe(400)
      expect(await reservedQuantity(order)).toBe(15)
    })
  })

  it("lets nobody bill what does not wait for it", async () => {
    const { admin, order } = await askedOrder({ lines: [{ stocked: false }] })
    expect((await admin.call("POST", `/admin/client-portal/orders/${order.id}/bill`)).status).toBe(400)
    expect((await admin.call("POST", "/admin/client-portal/orders/order_unknown/bill")).status).toBeLessThan(500)
    expect((await readOrder(order.id)).status).toBe("draft")
  })
})

describe("an order that is gone", () => {
  it("canceled: cannot be decided, and the page says so", async () => {
    const { order, client, rendering } = await placedAndAsked()
    await cancelOrder(order.id)
    expect(await decide(client, rendering)).toMatchObject({ status: 409, body: { type: "conflict" } })
    expect(await pageOf(client)).toMatchObject({ project: { status: "canceled" }, action_items: [] })
    expect(await count("SELECT 1 FROM portal_decision WHERE order_id = $1", [order.id])).toBe(0)
  })

  it("deleted: answers 404 on every read and on the decision, and leaves its evidence", async () => {
    const { admin, order, client, rendering } = await askedOrder()
    await decide(client, rendering, { decision: "changes_requested", nonce: rendering.nonce, message: "smaller" })
    await ask(admin, order.id)
    const next = await renderingOf(client)
    await outboxDone(order.id)
    const before = await evidenceOf(order.id)
    await deleteDraft(order.id)

    expect((await client.call("GET", "/portal/project")).status).toBe(404)
    expect((await client.call("GET", `/portal/approvals/${next.request.id}`)).status).toBe(404)
    expect((await decide(client, next)).status).toBe(404)
    expect((await admin.call("GET", `/admin/client-portal/orders/${order.id}`)).status).toBe(404)
    const recorded = await admin.call("POST", `/admin/client-portal/approval-requests/${next.request.id}/record`, {
      body: { decision: "approved", channel: "phone", name: "Anna" },
    })
    expect(recorded.status).toBe(404)
    expect(await evidenceOf(order.id)).toEqual(before)
    expect(before).toHaveLength(3)
    expect(await evidenceFaults(order.id)).toEqual([])
  })
})

describe("an unusual order", () => {
  it.each([
    ["worth nothing", { lines: [{ unit_price: 0, stocked: false }] }, "0.00"],
    ["in yen", { currency: "jpy", lines: [{ unit_price: 1250, quantity: 3, stocked: false }] }, "3750"],
    ["in dinars", { currency: "kwd", lines: [{ unit_price: 1.255, quantity: 3, stocked: false }] }, "3.765"],
    ["at a price finer than a cent", { lines: [{ unit_price: 0.125, quantity: 100, stocked: false }] }, "12.50"],
    ["without e-mail and address", { email: null, address: null, lines: [{ stocked: false }] }, "125.00"],
    ["named in another script", { lines: [{ title: "定番Tシャツ 👕 — ‏تي شيرت", stocked: false }] }, "125.00"],
  ] as [string, OrderInput, string][])(
    "%s is shown, signed and converted to the minor unit",
    async (_, input, total) => {
      const { admin, order, client, rendering } = await askedOrder(input)
      expect(rendering.document.totals.total).toBe(total)
      expect(rendering.request.amount).toBe(total)
      const { status, body } = await decide(client, rendering)
      expect({ status, amount: body.decision?.amount }).toEqual({ status: 200, amount: total })
      await effectsOf(order.id)
      expect(await panelOf(admin, order.id)).toMatchObject({ status: "approved", pending_effect: null })
      expect((await readOrder(order.id)).status).toBe("pending")
      expect((await pageOf(client)).sections.order.totals.owed).toBe(total)
    },
  )

  it("that is placed already is approved as it stands; an edit meanwhile is another version", async () => {
    const { admin, order, client, rendering } = await placedAndAsked()
    await editQuantity(order, order.items[0]?.id ?? "", 11)
    expect(await decide(client, rendering)).toMatchObject({ status: 409, body: { code: "changed" } })
    await ask(admin, order.id)
    expect((await decide(client, await renderingOf(client))).status).toBe(200)
    await effectsOf(order.id)
    expect(await reservedQuantity(order)).toBe(16)
    expect(await panelOf(admin, order.id)).toMatchObject({ status: "approved", delivery_note: { state: "draft" } })
  })
})
