import { randomUUID } from "node:crypto"
import type { Actor } from "../../src/contracts"
import type { NewMessage } from "../../src/modules/conversation/messages"
import type { MessageRow } from "../../src/modules/conversation/rows"
import { ConversationModuleService } from "../../src/modules/conversation/service"
import { countRows, createDatabase, dependencies, jobs, outcomes, type TestDatabase } from "./support/database"

let database: TestDatabase
let conversations: ConversationModuleService

beforeAll(async () => {
  database = await createDatabase()
  conversations = new ConversationModuleService(dependencies(database))
})
afterAll(() => database.close())

const SARAH = (): Actor => ({ type: "client", id: `plink_${randomUUID()}`, name: "Sarah Smith" })
const DANA: Actor = { type: "staff", id: "user_dana", name: "Dana Ruiz" }
const order = () => ({ project_id: `pproj_${randomUUID()}`, order_id: `order_${randomUUID()}` })
type Order = ReturnType<typeof order>

const message = (of: Order, actor: Actor, more: Partial<NewMessage> = {}): NewMessage => ({
  ...of,
  actor,
  kind: "message",
  source: actor.type === "client" ? "page" : "admin",
  body: "Could we do a dozen more in XL?",
  key: randomUUID(),
  about: null,
  ...more,
})
const noticeOf = ({ id, project_id }: MessageRow) => [
  { id: "notice.client-message", payload: { message_id: id, project_id }, queue: "notices" as const },
]
const send = (of: Order, actor: Actor, more: Partial<NewMessage> = {}) =>
  conversations.send(message(of, actor, more), () => [])
const unreadOf = ({ order_id }: Order, { type, id }: Actor) =>
  conversations.countUnread(order_id, { type: type === "client" ? "client" : "staff", id })

describe("a message", () => {
  it("is written with the jobs that tell of it, or not at all", async () => {
    const of = order()
    const sent = await conversations.send(message(of, SARAH()), noticeOf)
    expect(await jobs(database.knex)).toContainEqual({
      job: "notice.client-message",
      message_id: sent.id,
      project_id: of.project_id,
    })
    const failing = conversations.send(message(of, SARAH()), () => {
      throw new Error("no")
    })
    await expect(failing).rejects.toThrow("no")
    expect(await countRows(database.knex, "portal_message", { order_id: of.order_id })).toBe(1)
  })

  it("is one message under its key, also when it is sent many times at once, and is told of once", async () => {
    const of = order()
    const same = message(of, SARAH())
    const { won, lost } = await outcomes(Array.from({ length: 8 }, () => conversations.send(same, noticeOf)))
    expect(lost).toEqual([])
    expect(new Set(won.map(({ id }) => id)).size).toBe(1)
    const told = (await jobs(database.knex)).filter(({ message_id }) => message_id === won[0]?.id)
    expect(told).toHaveLength(1)
  })

  it("is another one under the key of another person", async () => {
    const of = order()
    const key = randomUUID()
    const [one, two] = [await send(of, SARAH(), { key }), await send(of, SARAH(), { key })]
    expect(one.id).not.toBe(two.id)
  })

  it("does not come under the key of a message about another order", async () => {
    const [sarah, key] = [SARAH(), randomUUID()]
    await send(order(), sarah, { key })
    await expect(send(order(), sarah, { key })).rejects.toMatchObject({ code: "not_found" })
  })

  it("keeps words of any script and loses what only hides", async () => {
    const { body } = await send(order(), SARAH(), { body: " \u202e هل يمكن؟\u0000\n👩‍👧 Ναι " })
    expect(body).toBe("هل يمكن؟\n👩‍👧 Ναι")
  })

  it.each(["\u202e", "\u0007\u0000"])("without a word is none (%j)", async (body) => {
    await expect(send(order(), SARAH(), { body })).rejects.toMatchObject({ code: "invalid_request" })
  })

  it("comes behind all that were written before, whoever writes at the same time", async () => {
    const of = order()
    const written = await Promise.all(Array.from({ length: 20 }, () => send(of, SARAH())))
    const { rows } = await database.knex.raw<{ rows: { id: string; after: boolean }[] }>(
      `SELECT id, created_at > coalesce(lag(created_at) OVER (ORDER BY created_at, id), '-infinity') AS after
         FROM portal_message WHERE order_id = ?`,
      [of.order_id],
    )
    expect(rows.filter(({ after }) => after)).toHaveLength(written.length)
  })
})

