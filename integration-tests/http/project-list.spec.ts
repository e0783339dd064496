import { randomUUID } from "node:crypto"
import type { CustomerPanel, ListedProject, ProjectList } from "../../src/contracts"
import { adminApi, type Api, openLink } from "../support/api"
import { row } from "../support/database"
import {
  cancelOrder,
  createCustomer,
  createDraftOrder,
  createFulfillment,
  createPlacedOrder,
  deleteDraft,
  deliver,
  editDraftQuantity,
  editQuantity,
  type LineInput,
  ship,
} from "../support/orders"
import { ask, askedOrder, decide, effectsOf, pageOf, panelOf, renderingOf, share, sharedOrder } from "../support/portal"
import { waitFor } from "../support/wait"

const PATH = "/admin/client-portal/projects"
const FREE = { lines: [{ stocked: false }] }
let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

type Query = Record<string, string | number | string[]>

const list = async (query: Query = {}) => await admin.get<ProjectList>(PATH, query)
const orderIds = async (query: Query = {}) => (await list(query)).projects.map(({ order_id }) => order_id)
const listed = async (orderId: string): Promise<ListedProject | undefined> =>
  (await list({ limit: 50 })).projects.find(({ order_id }) => order_id === orderId)
const rename = async (orderId: string, name: string) =>
  await admin.post(`/admin/client-portal/orders/${orderId}/project`, { name })

