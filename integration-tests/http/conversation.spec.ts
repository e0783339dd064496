import { randomUUID } from "node:crypto"
import type {
  Preview,
  ProjectHeader,
  ProjectList,
  SavedReply,
  StaffThread,
  Thread,
  ThreadEntry,
} from "../../src/contracts"
import { adminApi, type Api, openLink, publicApi } from "../support/api"
import { projectIdOf, sentInvoice } from "../support/billing"
import { row } from "../support/database"
import { mailTo, portalLinkIn } from "../support/mailbox"
import { createFulfillment, createPlacedOrder, ship } from "../support/orders"
import { askedOrder, decide, effectsOf, pageOf, type Scene, share, sharedOrder } from "../support/portal"
import { addProof, sentProof } from "../support/proof-flow"
import { waitFor } from "../support/wait"

const LINES = { lines: [{ stocked: false }] }

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

const words = (body = "Could we do a dozen more in XL?", more: object = {}) => ({ key: randomUUID(), body, ...more })
const write = async (client: Api, message: object = words()): Promise<ThreadEntry> =>
  (await client.post<{ entry: ThreadEntry }>("/portal/messages", message)).entry
const threadOf = (client: Api, query: { before?: string } = {}) => client.get<Thread>("/portal/conversation", query)
const pathOf = async (order_id: string): Promise<string> =>
  `/admin/client-portal/projects/${await projectIdOf(order_id)}`
const reply = async ({ order }: Pick<Scene, "order">, message: object = words("Sure, they are in.")) =>
  (await admin.post<{ entry: ThreadEntry }>(`${await pathOf(order.id)}/messages`, message)).entry
const staffThreadOf = async ({ order }: Pick<Scene, "order">) =>
  await admin.get<StaffThread>(`${await pathOf(order.id)}/conversation`)
const headerOf = async ({ order }: Pick<Scene, "order">) => await admin.get<ProjectHeader>(await pathOf(order.id))
const bodies = (entries: readonly ThreadEntry[] | StaffThread["entries"]) =>
  entries.flatMap((entry) => ("body" in entry && entry.body !== null ? [entry.body] : []))

/** Notices wait two minutes for others of their group: this one goes out now. */
const sendNow = async (message_id: string): Promise<void> => {
  await row(
    `UPDATE client_portal_jobs._private_jobs SET run_at = now() WHERE position($1 in payload::text) > 0 RETURNING id`,
    [message_id],
  )
}