describe("what is unread", () => {
  it("is what others wrote after the mark of the reader alone", async () => {
    const of = order()
    const [sarah, tom] = [SARAH(), SARAH()]
    const first = await send(of, DANA)
    await send(of, tom)
    await send(of, sarah)
    await conversations.markRead(of.order_id, { type: "client", id: sarah.id }, first.id)
    expect([await unreadOf(of, sarah), await unreadOf(of, tom)]).toEqual([1, 2])
  })

  it("leaves internal notes out for clients, and cannot be marked by one", async () => {
    const of = order()
    const sarah = SARAH()
    const note = await send(of, DANA, { kind: "note" })
    expect(await unreadOf(of, sarah)).toBe(0)
    const mark = conversations.markRead(of.order_id, { type: "client", id: sarah.id }, note.id)
    await expect(mark).rejects.toMatchObject({ code: "not_found" })
  })

  it("knows no message of another order", async () => {
    const sarah = SARAH()
    const other = await send(order(), sarah)
    const mark = conversations.markRead(order().order_id, { type: "client", id: sarah.id }, other.id)
    await expect(mark).rejects.toMatchObject({ code: "not_found" })
  })

  it("only becomes less by marks, in whatever order they come", async () => {
    const of = order()
    const sarah = SARAH()
    const written: MessageRow[] = []
    for (let at = 0; at < 5; at++) written.push(await send(of, DANA))
    const reader = { type: "client" as const, id: sarah.id }
    await Promise.all(written.toReversed().map(({ id }) => conversations.markRead(of.order_id, reader, id)))
    expect(await unreadOf(of, sarah)).toBe(0)
    await conversations.markRead(of.order_id, reader, written[0]?.id ?? "")
    expect(await unreadOf(of, sarah)).toBe(0)
    expect(await conversations.hasRead(written[4]?.id ?? "", reader)).toBe(true)
  })

  it("is no news to staff once a colleague answered it, or said that it needs no reply", async () => {
    const of = order()
    const sarah = SARAH()
    const asked = await send(of, sarah)
    const theo: Actor = { type: "staff", id: "user_theo", name: "Theo Park" }
    expect(await unreadOf(of, theo)).toBe(1)
    expect((await conversations.unansweredSince(of.order_id))?.getTime()).toBe(asked.created_at.getTime())
    await send(of, DANA, { kind: "note" })
    expect(await unreadOf(of, theo)).toBe(1)
    await send(of, DANA)
    expect([await unreadOf(of, theo), await conversations.unansweredSince(of.order_id)]).toEqual([0, null])
    const thanks = await send(of, sarah)
    expect(await unreadOf(of, theo)).toBe(1)
    await conversations.markRead(of.order_id, { type: "shop" }, thanks.id)
    expect([await unreadOf(of, theo), await conversations.unansweredSince(of.order_id)]).toEqual([0, null])
  })

  it("is counted up to a hundred", async () => {
    const of = order()
    const rows = Array.from({ length: 120 }, (_, at) => ({
      id: `pmsg_${randomUUID()}`,
      ...of,
      kind: "message",
      body: String(at),
      key: randomUUID(),
      source: "admin",
      actor_type: "staff",
      actor_id: DANA.id,
      actor_name: DANA.name,
    }))
    await database.knex("portal_message").insert(rows)
    expect(await unreadOf(of, SARAH())).toBe(100)
  })
})

describe("a saved reply", () => {
  it("is shared by title, changed and deleted", async () => {
    const title = `Thanks ${randomUUID()}`
    const saved = await conversations.addReply({ title, body: "Thank you!" })
    const changed = await conversations.changeReply(saved.id, { title, body: "Many thanks!" })
    expect(await conversations.listReplies()).toContainEqual(changed)
    await conversations.removeReply(saved.id)
    expect((await conversations.listReplies()).map(({ id }) => id)).not.toContain(saved.id)
    await expect(conversations.removeReply(saved.id)).rejects.toMatchObject({ code: "not_found" })
  })

  it("has a title of its own, also when several are saved at once", async () => {
    const title = `Sizes ${randomUUID()}`
    const { won, lost } = await outcomes(
      Array.from({ length: 5 }, () => conversations.addReply({ title, body: "Which sizes?" })),
    )
    expect([won.length, lost.length]).toEqual([1, 4])
    expect(lost[0]).toMatchObject({ code: "conflict" })
    const other = await conversations.addReply({ title: `${title} 2`, body: "Which sizes?" })
    await expect(conversations.changeReply(other.id, { title, body: "Which?" })).rejects.toMatchObject({
      code: "conflict",
    })
  })
})
