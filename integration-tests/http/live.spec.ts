import type { CustomerPanel } from "../../src/contracts"
import { openAccount } from "../support/account"
import { type Api, openLink } from "../support/api"
import { rows } from "../support/database"
import { createCustomer, editDraftQuantity } from "../support/orders"
import { forwarded, outboxDone, revealed, share, sharedOrder } from "../support/portal"
import { testShop } from "../support/shop"
import { waitFor } from "../support/wait"

const LIVE = "/portal/live"

/** An open stream, with the events it has told so far. */
const listen = async (api: Api, path = LIVE) => {
  const closing = new AbortController()
  const answer = await api.fetch("GET", path, { signal: closing.signal })
  const state = { text: "", isOver: false, isComplete: false }
  const read = async () => {
    const decoder = new TextDecoder()
    const reader = answer.body?.getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      state.text += decoder.decode(part.value, { stream: true })
  }
  void read()
    .then(() => (state.isComplete = true))
    .catch(() => null)
    .finally(() => (state.isOver = true))
  return {
    answer,
    close: () => closing.abort(),
    /** All that was sent, without the browser's waiting time and the pings. */
    told: () => state.text.split("\n\n").filter((event) => event.startsWith("data:")),
    /** Whether it ended as a whole answer, and did not break off. */
    isComplete: () => state.isComplete,
    over: async () => await waitFor(() => Promise.resolve(state.isOver), { every: 20, what: "the end of a stream" }),
    next: async (count = 1) =>
      await waitFor(() => Promise.resolve(state.text.split("data: changed\n\n").length > count), {
        every: 20,
        what: "an event",
      }),
  }
}

describe("an open stream of a link", () => {
  it("says that its own order changed, by staff or in Medusa, and nothing else", async () => {
    const { admin, order, client } = await sharedOrder({ lines: [{ quantity: 10 }] })
    const stranger = await sharedOrder({ lines: [{ stocked: false }] })
    const [own, other] = [await listen(client), await listen(stranger.client)]
    expect(own.answer.status).toBe(200)
    expect(Object.fromEntries(own.answer.headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    })
    await admin.post(`/admin/client-portal/links/${(await share(admin, order.id)).link.id}/share`)
    await own.next()
    const edited = await sharedOrder({ lines: [{ quantity: 10 }] })
    await outboxDone(edited.link.link.id)
    const stream = await listen(edited.client)
    await editDraftQuantity(edited.order, edited.order.items[0]?.id ?? "", 24)
    await stream.next()
    stream.close()
    expect([...new Set(own.told())]).toEqual(["data: changed"])
    expect(other.told()).toEqual([])
    own.close()
    other.close()
  })

  it("tells the portal's server the same, over a connection that Medusa has finished with", async () => {
    const { admin, link, client } = await sharedOrder({ lines: [{ stocked: false }] })
    const portal = client.with(forwarded("203.0.113.60"))
    const stream = await listen(portal)
    expect(Object.fromEntries(stream.answer.headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-content-type-options": "nosniff",
    })
    for (const count of [1, 2, 3]) {
      await rows("UPDATE portal_link SET recipient_name = $2 WHERE id = $1", [link.link.id, `Sarah ${count}`])
      await stream.next(count)
    }
    await admin.post(`/admin/client-portal/links/${link.link.id}/revoke`)
    await stream.over()
    expect(stream.isComplete()).toBe(true)
    expect((await portal.call("GET", LIVE)).status).toBe(401)
  })

  it.each(["revoke", "rotate"])("ends at once when staff %s the link, and cannot be opened again", async (how) => {
    const { admin, link, client } = await sharedOrder({ lines: [{ stocked: false }] })
    const stream = await listen(client)
    await admin.post(`/admin/client-portal/links/${link.link.id}/${how}`)
    await stream.over()
    expect((await client.call("GET", LIVE)).status).toBe(401)
  })

  it("ends with its own session, while another session of the link goes on", async () => {
    const { link, client } = await sharedOrder({ lines: [{ stocked: false }] })
    const colleague = await openLink(link.url)
    const [ended, going] = [await listen(client), await listen(colleague)]
    await client.post("/portal/session/end")
    await ended.over()
    await rows("UPDATE portal_link SET recipient_name = 'Sarah S.' WHERE id = $1", [link.link.id])
    await going.next()
    going.close()
  })

  it("is refused beyond ten of a session, and a closed one makes room", async () => {
    const { client } = await sharedOrder({ lines: [{ stocked: false }] })
    const streams = await Promise.all(Array.from({ length: 10 }, () => listen(client)))
    expect((await client.call("GET", LIVE)).status).toBe(429)
    streams.pop()?.close()
    await waitFor(async () => (await client.call("GET", LIVE)).status === 200, { what: "room for a stream" })
    for (const { close } of streams) close()
  })
})

describe("an account's stream", () => {
  it("says that the account's contact details changed, and is closed to an account without a code", async () => {
    const customer = await createCustomer()
    const { admin } = await testShop()
    const { panel } = await admin.post<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}/link`)
    const { url } = await revealed(admin, panel.link?.id ?? "")
    const stream = await listen(await openAccount(url, customer.email))
    expect((await (await openLink(url)).call("GET", LIVE)).status).toBe(403)
    await rows(
      `INSERT INTO portal_brand_color (id, customer_id, name, hex, version, actor_type, actor_id, actor_name)
       VALUES ($1, $2, 'Navy', '#000080', 1, 'staff', 'user_1', 'Dana')`,
      [`pbc_${customer.id}`, customer.id],
    )
    await stream.next()
    stream.close()
  })
})

describe("a stream of staff", () => {
  it("says that one order changed, and needs a signed-in person", async () => {
    const { admin, order, client } = await sharedOrder({ lines: [{ stocked: false }] })
    const path = `/admin/client-portal/live?order_id=${order.id}`
    const stream = await listen(admin, path)
    await client.post("/portal/messages", { key: crypto.randomUUID(), body: "Hello" })
    await stream.next()
    expect([...new Set(stream.told())]).toEqual(["data: changed"])
    stream.close()
    expect((await client.call("GET", path)).status).toBe(401)
  })
})
