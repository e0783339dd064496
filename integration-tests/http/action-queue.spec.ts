import type { ActionQueue, Nudged, NudgeAbout, QueueGroup, QuietClients } from "../../src/contracts"
import { adminApi, type Api } from "../support/api"
import { projectIdOf, sentInvoice } from "../support/billing"
import { rows } from "../support/database"
import { ADDRESS, cancelOrder, createFulfillment, createPlacedOrder, ship } from "../support/orders"
import { askedOrder, decide, effectsOf, share, sharedOrder } from "../support/portal"
import { waitFor } from "../support/wait"

const PATH = "/admin/client-portal/queue"
const FREE = { lines: [{ stocked: false }] }
let admin: Api
/** Each test looks at the projects of an owner of its own. */
let owner: string

beforeAll(async () => {
  admin = await adminApi()
})

beforeEach(async () => {
  owner = `user_${crypto.randomUUID().slice(0, 8)}`
  await rows(`INSERT INTO "user" (id, email, first_name) VALUES ($1, $2, 'Mona')`, [owner, `${owner}@example.com`])
})

const own = async (order_id: string): Promise<void> => {
  await rows("UPDATE portal_project SET owner_user_id = $2 WHERE order_id = $1", [order_id, owner])
}
const queue = async (group: QueueGroup = "ours", query: object = {}) =>
  await admin.get<ActionQueue>(PATH, { group, owner_id: owner, ...query })
const idsOf = ({ rows: found }: ActionQueue): string[] => found.map(({ project }) => project.order_id)

const NONE = { ours: 0, client: 0, hot: 0, overdue: 0, risk: 0, untold: 0, quiet: 0 }
/** As an event would note it. */
const noteChanged = async (order_id: string): Promise<void> => {
  await rows("INSERT INTO portal_queue_stale (order_id) VALUES ($1)", [order_id])
}
const nudge = async (order_id: string, about: NudgeAbout): Promise<Nudged["outcome"]> => {
  const path = `/admin/client-portal/projects/${await projectIdOf(order_id)}/nudge`
  return (await admin.post<Nudged>(path, { about })).outcome
}
const remindersOf = async (resource_id: string): Promise<string[]> =>
  (
    await rows<{ notice: string }>(
      "SELECT notice FROM portal_notice WHERE resource_id = $1 AND notice LIKE '%-reminder'",
      [resource_id],
    )
  ).map(({ notice }) => notice)

const requestOf = async (order_id: string): Promise<string> =>
  (await rows<{ id: string }>("SELECT id FROM portal_approval_request WHERE order_id = $1", [order_id]))[0]?.id ?? ""

const sharedDraft = async () => {
  const scene = await sharedOrder(FREE)
  await own(scene.order.id)
  return scene
}

