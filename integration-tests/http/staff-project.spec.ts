import type { OrderSummary, ProjectHeader, ProjectOverview, ProjectPeople, ProjectQuote } from "../../src/contracts"
import { adminApi, type Api } from "../support/api"
import { mailTo } from "../support/mailbox"
import {
  createDraftOrder,
  createFulfillment,
  editDraftQuantity,
  editQuantity,
  ship,
  uniqueEmail,
} from "../support/orders"
import { ask, askedOrder, decide, effectsOf, panelOf, share, sharedOrder } from "../support/portal"
import { waitFor } from "../support/wait"

const FREE = { lines: [{ stocked: false }] }
const SECTIONS = ["", "/overview", "/quote", "/people"]
let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

const pathOf = async (orderId: string): Promise<string> =>
  `/admin/client-portal/projects/${(await panelOf(admin, orderId)).project?.id}`
const headerOf = async (orderId: string) => await admin.get<ProjectHeader>(await pathOf(orderId))
const section = async <T>(orderId: string, name: string) => await admin.get<T>(`${await pathOf(orderId)}/${name}`)

/** Which sections answer other than 304 to the ETags that they gave before `change`. */
const changedBy = async (orderId: string, change: () => Promise<unknown>): Promise<string[]> => {
  const path = await pathOf(orderId)
  const read = async () =>
    await Promise.all(SECTIONS.map(async (name) => (await admin.call("GET", path + name)).headers.get("etag") ?? ""))
  const askAgain = async (tags: string[]) =>
    await Promise.all(
      SECTIONS.map(async (name, index) => {
        const headers = { "if-none-match": tags[index] ?? "" }
        return (await admin.call("GET", path + name, { headers })).status
      }),
    )
  // Events of a link are stored within a second, and change the tags.
  const tags = await waitFor(
    async () => {
      const given = await read()
      return (await askAgain(given)).every((status) => status === 304) && given
    },
    { what: "sections that are not sent again" },
  )
  await change()
  const statuses = await askAgain(tags)
  return SECTIONS.filter((_, index) => statuses[index] === 200)
}

describe("a section of the staff's project page", () => {
  it("is not sent again until something that it shows has changed", async () => {
    const { order, client, rendering, link } = await askedOrder(FREE)
    const { id } = order
    const opened = () => client.post("/portal/opened", { visible_ms: 2500, gesture: "key" })
    expect(await changedBy(id, opened)).toEqual(["", "/overview", "/people"])
    expect(await changedBy(id, () => editDraftQuantity(order, order.items[0]?.id ?? "", 3))).toEqual(SECTIONS)
    expect(await changedBy(id, () => ask(admin, id))).toEqual(SECTIONS)
    expect(rendering.request.version).toBe(1)
    expect(await changedBy(id, () => admin.post(`/admin/client-portal/links/${link.link.id}/revoke`))).toEqual([
      "",
      "/overview",
      "/people",
    ])
  })

  it.each(SECTIONS)("answers 404 for an unknown project: %s", async (name) => {
    expect((await admin.call("GET", `/admin/client-portal/projects/pproj_none${name}`)).status).toBe(404)
  })

  it.each(SECTIONS)("is for staff alone: %s", async (name) => {
    const { order, client } = await sharedOrder(FREE)
    expect((await client.call("GET", (await pathOf(order.id)) + name)).status).toBe(401)
  })
})

describe("the header", () => {
  it("says who has to act next, from the first look to the sale", async () => {
    const order = await createDraftOrder()
    expect(await admin.get<OrderSummary>(`/admin/client-portal/orders/${order.id}/summary`)).toEqual({ project: null })
    await admin.post(`/admin/client-portal/orders/${order.id}/project`, { ship_date: "2027-01-05" })
    expect(await headerOf(order.id)).toMatchObject({
      ship_date: "2027-01-05",
      waiting: { on: "staff", for: "share" },
      recipients: [],
      request: null,
    })
    await share(admin, order.id, { recipient_name: "Priya Nair" })
    expect(await headerOf(order.id)).toMatchObject({ waiting: { for: "request" }, recipients: ["Priya Nair"] })
    await ask(admin, order.id)
    const { project } = await admin.get<OrderSummary>(`/admin/client-portal/orders/${order.id}/summary`)
    expect(project).toMatchObject({
      waiting: { on: "client", for: "approval", since: project?.request?.requested_at },
      request: { version: 1, state: "open", is_current: true },
    })
  })

  it("says how an order differs from what was approved, with both amounts and each change", async () => {
    const { order, client, rendering } = await askedOrder()
    await decide(client, rendering)
    await effectsOf(order.id)
    expect(await headerOf(order.id)).toMatchObject({ difference: null, changes: [], waiting: { for: "production" } })
    await editQuantity(order, order.items[0]?.id ?? "", 20)
    const header = await headerOf(order.id)
    expect(header).toMatchObject({
      difference: { approved: true, version_amount: "187.50", current_amount: "312.50" },
      request: { state: "approved", is_current: false },
      waiting: { on: "staff", for: "new_request" },
    })
    expect(header.changes).toContainEqual({ kind: "total", label: "total", before: "187.50", after: "312.50" })
    expect(header.changes).toContainEqual(expect.objectContaining({ kind: "quantity", before: "10", after: "20" }))
    await ask(admin, order.id)
    expect(await headerOf(order.id)).toMatchObject({ difference: null, waiting: { on: "client", for: "approval" } })
  })
})

