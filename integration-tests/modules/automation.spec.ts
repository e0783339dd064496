import { randomUUID } from "node:crypto"
import { asValue } from "@medusajs/framework/awilix"
import type { MedusaContainer } from "@medusajs/framework/types"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { type MailEvent, mailKindSchema } from "../../src/contracts"
import type { QueuedJob } from "../../src/lib/jobs/queued-job"
import { noticeMessageId } from "../../src/lib/mail/message-id"
import { AUTOMATION_MODULE } from "../../src/modules/automation"
import { AutomationModuleService } from "../../src/modules/automation/service"
import { MAIL_MODULE } from "../../src/modules/mail"
import { MailModuleService } from "../../src/modules/mail/service"
import { OUTBOX_MODULE } from "../../src/modules/outbox"
import { lastMailedTo, noteDelivery, noteReturned } from "../../src/modules/outbox/deliveries"
import { OutboxModuleService } from "../../src/modules/outbox/service"
import { processMailEvent } from "../../src/workflows/mail/process-mail-event"
import { countRows, createDatabase, dependencies, jobs, OPTIONS, type TestDatabase } from "./support/database"

let database: TestDatabase
let automations: AutomationModuleService
let mails: MailModuleService
let container: MedusaContainer

beforeAll(async () => {
  database = await createDatabase()
  automations = new AutomationModuleService(dependencies(database))
  mails = new MailModuleService(dependencies(database), OPTIONS)
  container = createMedusaContainer()
  container.register({
    [AUTOMATION_MODULE]: asValue(automations),
    [MAIL_MODULE]: asValue(mails),
    [OUTBOX_MODULE]: asValue(
      new OutboxModuleService({
        __pg_connection__: database.knex,
        configModule: { projectConfig: { workerMode: "server" } },
        logger: { info: () => {}, warn: () => {}, error: () => {} },
      } as never),
    ),
  })
})
afterAll(() => database.close())

const HOUR = 3_600_000
const anEmail = () => `${randomUUID()}@client.example`
const anEvent = (more: Partial<MailEvent> = {}): MailEvent => ({
  source: "generic",
  external_id: randomUUID(),
  kind: "hard_bounce",
  email: anEmail(),
  message_id: null,
  reason: "550 No such user",
  occurred_at: new Date(),
  ...more,
})
const job = (event_id: string): QueuedJob => ({ id: "mail-event", payload: { event_id }, queue: "ingest" })

/** A notice that was mailed to an address so long ago. @returns its uid */
const mailedTo = async (email: string, hours_ago: number): Promise<string> => {
  const uid = randomUUID()
  const about = { notice: "notice.test", resource_type: "thing", resource_id: uid, link_id: "plink_1" }
  await noteDelivery(database.knex, uid, about, { state: "sent", recipient: email.toUpperCase() })
  const at = new Date(Date.now() - hours_ago * HOUR)
  await database.knex("portal_notice").where({ id: uid }).update({ created_at: at, updated_at: at })
  return uid
}