describe("the action queue", () => {
  it("moves a project from the shop to the client and back, as either acts", async () => {
    const { order } = await sharedDraft()
    const first = await queue()
    expect(first.rows).toMatchObject([{ project: { order_id: order.id, waiting: { on: "staff", for: "request" } } }])
    expect(first.counts).toEqual({ ...NONE, ours: 1 })

    const asked = await askedOrder(FREE)
    await own(asked.order.id)
    expect(idsOf(await queue("client"))).toEqual([asked.order.id])
    await decide(asked.client, asked.rendering, {
      decision: "changes_requested",
      nonce: asked.rendering.nonce,
      message: "In blue, please.",
    })
    await effectsOf(asked.order.id)
    const { counts } = await queue("client")
    expect(counts).toMatchObject({ ours: 2, client: 0 })
    // What has waited longest comes first.
    expect(idsOf(await queue())).toEqual([order.id, asked.order.id])
  })

  it("leaves out what goes along by itself and what has ended, whatever Medusa did to it", async () => {
    const order = await createPlacedOrder(FREE)
    await share(admin, order.id)
    await own(order.id)
    expect((await queue()).counts).toEqual(NONE)
    const listed = () =>
      rows<{ waiting_for: string | null; is_open: boolean }>(
        "SELECT waiting_for, is_open FROM portal_queue_project WHERE order_id = $1",
        [order.id],
      )
    expect(await listed()).toEqual([{ waiting_for: "production", is_open: true }])
    await cancelOrder(order.id)
    await waitFor(
      async () => {
        await queue()
        return (await listed())[0]?.is_open === false
      },
      { what: "the canceled order to leave the queue" },
    )
  })

  it("has what is overdue, at risk and quiet, by the day", async () => {
    const order = await createPlacedOrder()
    await share(admin, order.id)
    await own(order.id)
    const invoice = await sentInvoice(admin, await projectIdOf(order.id), { purpose: "full" })
    // One more like it that was due long ago: an issued invoice never changes.
    await rows(
      `INSERT INTO portal_invoice SELECT late.* FROM portal_invoice i
         CROSS JOIN LATERAL jsonb_populate_record(i, jsonb_build_object(
           'id', i.id || '_late', 'number', i.number || '-late', 'series', 'late', 'due_on', '2020-01-31')) late WHERE i.id = $1`,
      [invoice.id],
    )
    await admin.post(`/admin/client-portal/orders/${order.id}/project`, { in_hands_date: "2020-02-01" })
    expect((await queue("overdue")).rows).toMatchObject([{ due_on: "2020-01-31", project: { order_id: order.id } }])
    expect(idsOf(await queue("risk"))).toEqual([order.id])
    await rows(
      `UPDATE portal_project_index SET last_activity_at = now() - interval '8 days'
        WHERE project_id = (SELECT id FROM portal_project WHERE order_id = $1)`,
      [order.id],
    )
    await noteChanged(order.id)
    const quiet = await queue("quiet")
    expect(idsOf(quiet)).toEqual([order.id])
    expect(quiet.counts).toEqual({ ...NONE, overdue: 1, risk: 1, quiet: 1 })
  })

  it("pages without losing or repeating a project, and refuses the cursor of another group", async () => {
    const orders = [(await sharedDraft()).order.id, (await sharedDraft()).order.id, (await sharedDraft()).order.id]
    const first = await queue("ours", { limit: 2 })
    const second = await queue("ours", { limit: 2, after: first.next })
    expect([...idsOf(first), ...idsOf(second)]).toEqual(orders)
    expect(idsOf(await queue("ours", { limit: 2, before: second.previous }))).toEqual(idsOf(first))
    expect([first.previous, second.next]).toEqual([null, null])
    const wrong = await admin.call("GET", PATH, { query: { group: "quiet", after: first.next ?? "" } })
    expect(wrong).toMatchObject({ status: 400, body: { code: "invalid_request" } })
  })

  it("says the same to all who read while many projects change", async () => {
    const scenes = await Promise.all(Array.from({ length: 4 }, sharedDraft))
    await Promise.all([
      ...scenes.map(({ order }) => own(order.id)),
      ...Array.from({ length: 8 }, async () => await queue()),
    ])
    await waitFor(async () => (await queue()).counts.ours === scenes.length, { what: "all projects in the queue" })
    const counts = await rows(
      `SELECT count(*)::int AS notes FROM portal_queue_stale s JOIN portal_project p ON p.order_id = s.order_id
        WHERE p.owner_user_id = $1`,
      [owner],
    )
    expect(counts).toEqual([{ notes: 0 }])
  })
})

describe("signals and packages", () => {
  it("lists an open request that is viewed again and again and downloaded, until the client decides", async () => {
    const { order, client, rendering, link } = await askedOrder(FREE)
    await own(order.id)
    expect((await queue("hot")).counts.hot).toBe(0)
    await rows(
      `INSERT INTO portal_engagement_order (order_id, sent_at, views, downloads, first_view_at, last_view_at)
       VALUES ($1, now(), 3, 1, now(), now())
           ON CONFLICT (order_id) DO UPDATE SET (sent_at, views, downloads, first_view_at, last_view_at) = (now(), 3, 1, now(), now())`,
      [order.id],
    )
    await rows(
      `INSERT INTO portal_engagement_day (order_id, link_id, day, views, downloads)
       VALUES ($1, $2, (now() AT TIME ZONE 'UTC')::date, 3, 1)
           ON CONFLICT (order_id, link_id, day) DO UPDATE SET (views, downloads) = (3, 1)`,
      [order.id, link.link.id],
    )
    await noteChanged(order.id)
    const hot = await queue("hot")
    expect(hot.rows).toMatchObject([
      { project: { order_id: order.id, signals: [{ signal: "hot", views: 3, downloads: 1 }] } },
    ])
    expect(hot.counts).toMatchObject({ hot: 1, client: 1 })
    await decide(client, rendering)
    await effectsOf(order.id)
    expect((await queue("hot")).counts.hot).toBe(0)
  })

  it("lists a package with a tracking number until the client is told of it, in one press", async () => {
    const order = await createPlacedOrder({ ...FREE, address: ADDRESS })
    await share(admin, order.id)
    await own(order.id)
    await ship(order, await createFulfillment(order))
    await waitFor(async () => (await queue("untold")).counts.untold === 1, { what: "the package in the queue" })
    expect((await queue("untold")).rows).toMatchObject([
      { project: { order_id: order.id }, untold_since: expect.any(String) },
    ])
    const presses = await Promise.all([nudge(order.id, "shipping"), nudge(order.id, "shipping")])
    expect(presses.sort()).toEqual(["not_waiting", "sent"])
    expect((await queue("untold")).counts.untold).toBe(0)
    expect(await rows("SELECT FROM portal_shipping_notice WHERE order_id = $1", [order.id])).toHaveLength(1)
  })
})