describe("a row of the staff's list of projects", () => {
  it("says of each order what its own page says, for every status", async () => {
    const customer = await createCustomer({ company_name: "Harbor Roasters" })
    const quote = await sharedOrder({ customerId: customer.id, email: customer.email, ...FREE })
    const asked = await askedOrder(FREE)
    const declined = await askedOrder(FREE)
    await decide(declined.client, declined.rendering, {
      decision: "declined",
      nonce: declined.rendering.nonce,
      message: "Too dear.",
    })
    await effectsOf(declined.order.id)
    const shipped = await createPlacedOrder()
    await share(admin, shipped.id)
    await ship(shipped, await createFulfillment(shipped))
    const canceled = await createPlacedOrder(FREE)
    await share(admin, canceled.id)
    await cancelOrder(canceled.id)
    await asked.client.post("/portal/opened", { visible_ms: 2500, gesture: "key" })

    const expected: [string, ListedProject["status"], ListedProject["waiting"]["for"]][] = [
      [quote.order.id, "quote", "request"],
      [asked.order.id, "awaiting_approval", "approval"],
      [declined.order.id, "declined", "reply"],
      [shipped.id, "shipped", null],
      [canceled.id, "canceled", null],
    ]
    for (const [id, status, waitsFor] of expected) {
      const [one, panel] = [await listed(id), await panelOf(admin, id)]
      expect(one).toMatchObject({ status, name: panel.project?.name, number: expect.stringMatching(/^\d+$/) })
      expect(one?.waiting.for).toBe(waitsFor)
      expect(panel.status).toBe(status)
      expect(await orderIds({ status, limit: 50 })).toContain(id)
    }
    expect(await listed(quote.order.id)).toMatchObject({
      client: "Harbor Roasters",
      is_draft: true,
      last_opened_at: null,
    })
    expect((await listed(shipped.id))?.is_draft).toBe(false)
    expect((await listed(asked.order.id))?.last_opened_at).toEqual(expect.any(String))
  })

  it.each<[string, LineInput[]]>([
    ["variants", [{}, { quantity: 5 }]],
    ["a variant and a typed-in charge", [{}, { stocked: false, title: "Screen set-up", quantity: 1 }]],
    ["typed-in garments with a size", [{ stocked: false, quantity: 4, metadata: { size: "XL" } }]],
    ["a variant that is a fee", [{}, { quantity: 2, metadata: { fee: true } }]],
    ["a typed-in line that is no fee", [{ stocked: false, quantity: 3, metadata: { fee: false } }]],
    ["charges alone", [{ stocked: false, quantity: 2 }]],
  ])("counts pieces and follows packages as the page does: %s", async (_, lines) => {
    const order = await createPlacedOrder({ lines })
    const client = await openLink((await share(admin, order.id)).url)
    const expectSame = async () => {
      const [one, { project, sections }] = [await listed(order.id), await pageOf(client)]
      expect(one).toMatchObject({ pieces: sections.order.pieces, status: project.status })
      expect(one?.stage.id).toBe(project.stages.findLast(({ state }) => state !== "upcoming")?.id)
      expect(await orderIds({ status: project.status, limit: 50 })).toContain(order.id)
      expect(await orderIds({ stage_id: one?.stage.id ?? "", limit: 50 })).toContain(order.id)
    }
    await expectSame()
    // Medusa packs goods and charges apart.
    for (const item of order.items) {
      const part = { ...order, items: [item] }
      const fulfillment = await createFulfillment(part)
      await expectSame()
      await ship(part, fulfillment)
      await expectSame()
      await deliver(part, fulfillment)
      await expectSame()
    }
  })

  it("says that an order differs from what the client was asked about, until staff ask again", async () => {
    const customer = await createCustomer()
    const asked = await askedOrder({ customerId: customer.id, email: customer.email, ...FREE })
    const { id } = asked.order
    const ofCustomer = async () => {
      const { panel } = await admin.get<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}`)
      return panel.projects.find(({ order_id }) => order_id === id)
    }
    const expectAll = async (needs_new_request: boolean) => {
      const one = await listed(id)
      expect(one?.status).toBe("awaiting_approval")
      expect(one?.difference !== null).toBe(needs_new_request)
      expect(await ofCustomer()).toMatchObject({ status: "awaiting_approval", needs_new_request })
      expect((await panelOf(admin, id)).request?.is_current).toBe(!needs_new_request)
      expect((await orderIds({ needs_new_request: "true", limit: 50 })).includes(id)).toBe(needs_new_request)
      expect((await orderIds({ needs_new_request: "false", limit: 50 })).includes(id)).toBe(!needs_new_request)
    }
    await expectAll(false)
    const [item] = asked.order.items
    await editDraftQuantity(asked.order, item?.id ?? "", 7)
    await expectAll(true)
    expect((await listed(id))?.difference).toEqual({
      approved: false,
      version: 1,
      version_amount: "125.00",
      current_amount: "87.50",
      currency_code: "usd",
    })
    await ask(admin, id)
    await expectAll(false)
    const changes = await renderingOf(asked.client)
    await decide(asked.client, changes, { decision: "changes_requested", nonce: changes.nonce, message: "Five." })
    await editDraftQuantity(asked.order, item?.id ?? "", 5)
    expect(await listed(id)).toMatchObject({ status: "changes_requested", difference: null })
  })

  it("says that an order was edited after it was approved, with both amounts", async () => {
    const { order, client, rendering } = await askedOrder()
    await decide(client, rendering)
    await effectsOf(order.id)
    expect(await listed(order.id)).toMatchObject({ status: "approved", difference: null })
    await editQuantity(order, order.items[0]?.id ?? "", 12)
    expect(await orderIds({ status: "changed_after_approval", limit: 50 })).toContain(order.id)
    expect(await orderIds({ status: "approved", limit: 50 })).not.toContain(order.id)
    expect(await listed(order.id)).toMatchObject({
      status: "changed_after_approval",
      waiting: { on: "staff", for: "new_request" },
      difference: { approved: true, version: 1, version_amount: "187.50", current_amount: "212.50" },
    })
  })

  it("never says so of a canceled order", async () => {
    const placed = await createPlacedOrder(FREE)
    await share(admin, placed.id)
    await ask(admin, placed.id)
    await editQuantity(placed, placed.items[0]?.id ?? "", 9)
    expect((await listed(placed.id))?.difference).not.toBeNull()
    await cancelOrder(placed.id)
    expect(await listed(placed.id)).toMatchObject({ status: "canceled", difference: null })
  })

  it("reads an order once for each change, not once for each look", async () => {
    const { order } = await askedOrder(FREE)
    await listed(order.id)
    const kept = async () =>
      await row<{ xmin: string }>("SELECT xmin::text FROM portal_project_index WHERE order_id = $1", [order.id])
    const before = await kept()
    await listed(order.id)
    expect(await kept()).toEqual(before)
  })
})

describe("the order of the list", () => {
  const isFirst = async (id: string) =>
    await waitFor(async () => (await orderIds({ limit: 1 }))[0] === id || null, { what: `${id} to lead the list` })

  it("begins with the latest activity, whatever it was", async () => {
    const first = await askedOrder()
    const second = await sharedOrder(FREE)
    await isFirst(second.order.id)
    await decide(first.client, first.rendering)
    await isFirst(first.order.id)
    await effectsOf(first.order.id)
    await second.client.post("/portal/opened", { visible_ms: 2500, gesture: "key" })
    await isFirst(second.order.id)
    await rename(first.order.id, "Renamed")
    await isFirst(first.order.id)
    await share(admin, second.order.id)
    await isFirst(second.order.id)
    await ship(first.order, await createFulfillment(first.order))
    await isFirst(first.order.id)
  })

  it("goes by name, in-hands date and age as well, in both directions", async () => {
    const mark = `Sort ${randomUUID().slice(0, 8)}`
    const made: string[] = []
    for (const [name, in_hands_date] of [
      ["beta", "2027-01-02"],
      ["Alpha", null],
      ["gamma", "2027-01-01"],
    ]) {
      const order = await createDraftOrder(FREE)
      await admin.post(`/admin/client-portal/orders/${order.id}/project`, { name: `${mark} ${name}`, in_hands_date })
      made.push(order.id)
    }
    const [beta, alpha, gamma] = made
    const by = async (order: string) => await orderIds({ q: mark, order })
    expect(await by("name")).toEqual([alpha, beta, gamma])
    expect(await by("-name")).toEqual([gamma, beta, alpha])
    expect(await by("in_hands_date")).toEqual([gamma, beta, alpha])
    expect(await by("created_at")).toEqual([beta, alpha, gamma])
    expect(await orderIds({ q: mark, in_hands_from: "2027-01-02", in_hands_to: "2027-01-31" })).toEqual([beta])
  })
})

describe("search", () => {
  it("finds a project by its number, name, PO number and client, and takes no character for a pattern", async () => {
    const key = randomUUID().slice(0, 8)
    const customer = await createCustomer({
      company_name: `100%_${key} Ltd`,
      first_name: `Zoë${key}`,
      last_name: "Ruiz",
    })
    const order = await createDraftOrder({ customerId: customer.id, email: customer.email, ...FREE })
    await admin.post(`/admin/client-portal/orders/${order.id}/project`, {
      name: `Tees ${key} back\\slash`,
      po_number: `PO-${key}`,
    })
    const finds = async (q: string) => (await orderIds({ q, limit: 50 })).includes(order.id)
    for (const q of [
      `#${order.display_id}`,
      `tees ${key}`,
      `po-${key}`,
      `%_${key} ltd`,
      `zoë${key} ruiz`,
      customer.email.toUpperCase(),
      `${key} back\\sl`,
    ])
      expect([q, await finds(q)]).toEqual([q, true])
    for (const q of [`1_0%_${key}`, `${key}%slash`, "no such project"]) expect([q, await finds(q)]).toEqual([q, false])
  })

  it("filters by owner", async () => {
    const { user } = await admin.get<{ user: { id: string } }>("/admin/users/me")
    const { order } = await sharedOrder(FREE)
    expect(await orderIds({ owner_id: user.id, limit: 1 })).toEqual([order.id])
    expect(await orderIds({ owner_id: "user_nobody" })).toEqual([])
  })
})