describe("what mail services report", () => {
  it("is kept once with one job each, however often, in whatever order and at once it comes", async () => {
    const events = Array.from({ length: 20 }, () => anEvent())
    const deliveries = [events, [...events].reverse(), events.slice(5), [...events].reverse()]
    const counts = await Promise.all(deliveries.map((given) => automations.storeMailEvents(given, job)))
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(20)
    const stored = await database
      .knex("portal_mail_event")
      .whereIn(
        "external_id",
        events.map(({ external_id }) => external_id),
      )
      .pluck<string[]>("id")
    expect(stored).toHaveLength(20)
    const enqueued = (await jobs(database.knex)).filter(({ event_id }) => stored.includes(event_id ?? ""))
    expect(enqueued).toHaveLength(20)
  })

  it("is two events where two services use the same id", async () => {
    const external_id = randomUUID()
    const given = [anEvent({ external_id }), anEvent({ external_id, source: "postmark" })]
    expect(await automations.storeMailEvents(given, job)).toBe(2)
  })

  it("has happened at the latest when it was reported, by whatever clock", async () => {
    const event = anEvent({ occurred_at: new Date(Date.now() + 24 * HOUR) })
    await automations.storeMailEvents([event], job)
    const stored = await database
      .knex("portal_mail_event")
      .where({ external_id: event.external_id })
      .first("occurred_at")
    expect(stored.occurred_at.getTime()).toBeLessThan(Date.now() + HOUR)
  })

  it("is about the last mail to the address before it, within five days", async () => {
    const email = anEmail()
    const [old, first, second] = [await mailedTo(email, 24 * 6), await mailedTo(email, 30), await mailedTo(email, 2)]
    const before = async (hours_ago: number) =>
      (await lastMailedTo(database.knex, email, new Date(Date.now() - hours_ago * HOUR)))?.notice_uid
    expect([await before(0), await before(3)]).toEqual([second, first])
    expect(await before(24 * 5.5)).toBe(old)
    expect(await before(24 * 12)).toBeUndefined()
    await noteReturned(database.knex, second, "came back", "bounced")
    expect([await before(0), await before(1), await before(3)]).toEqual([second, second, first])
  })

  it("is about no mail that was never handed over", async () => {
    const email = anEmail()
    const [sent, refused] = [await mailedTo(email, 2), await mailedTo(email, 1)]
    await database.knex("portal_notice").where({ id: refused }).update({ state: "failed", reason: "550 relay denied" })
    expect((await lastMailedTo(database.knex, email, new Date()))?.notice_uid).toBe(sent)
  })
})

describe("what follows from an event", () => {
  const store = async (event: MailEvent): Promise<string> => {
    await automations.storeMailEvents([event], job)
    const { external_id } = event
    const [id] = await database.knex("portal_mail_event").where({ external_id }).pluck<string[]>("id")
    if (id === undefined) throw new Error("The event was not stored")
    return id
  }
  const follow = async (event: MailEvent): Promise<void> => await processMailEvent(container, await store(event))
  /** Two mails to a client. */
  const twoMails = async () => {
    const email = anEmail()
    const uids = [await mailedTo(email, 30), await mailedTo(email, 2)] as const
    const states = async () =>
      await Promise.all(
        uids.map(async (id) => {
          const notice = await database.knex("portal_notice").where({ id }).first("state", "reason_code")
          return [notice.state, notice.reason_code]
        }),
      )
    return { email, uids, states }
  }
  const SENT = ["sent", null]

  it("follows once when it is processed twice", async () => {
    const { email, uids, states } = await twoMails()
    const id = await store(anEvent({ email }))
    await processMailEvent(container, id)
    await processMailEvent(container, id)
    expect(await states()).toEqual([SENT, ["failed", "bounced"]])
    expect(await automations.findMailEvent(id)).toMatchObject({ notice_uid: uids[1] })
    expect(await countRows(database.knex, "portal_bounce", { email })).toBe(1)
  })

  it.each(["its Message-ID", "its address"])(
    "leaves the mails before it alone when a complaint follows a bounce, found by %s",
    async (by) => {
      const { email, uids, states } = await twoMails()
      const message_id = by === "its address" ? null : noticeMessageId(uids[1], OPTIONS.portal_url)
      await follow(anEvent({ email, message_id }))
      const occurred_at = new Date(Date.now() - HOUR)
      await follow(anEvent({ email, message_id, kind: "complaint", occurred_at }))
      expect(await states()).toEqual([SENT, ["failed", "bounced"]])
      expect(await countRows(database.knex, "portal_bounce", { email })).toBe(1)
      const { unsubscribed } = await mails.getPreference(email)
      expect([...unsubscribed].sort()).toEqual([...mailKindSchema.options].sort())
    },
  )

  it.each(["its Message-ID", "its address"])(
    "is nothing for a person who was erased since, found by %s",
    async (by) => {
      const { email, uids } = await twoMails()
      await database
        .knex("portal_notice")
        .whereIn("id", [...uids])
        .update({ recipient: null, reason: null })
      const message_id = by === "its address" ? null : noticeMessageId(uids[1], OPTIONS.portal_url)
      const id = await store(anEvent({ email, message_id, kind: "complaint", reason: `550 no such user ${email}` }))
      await processMailEvent(container, id)
      await processMailEvent(container, id)
      expect(await automations.findMailEvent(id)).toMatchObject({ email: "", reason: "", notice_uid: null })
      expect(await countRows(database.knex, "portal_bounce", { email })).toBe(0)
      expect((await mails.getPreference(email)).unsubscribed).toEqual([])
      expect(
        await database
          .knex("portal_notice")
          .whereIn("id", [...uids])
          .whereNotNull("reason"),
      ).toEqual([])
    },
  )

  it("is nothing once its event was erased with the person", async () => {
    const id = await store(anEvent())
    await database.knex("portal_mail_event").where({ id }).delete()
    await expect(processMailEvent(container, id)).resolves.toBeUndefined()
  })

  it("is nothing where it names a mail that is not ours", async () => {
    const { email, states } = await twoMails()
    const ids = [randomUUID(), "order-1042"].map((name) => `<${name}@shop.example>`)
    for (const message_id of ids) await follow(anEvent({ email, message_id, kind: "complaint" }))
    expect(await states()).toEqual([SENT, SENT])
    expect(await countRows(database.knex, "portal_bounce", { email })).toBe(0)
    expect((await mails.getPreference(email)).unsubscribed).toEqual([])
  })
})