describe("a client's message", () => {
  it("is seen by everyone on the order, is activity of the project, and waits for a reply of the staff", async () => {
    const scene = await sharedOrder(LINES)
    const colleague = await openLink((await share(admin, scene.order.id, { recipient_name: "Tom Becker" })).url)
    const before = (await headerOf(scene)).last_activity_at
    const sent = await write(scene.client)
    expect(sent).toMatchObject({ kind: "message", author: { type: "client", name: "Sarah Smith" }, about: null })
    const [own, others] = [await threadOf(scene.client), await threadOf(colleague)]
    expect([own.entries[0], others.entries[0]]).toEqual([sent, sent])
    expect([own.author_tag === sent.author_tag, others.author_tag === sent.author_tag]).toEqual([true, false])
    expect([own.unread, others.unread]).toEqual([0, 1])
    const header = await headerOf(scene)
    expect(header).toMatchObject({ unread_messages: 1, waiting: { on: "staff", for: "reply", since: sent.at } })
    expect(header.last_activity_at > before).toBe(true)
    const { projects } = await admin.get<ProjectList>("/admin/client-portal/projects", { q: header.number })
    expect(projects.find(({ id }) => id === header.id)).toMatchObject({ unread_messages: 1, waiting: { for: "reply" } })
  })

  it("is one message under its key, however often it is sent", async () => {
    const { client } = await sharedOrder(LINES)
    const message = words()
    const answers = await Promise.all(Array.from({ length: 5 }, () => write(client, message)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(bodies((await threadOf(client)).entries)).toEqual([message.body])
  })

  it("is mailed to the rep with what was written, and to the bell", async () => {
    const scene = await sharedOrder(LINES)
    const body = `Question ${randomUUID()}`
    const { id } = await write(scene.client, words(body))
    await sendNow(id)
    const { rep } = (await pageOf(scene.client)).project
    const mail = await mailTo(rep?.email ?? "", ({ text }) => text.includes(body))
    expect(mail.reply_to?.address).toMatch(/^reply\+[0-9a-z]{52}@in\.northfold\.example$/)
    const line = await row<{ data: { description: string } }>(
      "SELECT data FROM notification WHERE channel = 'feed' AND data::text LIKE '%' || $1 || '%'",
      [body],
    )
    expect(line?.data.description).toBe(body)
  })

  it("refers to a line, a proof or an invoice of the order that its client knows", async () => {
    const order = await createPlacedOrder()
    const link = await share(admin, order.id)
    const scene = { admin, order, client: await openLink(link.url) }
    const project = await projectIdOf(order.id)
    const proof = await sentProof(scene)
    const invoice = await sentInvoice(admin, project, { purpose: "full" })
    const line = order.items[0]?.id ?? ""
    for (const about of [
      { type: "line", id: line },
      { type: "proof", id: proof.id },
      { type: "invoice", id: invoice.id },
    ])
      expect(await write(scene.client, words("What about this?", { about }))).toMatchObject({ about })
    const { entries } = await threadOf(scene.client)
    expect(entries.find(({ kind }) => kind === "message")).toMatchObject({ about: { title: invoice.number } })
    const draft = await addProof(scene, { title: "Not sent" })
    const other = await sharedOrder(LINES)
    for (const [client, about] of [
      [scene.client, { type: "proof", id: draft.id }],
      [other.client, { type: "proof", id: proof.id }],
      [other.client, { type: "line", id: line }],
      [other.client, { type: "invoice", id: invoice.id }],
      [scene.client, { type: "line", id: proof.id }],
    ] as const) {
      const answer = await client.call("POST", "/portal/messages", { body: words("And this?", { about }) })
      expect(answer).toMatchObject({ status: 404, body: { code: "not_found" } })
    }
  })

  it.each([
    ["without words", { body: " \n " }],
    ["of 10,001 characters", { body: "x".repeat(10_001) }],
    ["of hidden characters alone", { body: "\u202e\u0007" }],
    ["without a key", { key: undefined }],
    ["about a thing that is no subject", { about: { type: "order", id: "order_1" } }],
    ["that claims to be a note", { kind: "note" }],
  ])("is refused %s", async (_, wrong) => {
    const { client } = await sharedOrder(LINES)
    const answer = await client.call("POST", "/portal/messages", { body: { ...words(), ...wrong } })
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_request" } })
    expect(bodies((await threadOf(client)).entries)).toEqual([])
  })

  it("of 10,000 characters of any script comes through as it is", async () => {
    const { client } = await sharedOrder(LINES)
    const body = "مرحبا 👩‍👧 Ναι 注文 ".repeat(700).slice(0, 10_000).trim()
    expect(await write(client, words(body))).toMatchObject({ body })
  })

  it("needs a session of the order, and no preview", async () => {
    const { order } = await sharedOrder(LINES)
    const call = (client: Api) => client.call("POST", "/portal/messages", { body: words() })
    expect(await call(publicApi())).toMatchObject({ status: 401, body: { code: "session_over" } })
    const { url } = await admin.post<Preview>(`/admin/client-portal/orders/${order.id}/preview`)
    const preview = await openLink(url)
    expect(await call(preview)).toMatchObject({ status: 403, body: { code: "preview" } })
    const read = await preview.call("POST", "/portal/conversation/read", { body: { until: "pmsg_1" } })
    expect(read).toMatchObject({ status: 403, body: { code: "preview" } })
    expect(await threadOf(preview)).toMatchObject({ unread: 0 })
  })
})

describe("a reply of the staff", () => {
  it("is news to the client on their page alone, until they have read it", async () => {
    const scene = await sharedOrder(LINES)
    await write(scene.client)
    const etag = (await scene.client.call("GET", "/portal/project")).headers.get("etag") ?? ""
    const { id } = await reply(scene)
    const { status } = await scene.client.call("GET", "/portal/project", { headers: { "if-none-match": etag } })
    expect(status).toBe(200)
    const page = await pageOf(scene.client)
    expect(page.viewer.unread_messages).toBe(1)
    expect(bodies(page.sections.conversation.latest)).toEqual(["Could we do a dozen more in XL?", "Sure, they are in."])
    expect(JSON.stringify(page)).not.toContain("user_")
    expect(await scene.client.post("/portal/conversation/read", { until: id })).toEqual({ unread: 0 })
    expect((await pageOf(scene.client)).viewer.unread_messages).toBe(0)
    expect((await headerOf(scene)).waiting.for).not.toBe("reply")
  })

  it("is mailed with the words to every recipient, several within minutes as one mail that opens the thread", async () => {
    const scene = await sharedOrder(LINES)
    const other = await share(admin, scene.order.id, { recipient_name: "Tom Becker" })
    const [one, two] = [`First ${randomUUID()}`, `Second ${randomUUID()}`]
    await reply(scene, words(one))
    const { id } = await reply(scene, words(two))
    await sendNow(id)
    for (const { link } of [scene.link, other]) {
      const mail = await mailTo(link.recipient_email, ({ text }) => text.includes(two))
      expect(mail.text).toContain(one)
      expect(mail.subject).toMatch(/ wrote to you about /)
      expect(new URL(portalLinkIn(mail)).searchParams.get("to")).toBe("messages")
    }
  })

  it("is not mailed to who has read it by then", async () => {
    const scene = await sharedOrder(LINES)
    const { id } = await reply(scene)
    await scene.client.post("/portal/conversation/read", { until: id })
    await sendNow(id)
    const noted = () =>
      row<{ state: string }>(
        "SELECT state FROM portal_notice WHERE link_id = $1 AND resource_id = $2 AND state <> 'queued'",
        [scene.link.link.id, id],
      )
    expect(await waitFor(noted, { what: "the notice" })).toMatchObject({ state: "skipped" })
  })

  it("is no news once staff say that a message needs none", async () => {
    const scene = await sharedOrder(LINES)
    const { id } = await write(scene.client, words("Thanks!"))
    const path = await pathOf(scene.order.id)
    expect((await staffThreadOf(scene)).unanswered_since).not.toBeNull()
    expect((await admin.call("POST", `${path}/conversation/answered`, { body: { until: id } })).status).toBe(204)
    expect(await staffThreadOf(scene)).toMatchObject({ unanswered_since: null, unread: 0 })
    expect((await headerOf(scene)).waiting.for).not.toBe("reply")
  })

  it("is marked as read by each member of staff for themselves", async () => {
    const scene = await sharedOrder(LINES)
    const { id } = await write(scene.client)
    const path = await pathOf(scene.order.id)
    expect(await admin.post(`${path}/conversation/read`, { until: id })).toEqual({ unread: 0 })
    expect(await headerOf(scene)).toMatchObject({ unread_messages: 0, waiting: { for: "reply" } })
  })

  it("is answered 304 to a tab that has it, and 404 for an unknown project", async () => {
    const scene = await sharedOrder(LINES)
    const path = `${await pathOf(scene.order.id)}/conversation`
    const etag = (await admin.call("GET", path)).headers.get("etag") ?? ""
    const again = () => admin.call("GET", path, { headers: { "if-none-match": etag } })
    expect((await again()).status).toBe(304)
    await write(scene.client)
    expect((await again()).status).toBe(200)
    const unknown = await admin.call("POST", "/admin/client-portal/projects/pproj_none/messages", { body: words() })
    expect(unknown).toMatchObject({ status: 404, body: { code: "not_found" } })
  })
})

describe("an internal note", () => {
  it("is seen by staff and by no client, by no way", async () => {
    const scene = await sharedOrder(LINES)
    const secret = `secret-${randomUUID()}`
    const note = await reply(scene, words(secret, { kind: "note" }))
    expect(note).toMatchObject({ kind: "note", body: secret })
    expect((await staffThreadOf(scene)).entries[0]).toEqual(note)
    for (const path of ["/portal/project", "/portal/conversation"]) {
      const { body } = await scene.client.call("GET", path)
      expect(JSON.stringify(body)).not.toContain(secret)
    }
    const marked = await scene.client.call("POST", "/portal/conversation/read", { body: { until: note.id } })
    expect(marked).toMatchObject({ status: 404, body: { code: "not_found" } })
    expect((await pageOf(scene.client)).viewer.unread_messages).toBe(0)
    expect(await row("SELECT id FROM portal_notice WHERE resource_id = $1", [note.id])).toBeNull()
  })

  it("does not move the client's page, and is no answer", async () => {
    const scene = await sharedOrder(LINES)
    await write(scene.client)
    const etag = (await scene.client.call("GET", "/portal/project")).headers.get("etag") ?? ""
    await reply(scene, words("Check the stock first", { kind: "note" }))
    const { status } = await scene.client.call("GET", "/portal/project", { headers: { "if-none-match": etag } })
    expect(status).toBe(304)
    expect((await headerOf(scene)).waiting.for).toBe("reply")
  })
})

describe("the thread", () => {
  it("has messages, requests, decisions, proofs, invoices, shares and shipments in one order of time", async () => {
    const { order, client, rendering } = await askedOrder({ withShipping: true })
    await write(client, words("One question first"))
    await decide(client, rendering)
    await effectsOf(order.id)
    await ship(order, await createFulfillment(order), "1ZTHREAD")
    await sentProof({ admin, order })
    await sentInvoice(admin, await projectIdOf(order.id), { purpose: "full" })
    const { entries } = await threadOf(client)
    expect(entries.map(({ kind }) => kind)).toEqual([
      "invoice_sent",
      "proof_sent",
      "shipped",
      "decision",
      "message",
      "approval_requested",
      "shared",
    ])
    expect(entries[2]).toMatchObject({ tracking: ["1ZTHREAD"], author: null })
    expect(entries[3]).toMatchObject({ decision: "approved", author: { type: "client", name: "Sarah Smith" } })
    expect(entries.map(({ at }) => at)).toEqual(
      entries
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    )
  })

  it("comes in pages that neither repeat nor leave out anything, whatever is written meanwhile", async () => {
    const { order, client } = await sharedOrder(LINES)
    await row(
      `INSERT INTO portal_message (id, project_id, order_id, kind, body, key, source, actor_type, actor_id, actor_name, created_at)
       SELECT 'pmsg_' || $1 || n, $2, $1, CASE WHEN n % 3 = 0 THEN 'note' ELSE 'message' END, n::text, 'key' || $1 || n, 'admin',
              'staff', 'user_1', 'Dana Ruiz', now() - (n / 2) * interval '1 second'
         FROM generate_series(1, 180) n RETURNING id`,
      [order.id, await projectIdOf(order.id)],
    )
    const seen: string[] = []
    for (let before: string | undefined; ;) {
      const { entries, older }: Thread = await threadOf(client, before ? { before } : {})
      seen.push(...bodies(entries))
      await write(client, words("Another one"))
      if (older === null) break
      before = older
    }
    const expected = Array.from({ length: 180 }, (_, at) => at + 1).filter((n) => n % 3 !== 0)
    expect(
      seen
        .filter((body) => body !== "Another one")
        .map(Number)
        .sort((one, two) => one - two),
    ).toEqual(expected)
  })

  it.each(["x", "WyJ0aHJlYWQiLCJub3ciLCJ4Il0", Buffer.from('["name","a","b"]').toString("base64url")])(
    "refuses a cursor that is none (%s)",
    async (before) => {
      const { client } = await sharedOrder(LINES)
      const answer = await client.call("GET", "/portal/conversation", { query: { before } })
      expect(answer).toMatchObject({ status: 400, body: { code: "invalid_request" } })
    },
  )

  it("is closed to the clients of other orders, and to everyone without a session", async () => {
    const [own, other] = [await sharedOrder(LINES), await sharedOrder(LINES)]
    const body = `mine-${randomUUID()}`
    const { id } = await write(own.client, words(body))
    expect(JSON.stringify(await threadOf(other.client))).not.toContain(body)
    const marked = await other.client.call("POST", "/portal/conversation/read", { body: { until: id } })
    expect(marked).toMatchObject({ status: 404, body: { code: "not_found" } })
    expect(await publicApi().call("GET", "/portal/conversation")).toMatchObject({ status: 401 })
    const staffOnly = await own.client.call("GET", `${await pathOf(own.order.id)}/conversation`)
    expect(staffOnly.status).toBe(401)
  })
})

describe("saved replies", () => {
  it("are saved, changed, listed and deleted by staff", async () => {
    const title = `Sizes ${randomUUID()}`
    const path = "/admin/client-portal/saved-replies"
    const saved = await admin.post<SavedReply>(path, { title, body: "Which sizes?" })
    const twice = await admin.call("POST", path, { body: { title, body: "Again?" } })
    expect(twice).toMatchObject({ status: 409, body: { code: "conflict" } })
    const changed = await admin.post<SavedReply>(`${path}/${saved.id}`, { title, body: "Which sizes, please?" })
    expect((await admin.get<{ replies: SavedReply[] }>(path)).replies).toContainEqual(changed)
    expect((await admin.call("DELETE", `${path}/${saved.id}`)).status).toBe(204)
    expect((await admin.call("POST", path, { body: { title: " ", body: "x" } })).status).toBe(400)
    expect((await publicApi().call("GET", path)).status).toBe(401)
  })
})