describe("pages of the list", () => {
  const mark = `Page ${randomUUID().slice(0, 8)}`
  const made: string[] = []

  beforeAll(async () => {
    for (let index = 0; index < 12; index++) {
      const order = await createDraftOrder(FREE)
      await rename(order.id, `${mark} ${String(index % 4)}`)
      made.push(order.id)
    }
  })

  /** Every page from the first on; `between` runs after each. */
  const walk = async (query: Query, between: (page: number) => Promise<unknown> = () => Promise.resolve()) => {
    const seen: string[] = []
    let after: string | null = null
    for (let page = 0; page === 0 || after; page++) {
      const answer: ProjectList = await list({ q: mark, limit: 3, ...query, ...(after ? { after } : {}) })
      seen.push(...answer.projects.map(({ order_id }) => order_id))
      after = answer.next
      await between(page)
    }
    return seen
  }

  it.each(["-last_activity_at", "last_activity_at", "name", "-name", "in_hands_date", "-created_at"])(
    "show each project once, forwards and backwards, by %s, also where values are equal",
    async (order) => {
      expect((await list({ q: mark, order, limit: 3 })).count).toBe(12)
      const seen = await walk({ order })
      expect(seen).toHaveLength(12)
      expect(new Set(seen)).toEqual(new Set(made))
      const answers: ProjectList[] = [await list({ q: mark, order, limit: 5 })]
      for (let last = answers[0]; last?.next; last = answers.at(-1))
        answers.push(await list({ q: mark, order, limit: 5, after: last.next }))
      const back = await list({ q: mark, order, limit: 5, before: answers.at(-1)?.previous ?? "" })
      expect(back.projects.map(({ id }) => id)).toEqual(answers.at(-2)?.projects.map(({ id }) => id))
      const first = await list({ q: mark, order, limit: 5, before: back.previous ?? "" })
      expect(first.projects.map(({ id }) => id)).toEqual(answers[0]?.projects.map(({ id }) => id))
      expect([answers[0]?.previous, first.previous]).toEqual([null, null])
    },
  )

  it("hide and repeat none of the projects that stay as they are while others change", async () => {
    const [busy, calm] = [made.slice(0, 4), made.slice(4)]
    const touch = async (page: number) =>
      await Promise.all(busy.map((id, index) => rename(id, `${mark} ${(index + page) % 4}`)))
    for (const order of ["-last_activity_at", "name", "-name"]) {
      const seen = await walk({ order }, touch)
      expect(seen.filter((id) => calm.includes(id)).sort()).toEqual([...calm].sort())
      // Activity only moves a project towards the top, which the walk has passed.
      if (order === "-last_activity_at") expect(new Set(seen).size).toBe(seen.length)
    }
  })

  it("keep the order of activity under fifty changes at once", async () => {
    const before = await list({ q: mark, limit: 50 })
    const ids = before.projects.map(({ order_id }) => order_id)
    await Promise.all(Array.from({ length: 50 }, (_, index) => rename(ids[index % 4] ?? "", `${mark} ${index % 4}`)))
    const after = (await list({ q: mark, limit: 50 })).projects
    expect(new Set(after.slice(0, 4).map(({ order_id }) => order_id))).toEqual(new Set(ids.slice(0, 4)))
    expect(after.slice(4).map(({ order_id }) => order_id)).toEqual(ids.slice(4))
    for (const { id, last_activity_at } of after.slice(0, 4)) {
      const known = before.projects.find((one) => one.id === id)
      expect(last_activity_at > (known?.last_activity_at ?? "")).toBe(true)
    }
  })

  it("drop what is deleted", async () => {
    const [gone] = made.slice(-1)
    const { count } = await list({ q: mark })
    await deleteDraft(gone ?? "")
    const after = await list({ q: mark, limit: 50 })
    expect(after.count).toBe(count - 1)
    expect(after.projects.map(({ order_id }) => order_id)).not.toContain(gone)
  })
})

describe("a query that the list cannot answer", () => {
  it.each<Query>([
    { limit: 0 },
    { limit: 51 },
    { limit: "all" },
    { offset: 1 },
    { order: "total" },
    { status: "lost" },
    { status: "" },
    { in_hands_from: "soon" },
    { needs_new_request: "maybe" },
    { after: "x" },
    { after: Buffer.from('["name","a","b"]').toString("base64url") },
    { after: "a", before: "b" },
    { limit: ["1", "2"] },
  ])("is refused: %j", async (query) => {
    expect((await admin.call("GET", PATH, { query })).status).toBe(400)
  })

  it("is refused without a member of staff", async () => {
    const { client } = await sharedOrder(FREE)
    expect((await client.call("GET", PATH)).status).toBe(401)
  })
})