describe("a reminder in one press", () => {
  const longAgo = "created_at = created_at - interval '2 days'"

  it("goes out once however often it is pressed, and not once the client has acted", async () => {
    const { order, client, rendering } = await askedOrder(FREE)
    const request = await requestOf(order.id)
    expect(await nudge(order.id, "approval")).toBe("too_soon")
    await rows(`UPDATE portal_approval_request SET ${longAgo} WHERE id = $1`, [request])
    const presses = await Promise.all(Array.from({ length: 4 }, async () => await nudge(order.id, "approval")))
    expect(presses.sort()).toEqual(["sent", "too_soon", "too_soon", "too_soon"])
    expect(await remindersOf(request)).toEqual(["notice.approval-reminder"])
    await decide(client, rendering)
    expect(await nudge(order.id, "approval")).toBe("not_waiting")
  })

  it("is refused within a day of one that the schedule sent, and to an order without links", async () => {
    const { order, link } = await askedOrder(FREE)
    const request = await requestOf(order.id)
    await rows(`UPDATE portal_approval_request SET ${longAgo} WHERE id = $1`, [request])
    await rows(
      `INSERT INTO portal_notice (id, notice, resource_type, resource_id, link_id, state)
       VALUES (gen_random_uuid(), 'notice.approval-reminder', 'portal_approval_request', $1, $2, 'sent')`,
      [request, link.link.id],
    )
    expect(await nudge(order.id, "approval")).toBe("too_soon")
    expect(await nudge(order.id, "proofs")).toBe("not_waiting")
    await admin.post(`/admin/client-portal/links/${link.link.id}/revoke`)
    expect(await nudge(order.id, "approval")).toBe("no_recipient")
  })

  it("mentions each overdue invoice", async () => {
    const order = await createPlacedOrder()
    await share(admin, order.id)
    const invoice = await sentInvoice(admin, await projectIdOf(order.id), { purpose: "full" })
    expect(await nudge(order.id, "invoices")).toBe("not_waiting")
    await rows(
      `INSERT INTO portal_invoice SELECT late.* FROM portal_invoice i
         CROSS JOIN LATERAL jsonb_populate_record(i, jsonb_build_object(
           'id', i.id || '_late', 'number', i.number || '-late', 'series', 'late', 'due_on', '2020-01-31',
           'issued_at', now() - interval '90 days')) late WHERE i.id = $1`,
      [invoice.id],
    )
    expect([await nudge(order.id, "invoices"), await nudge(order.id, "invoices")]).toEqual(["sent", "too_soon"])
    expect(await remindersOf(`${invoice.id}_late`)).toEqual(["notice.invoice-reminder"])
  })
})

describe("clients with no recent activity", () => {
  it("are those on whose projects nothing happened for long, with the last contact", async () => {
    const { order } = await sharedDraft()
    const clients = async () => await admin.get<QuietClients>(`${PATH}/clients`, { owner_id: owner })
    expect(await clients()).toEqual({ clients: [], count: 0 })
    await rows(
      `UPDATE portal_project_index SET last_activity_at = now() - interval '70 days'
        WHERE project_id = (SELECT id FROM portal_project WHERE order_id = $1)`,
      [order.id],
    )
    const quiet = await clients()
    expect(quiet).toMatchObject({ count: 1, clients: [{ last_contact_at: expect.any(String) }] })
    expect(quiet.clients[0]?.project.id).toBe(await projectIdOf(order.id))
  })
})