describe("the overview", () => {
  it("tells links, views, requests, decisions, stages and shipments as one story, newest first", async () => {
    const { order, client, rendering, link } = await askedOrder()
    await client.post("/portal/opened", { visible_ms: 2500, gesture: "key" })
    await decide(client, rendering)
    await effectsOf(order.id)
    await ship(order, await createFulfillment(order), "1Z999AA10123456784")
    const { timeline, has_more } = await section<ProjectOverview>(order.id, "overview")
    expect(has_more).toBe(false)
    const kinds = timeline.map(({ kind }) => kind)
    expect(kinds[0]).toBe("shipped")
    expect(kinds.at(-1)).toBe("quote_created")
    for (const kind of ["link_created", "link_shared", "link_opened", "approval_requested", "approved", "stage_moved"])
      expect(kinds).toContain(kind)
    expect(timeline.map(({ at }) => at)).toEqual(
      timeline
        .map(({ at }) => at)
        .sort()
        .reverse(),
    )
    expect(timeline.find(({ kind }) => kind === "shipped")?.what).toBe("1Z999AA10123456784")
    expect(timeline.find(({ kind }) => kind === "link_opened")).toMatchObject({
      actor: { type: "client", name: link.link.recipient_name },
    })
    expect(timeline.find(({ kind }) => kind === "approved")).toMatchObject({
      actor: { type: "client", name: "Sarah Smith" },
      what: "1",
    })
    expect(new Set(timeline.map(({ id }) => id)).size).toBe(timeline.length)
  })
})

describe("the quote", () => {
  it("marks fees, and keeps every version with what differs from the one before", async () => {
    const lines = [
      { stocked: false, metadata: { size: "M", section: "Crew" } },
      { stocked: false, title: "Set-up" },
    ]
    const { order, client, rendering } = await askedOrder({ lines })
    const changes = { decision: "changes_requested", nonce: rendering.nonce, message: "Twelve, please." }
    await decide(client, rendering, changes)
    await editDraftQuantity(order, order.items[0]?.id ?? "", 12)
    // Staff see what they edit, while the client still reads what was sent.
    const unsent = await section<ProjectQuote>(order.id, "quote")
    expect(unsent.line_groups.flatMap((group) => group.lines).map(({ quantity }) => quantity)).toContain(12)
    expect(unsent.versions[0]).toMatchObject({ state: "changes_requested", is_current: false })
    await ask(admin, order.id)
    const quote = await section<ProjectQuote>(order.id, "quote")
    expect(quote.line_groups.map(({ title }) => title).sort()).toEqual(["Crew", null])
    const fees = quote.line_groups.flatMap((group) => group.lines).map(({ title, is_fee }) => [title, is_fee])
    expect(Object.fromEntries(fees)).toEqual({ "Heavy tee 1": false, "Set-up": true })
    expect(quote.versions.map(({ version, state }) => [version, state])).toEqual([
      [2, "open"],
      [1, "changes_requested"],
    ])
    expect(quote.versions[0]?.changes).not.toEqual([])
    expect(quote.decisions).toMatchObject([{ kind: "changes_requested", message: "Twelve, please." }])
  })
})

describe("the people", () => {
  it("have their links, with what became of the mail", async () => {
    const order = await createDraftOrder({ email: "office@example.com", ...FREE })
    await share(admin, order.id, { recipient_name: "By hand" })
    const recipient_email = uniqueEmail("mailed")
    await share(admin, order.id, { recipient_name: "By mail", recipient_email, send_email: true })
    await mailTo(recipient_email)
    const people = await waitFor(
      async () => {
        const answer = await section<ProjectPeople>(order.id, "people")
        return answer.links[1]?.last_notice?.state === "sent" ? answer : null
      },
      { what: "the mail to count as sent" },
    )
    expect(people.links.map(({ recipient_name, last_notice }) => [recipient_name, last_notice?.state])).toEqual([
      ["By hand", undefined],
      ["By mail", "sent"],
    ])
    expect(people.suggested_recipient).toEqual({ name: "Anna Meyer", email: "office@example.com" })
    expect(people.events.map(({ kind }) => kind)).toContain("shared")
  })
})
