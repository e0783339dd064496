import type { CustomerPanel, ListedProject, ProjectList } from "../../src/contracts"
import { adminApi, type Api } from "../support/api"
import {
  cancelOrder,
  createCustomer,
  createFulfillment,
  createPlacedOrder,
  deleteDraft,
  editDraftQuantity,
  editQuantity,
  ship,
} from "../support/orders"
import { ask, askedOrder, decide, effectsOf, panelOf, renderingOf, share, sharedOrder } from "../support/portal"

const PATH = "/admin/client-portal/orders"
let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

type Query = Record<string, string | number | string[]>

const list = async (query: Query = {}) => await admin.get<ProjectList>(PATH, query)
const listed = async (orderId: string): Promise<ListedProject | undefined> =>
  (await list({ limit: 50 })).projects.find(({ order_id }) => order_id === orderId)

describe("the staff's list of projects", () => {
  it("says of each order what its own panel says: whose it is, where it stands, when it was last opened", async () => {
    const customer = await createCustomer({ company_name: "Harbor Roasters" })
    const quote = await sharedOrder({ customerId: customer.id, email: customer.email, lines: [{ stocked: false }] })
    const asked = await askedOrder({ lines: [{ stocked: false }] })
    const declined = await askedOrder({ lines: [{ stocked: false }] })
    await decide(declined.client, declined.rendering, {
      decision: "declined",
      nonce: declined.rendering.nonce,
      message: "Too dear.",
    })
    await effectsOf(declined.order.id)
    const shipped = await createPlacedOrder()
    await share(admin, shipped.id)
    await ship(shipped, await createFulfillment(shipped))
    const canceled = await createPlacedOrder({ lines: [{ stocked: false }] })
    await share(admin, canceled.id)
    await cancelOrder(canceled.id)
    await asked.client.post("/portal/opened", { visible_ms: 2500, gesture: "key" })

    const expected: [string, ListedProject["status"]][] = [
      [quote.order.id, "quote"],
      [asked.order.id, "awaiting_approval"],
      [declined.order.id, "declined"],
      [shipped.id, "shipped"],
      [canceled.id, "canceled"],
    ]
    for (const [id, status] of expected) {
      const [one, panel] = [await listed(id), await panelOf(admin, id)]
      expect(one).toMatchObject({ status, name: panel.project?.name, number: expect.stringMatching(/^\d+$/) })
      expect(panel.status).toBe(status)
    }
    expect(await listed(quote.order.id)).toMatchObject({
      client: "Harbor Roasters",
      is_draft: true,
      last_opened_at: null,
    })
    expect((await listed(shipped.id))?.is_draft).toBe(false)
    expect((await listed(asked.order.id))?.last_opened_at).toEqual(expect.any(String))
  })

  it("says, as the panel does, whose request the order has left behind, until staff ask again", async () => {
    const customer = await createCustomer()
    const asked = await askedOrder({ customerId: customer.id, email: customer.email, lines: [{ stocked: false }] })
    const { id } = asked.order
    const ofCustomer = async () => {
      const { panel } = await admin.get<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}`)
      return panel.projects.find(({ order_id }) => order_id === id)
    }
    const expectAll = async (needs_new_request: boolean) => {
      expect(await listed(id)).toMatchObject({ status: "awaiting_approval", needs_new_request })
      expect(await ofCustomer()).toMatchObject({ status: "awaiting_approval", needs_new_request })
      expect((await panelOf(admin, id)).request?.is_current).toBe(!needs_new_request)
    }
    await expectAll(false)
    const [item] = asked.order.items
    await editDraftQuantity(asked.order, item?.id ?? "", 7)
    await expectAll(true)
    await ask(admin, id)
    await expectAll(false)
    const changes = await renderingOf(asked.client)
    await decide(asked.client, changes, { decision: "changes_requested", nonce: changes.nonce, message: "Five." })
    await editDraftQuantity(asked.order, item?.id ?? "", 5)
    expect(await listed(id)).toMatchObject({ status: "changes_requested", needs_new_request: false })
  })

  it("never says so of an order that is canceled", async () => {
    const placed = await createPlacedOrder({ lines: [{ stocked: false }] })
    await share(admin, placed.id)
    await ask(admin, placed.id)
    await editQuantity(placed, placed.items[0]?.id ?? "", 9)
    expect(await listed(placed.id)).toMatchObject({ needs_new_request: true })
    await cancelOrder(placed.id)
    expect(await listed(placed.id)).toMatchObject({ status: "canceled", needs_new_request: false })
  })

  it("begins with what moved last, goes on page by page, and drops what is deleted", async () => {
    const first = await askedOrder({ lines: [{ stocked: false }] })
    const second = await sharedOrder({ lines: [{ stocked: false }] })
    const changes = { decision: "changes_requested", nonce: first.rendering.nonce, message: "Navy, please." }
    expect((await list({ limit: 1 })).projects[0]?.order_id).toBe(second.order.id)
    await decide(first.client, first.rendering, changes)
    const { projects, count } = await list({ limit: 2 })
    expect(projects.map(({ order_id }) => order_id)).toEqual([first.order.id, second.order.id])
    expect((await list({ limit: 1, offset: 1 })).projects).toEqual(projects.slice(1))
    expect((await list({ offset: count })).projects).toEqual([])
    await deleteDraft(second.order.id)
    const after = await list({ limit: 50 })
    expect(after.count).toBe(count - 1)
    expect(after.projects.map(({ order_id }) => order_id)).not.toContain(second.order.id)
  })

  it.each<Query>([
    { limit: 0 },
    { limit: 51 },
    { limit: "all" },
    { offset: -1 },
    { order_id: "x" },
    { limit: ["1", "2"] },
  ])("takes no other question: %j", async (query) => {
    expect((await admin.call("GET", PATH, { query })).status).toBe(400)
  })
})
