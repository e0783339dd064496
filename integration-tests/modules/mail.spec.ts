import { randomUUID } from "node:crypto"
import { DEFAULT_MAIL_PREFERENCE, type MailPreference } from "../../src/contracts"
import { findReplyToken } from "../../src/lib/mail/reply-address"
import { readUnsubscribeToken } from "../../src/lib/mail/unsubscribe-token"
import type { MailFacts } from "../../src/modules/mail/inbound-mails"
import { MailModuleService } from "../../src/modules/mail/service"
import { countRows, createDatabase, dependencies, jobs, OPTIONS, outcomes, type TestDatabase } from "./support/database"

const ADDRESS = "reply@in.northfold.example"
const inbound_mail = { address: ADDRESS, secret: "test-mail-secret-0123456789-0123456789" }

let database: TestDatabase
let mails: MailModuleService

beforeAll(async () => {
  database = await createDatabase(["portal_mail", "portal_outbox"])
  mails = new MailModuleService(dependencies(database), { ...OPTIONS, inbound_mail })
})
afterAll(() => database.close())

const recipient = () => ({
  project_id: `pproj_${randomUUID()}`,
  order_id: `order_${randomUUID()}`,
  recipient_type: "client" as const,
  recipient_id: `plink_${randomUUID()}`,
  access_version: "a".repeat(32),
})
const posted = ({ project_id, recipient_type, recipient_id }: ReturnType<typeof recipient>) => ({
  project_id,
  recipient_type,
  recipient_id,
})
const send = async (to: ReturnType<typeof recipient>, job_uid: string = randomUUID()) => {
  const sent = await mails.noteSent({ job_uid, ...to })
  if (!sent) throw new Error("This shop receives no mail")
  return sent
}
const messageId = () => `<${randomUUID()}@larkspur.example>`
const content = Buffer.from("From: priya@larkspur.example\r\n\r\nYes, please.\u0000")
const jobOf = (mail_id: string) => ({ id: "inbound-mail", payload: { mail_id }, queue: "ingest" as const })
const FACTS: MailFacts = {
  from_email: "priya@larkspur.example",
  from_name: "Priya Nair",
  subject: "Re: Larkspur fall tees",
  words: "Yes, please.",
  whole_text: "Yes, please.\n> Hi",
  attachment_names: ["logo.ai"],
}
const receive = async () => {
  const message_id = messageId()
  await mails.storeInbound({ message_id, content }, jobOf)
  const mail = await mails.findInbound(message_id)
  if (!mail) throw new Error("The mail was not stored")
  return mail
}
const held = async () => {
  const mail = await receive()
  await mails.settle(mail.id, FACTS, { state: "held", reason: "unknown_thread" })
  return mail
}
const tokenOf = (address: string) => {
  const token = findReplyToken([address], ADDRESS)
  if (!token) throw new Error("This is no reply address")
  return token
}
const DANA = { id: "user_dana", name: "Dana Ruiz" }

describe("a mail that can be answered", () => {
  it("keeps its Message-ID and address over all attempts of its job, also at once", async () => {
    const [to, uid] = [recipient(), randomUUID()]
    const { won, lost } = await outcomes(Array.from({ length: 6 }, () => send(to, uid)))
    expect(lost).toEqual([])
    expect(new Set(won.map(({ message_id, reply_to }) => `${message_id} ${reply_to}`)).size).toBe(1)
  })

  it("refers to the first and the last mail of its thread, an answer included", async () => {
    const to = recipient()
    const [first, second] = [await send(to), await send(to)]
    expect(first.references).toEqual([])
    expect(second.references).toEqual([first.message_id])
    expect((await send(to)).references).toEqual([first.message_id, second.message_id])
    const answer = await receive()
    await mails.settle(answer.id, FACTS, { ...posted(to), state: "posted" })
    expect((await send(to)).references).toEqual([first.message_id, answer.message_id])
    expect((await send({ ...to, recipient_id: "plink_other" })).references).toEqual([])
  })

  it("has an address that mail servers take, whatever case they make of it", async () => {
    const sent = await send(recipient())
    expect(sent.reply_to.split("@")[0]?.length).toBeLessThanOrEqual(64)
    expect(await mails.findSentByToken(tokenOf(sent.reply_to))).toMatchObject({ id: sent.id })
    expect(await mails.findSentByToken(tokenOf(sent.reply_to.toUpperCase()))).toMatchObject({ id: sent.id })
  })

  it("is not found by an address of another mail, a changed one or one under another key", async () => {
    const [one, other] = [await send(recipient()), await send(recipient())]
    const [a, b] = [tokenOf(one.reply_to), tokenOf(other.reply_to)]
    expect(await mails.findSentByToken({ ...a, mac: b.mac })).toBeNull()
    for (const [index, letter] of [...a.mac].entries()) {
      const mac = a.mac.slice(0, index) + (letter === "0" ? "1" : "0") + a.mac.slice(index + 1)
      expect(await mails.findSentByToken({ ...a, mac })).toBeNull()
    }
    const secrets = { ...OPTIONS.secrets, sealing_key: "another-sealing-key-0123456789-01234567" }
    const elsewhere = new MailModuleService(dependencies(database), { ...OPTIONS, secrets, inbound_mail })
    expect(await elsewhere.findSentByToken(a)).toBeNull()
  })

  it("has no address in a shop that receives no mail", async () => {
    const without = new MailModuleService(dependencies(database), OPTIONS)
    expect(await without.noteSent({ job_uid: randomUUID(), ...recipient() })).toBeNull()
  })

  it("is found by the first of several Message-IDs that is one", async () => {
    const [one, other] = [await send(recipient()), await send(recipient())]
    expect(await mails.findSent([messageId(), other.message_id, one.message_id])).toMatchObject({ id: other.id })
    expect(await mails.findSent([])).toBeNull()
  })
})