describe("mails that came back", () => {
  const bounce = (email: string, more: object = {}) => ({
    kind: "bounce" as const,
    report_id: randomUUID(),
    email,
    notice_uid: randomUUID(),
    link_id: null,
    is_permanent: true,
    reason: "550 No such user",
    ...more,
  })

  it("are noted once for each mail, however many reports of it come at once", async () => {
    const email = anEmail()
    const notice_uid = randomUUID()
    const noted = await Promise.all(
      Array.from({ length: 5 }, () => automations.noteBounce(bounce(email, { notice_uid }), () => [])),
    )
    expect(noted.filter(Boolean)).toHaveLength(1)
  })

  it("are shown at their address, the last one, for 90 days, if they are for good", async () => {
    const [email, temporary, old] = [anEmail(), anEmail(), anEmail()]
    await automations.noteBounce(bounce(email), () => [])
    await automations.noteBounce(bounce(email, { kind: "complaint", reason: "spam" }), () => [])
    await automations.noteBounce(bounce(temporary, { is_permanent: false }), () => [])
    await automations.noteBounce(bounce(old), () => [])
    const happened_at = new Date(Date.now() - 91 * 24 * HOUR)
    await database.knex("portal_bounce").where({ email: old }).update({ happened_at })
    const last = await automations.lastBouncesOf([email.toUpperCase(), temporary, old])
    expect([...last.keys()]).toEqual([email])
    expect(last.get(email)).toMatchObject({ kind: "complaint", reason: "spam" })
  })

  it("are forgotten after 180 days, as the log of notices is", async () => {
    const [kept, old] = [anEmail(), anEmail()]
    for (const email of [kept, old]) await automations.noteBounce(bounce(email), () => [])
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * HOUR)
    await database
      .knex("portal_bounce")
      .where({ email: kept })
      .update({ happened_at: daysAgo(179) })
    await database
      .knex("portal_bounce")
      .where({ email: old })
      .update({ happened_at: daysAgo(181) })
    await automations.purge()
    expect(await database.knex("portal_bounce").whereIn("email", [kept, old]).pluck("email")).toEqual([kept])
  })

  it("change what staff's pages of the address' orders are read by, and of no others", async () => {
    const keyOf = async (order_id: string): Promise<string> => {
      const { rows } = await database.knex.raw("SELECT portal_freshness_returned(?) AS key", [order_id])
      return rows[0].key
    }
    const [own, other] = [`order_${randomUUID()}`, `order_${randomUUID()}`]
    const email = anEmail()
    const link = { scope: "project", display: "…", token_hash: randomUUID(), token_sealed: "x", recipient_name: "Anna" }
    await database.knex("portal_link").insert({
      ...{ id: `plink_${randomUUID()}`, order_id: own, purpose: "recipient", recipient_email: email.toUpperCase() },
      ...link,
    })
    const before = [await keyOf(own), await keyOf(other)]
    await automations.noteBounce(bounce(email), () => [])
    expect(await keyOf(own)).not.toBe(before[0])
    expect(await keyOf(other)).toBe(before[1])
  })
})