describe("a mail that came", () => {
  it("is kept once with one job, however often and however close together it is delivered", async () => {
    const message_id = messageId()
    const { won, lost } = await outcomes(
      Array.from({ length: 8 }, () => mails.storeInbound({ message_id, content }, jobOf)),
    )
    expect(lost).toEqual([])
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await countRows(database.knex, "portal_inbound_mail", { message_id })).toBe(1)
    const mail = await mails.findInbound(message_id)
    expect((await jobs(database.knex)).filter(({ mail_id }) => mail_id === mail?.id)).toHaveLength(1)
    expect(await mails.readRaw(mail?.id ?? "")).toEqual(content)
  })

  it("is settled once", async () => {
    const { id } = await receive()
    const { won } = await outcomes(
      Array.from({ length: 4 }, () => mails.settle(id, FACTS, { state: "held", reason: "no_words" })),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await mails.getInbound(id)).toMatchObject({
      state: "held",
      reason: "no_words",
      attachment_names: ["logo.ai"],
    })
  })

  it("is added or discarded by one of two people", async () => {
    const { id } = await held()
    const to = recipient()
    const { won } = await outcomes([
      mails.handleHeld(id, { state: "discarded", by: DANA }),
      mails.handleHeld(id, { ...posted(to), state: "posted", by: DANA }),
      mails.handleHeld(id, { state: "discarded", by: DANA }),
    ])
    expect(won.filter(Boolean)).toHaveLength(1)
  })

  it("is listed while it is held, newest first", async () => {
    const before = (await mails.readHeld(50)).count
    const [older, newer] = [await held(), await held()]
    const { rows, count } = await mails.readHeld(2)
    expect(rows.map(({ id }) => id)).toEqual([newer.id, older.id])
    expect(count).toBe(before + 2)
    await mails.handleHeld(newer.id, { state: "discarded", by: DANA })
    expect((await mails.readHeld(2)).count).toBe(before + 1)
  })

  it("is forgotten with its bytes a month after it was discarded", async () => {
    const { id } = await held()
    await mails.handleHeld(id, { state: "discarded", by: DANA })
    await mails.purge()
    expect(await countRows(database.knex, "portal_raw_mail", { mail_id: id })).toBe(1)
    await database
      .knex("portal_inbound_mail")
      .where({ id })
      .update({ handled_at: new Date(Date.now() - 31 * 86_400_000) })
    await mails.purge()
    expect(await countRows(database.knex, "portal_raw_mail", { mail_id: id })).toBe(0)
    await expect(mails.getInbound(id)).rejects.toMatchObject({ code: "not_found" })
  })
})

describe("a person's preference", () => {
  const address = () => `${randomUUID()}@larkspur.example`

  it("is everything at once until they choose, and what they chose last, whatever the case of their address", async () => {
    const email = address()
    expect(await mails.getPreference(email)).toEqual(DEFAULT_MAIL_PREFERENCE)
    const chosen: MailPreference = {
      delivery: "daily",
      time_zone: "Europe/Berlin",
      quiet: { from: "22:00", until: "07:00" },
      unsubscribed: ["reminders"],
    }
    await mails.savePreference(email.toUpperCase(), chosen)
    expect(await mails.getPreference(email)).toEqual(chosen)
    await mails.savePreference(email, { ...chosen, quiet: null, unsubscribed: [] })
    expect(await mails.getPreference(email)).toMatchObject({ delivery: "daily", quiet: null, unsubscribed: [] })
  })

  it("keeps all kinds that are ended at once, each of them once", async () => {
    const email = address()
    const kinds = ["messages", "reminders", "messages", "reminders"] as const
    expect((await outcomes(kinds.map((kind) => mails.unsubscribe(email, kind)))).lost).toEqual([])
    expect((await mails.getPreference(email)).unsubscribed.toSorted()).toEqual(["messages", "reminders"])
  })

  it("is not changed by a token of another link, kind or key", () => {
    const scope = { link_id: "plink_01KB0000000000000000000000", kind: "messages" as const, access_version: "a" }
    const token = mails.unsubscribeToken(scope)
    expect(readUnsubscribeToken(token)).toEqual({ link_id: scope.link_id, kind: "messages" })
    expect(mails.isUnsubscribeToken(token, scope)).toBe(true)
    for (const other of [{ link_id: "plink_2" }, { kind: "reminders" as const }, { access_version: "b" }])
      expect(mails.isUnsubscribeToken(token, { ...scope, ...other })).toBe(false)
    expect(readUnsubscribeToken(`${token}x`)).toBeNull()
    expect(readUnsubscribeToken(token.replace("messages", "receipts"))).toBeNull()
  })
})
