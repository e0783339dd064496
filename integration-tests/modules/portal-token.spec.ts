import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { SYSTEM_ACTOR } from "../../src/contracts"
import type { QueuedJob } from "../../src/lib/jobs/queued-job"
import type { LinkRow } from "../../src/modules/portal-token/rows"
import { PortalTokenModuleService } from "../../src/modules/portal-token/service"
import { hashToken, mintToken } from "../../src/modules/portal-token/token"
import {
  countRows,
  createDatabase,
  dependencies,
  JOBS_TABLE,
  jobs,
  OPTIONS,
  outcomes,
  type TestDatabase,
} from "./support/database"
import { MONA } from "./support/facts"

const RECIPIENT = { name: "Anna", email: "anna@example.com" }
const HOUR = 3_600_000
const EVERY_TIMER = [
  "hrtime",
  "nextTick",
  "performance",
  "queueMicrotask",
  "setImmediate",
  "setInterval",
  "setTimeout",
  "clearImmediate",
  "clearInterval",
  "clearTimeout",
] as const

let database: TestDatabase
let tokens: PortalTokenModuleService

beforeAll(async () => {
  database = await createDatabase()
  tokens = new PortalTokenModuleService(dependencies(database), OPTIONS)
})
afterAll(() => database.close())

const order = () => ({ order_id: `order_${randomUUID()}` })
const newLink = async (expires_at: Date | null = null) =>
  (await tokens.ensureLink(order(), RECIPIENT, { expires_at, actor: MONA })).link
const opened = async (linkId: string) => {
  const link = await tokens.getLink(linkId)
  const answer = await tokens.exchange(await tokens.openLinkToken(link))
  if (!answer) throw new Error("the link does not open")
  return answer
}
const QUIETLY = { message: null, jobs: () => [], actor: MONA }
const kindsOf = async (linkId: string) => (await tokens.listEvents([linkId])).map(({ kind }) => kind).sort()
/** The link of a session that still opens something, judged as a decision judges it; null once either is over. */
const sessionOf = async (session: string) => {
  const found = await database
    .knex("portal_session")
    .where({ token_hash: hashToken(session) })
    .first<{ id: string; link_id: string } | undefined>("id", "link_id")
  if (!found) return null
  const { id: session_id, link_id } = found
  const lives = await tokens.holdSession({ session_id, link_id }, database.knex)
  const link = lives && (await database.knex<LinkRow>("portal_link").where({ id: link_id }).first())
  return link ? { ...link, session_id } : null
}
const setExpiry = (id: string, expires_at: Date) => database.knex("portal_link").where({ id }).update({ expires_at })

describe("a recipient's link", () => {
  it("is one for twenty callers at once, made by exactly one of them and logged once", async () => {
    const subject = order()
    const all = await Promise.all(
      Array.from({ length: 20 }, () => tokens.ensureLink(subject, RECIPIENT, { actor: MONA })),
    )
    expect(new Set(all.map(({ link }) => link.id)).size).toBe(1)
    expect(all.filter(({ created }) => created)).toHaveLength(1)
    expect(await countRows(database.knex, "portal_link", subject)).toBe(1)
    expect(await countRows(database.knex, "portal_link_event", { link_id: all[0]?.link.id })).toBe(1)
  })

  it("is another for each recipient and each order", async () => {
    const subject = order()
    const links = await Promise.all([
      tokens.ensureLink(subject, RECIPIENT, { actor: SYSTEM_ACTOR }),
      tokens.ensureLink(subject, { ...RECIPIENT, email: "bo@example.com" }, { actor: SYSTEM_ACTOR }),
      tokens.ensureLink(order(), RECIPIENT, { actor: SYSTEM_ACTOR }),
    ])
    expect(new Set(links.map(({ link }) => link.id)).size).toBe(3)
  })

  it("is made anew after a revocation, and the old one stays revoked", async () => {
    const subject = order()
    const { link } = await tokens.ensureLink(subject, RECIPIENT, { actor: MONA })
    await tokens.revokeLink(link.id, MONA)
    const again = await tokens.ensureLink(subject, RECIPIENT, { actor: MONA })
    expect(again).toMatchObject({ created: true })
    expect(again.link.id).not.toBe(link.id)
    await expect(tokens.getActiveLink(link.id)).rejects.toMatchObject({ code: "link_revoked" })
  })

  it("is kept without its token: the tables hold nothing that opens it", async () => {
    const link = await newLink()
    const token = await tokens.openLinkToken(link)
    const { session } = await opened(link.id)
    const dump = JSON.stringify([
      await database.knex("portal_link"),
      await database.knex("portal_session"),
      await database.knex("portal_link_event"),
    ])
    for (const secret of [token, token.slice(4), session, session.slice(4)]) expect(dump).not.toContain(secret)
    const stored = [...dump.matchAll(/"([^"]{20,})"/g)].map(([, value]) => value ?? "")
    for (const value of stored) {
      expect(await tokens.exchange(value)).toBeNull()
      expect(await sessionOf(value)).toBeNull()
    }
  })

  it("cannot be for an order and a customer at once, or for neither", async () => {
    const row = {
      id: "plink_bad",
      scope: "project",
      recipient_name: "",
      recipient_email: "",
      token_hash: "x",
      token_sealed: "x",
      display: "x",
    }
    await expect(database.knex("portal_link").insert({ ...row, order_id: "o", customer_id: "c" })).rejects.toThrow(
      "portal_link_scope_subject",
    )
    await expect(database.knex("portal_link").insert(row)).rejects.toThrow("portal_link_scope_subject")
  })
})

describe("a customer's account link", () => {
  const customer = () => `cus_${randomUUID()}`
  const ensure = (customer_id: string, email: string, again = false) =>
    tokens.ensureAccountLink(customer_id, { name: "Anna", email }, SYSTEM_ACTOR, again)
  const activeOf = async (customer_id: string) =>
    (await tokens.listLinks({ customer_id })).filter(({ revoked_at }) => !revoked_at)

  it("is one for twenty callers at once, whether they come singly or as many customers", async () => {
    const customer_id = customer()
    const recipient = { name: "Anna", email: "a@example.com" }
    await Promise.all(
      Array.from({ length: 20 }, async (_, at) =>
        at % 2
          ? await ensure(customer_id, recipient.email)
          : await tokens.addAccountLinks([{ customer_id, recipient }]),
      ),
    )
    const links = await tokens.listLinks({ customer_id })
    expect(links).toMatchObject([{ scope: "account", recipient_email: recipient.email }])
    expect((await tokens.listEvents(links.map(({ id }) => id))).map(({ kind }) => kind)).toEqual(["created"])
  })

  it("ends with its sessions when the customer has another address, and one for that address takes its place", async () => {
    const customer_id = customer()
    const { link: old } = await ensure(customer_id, "old@example.com")
    const { session } = await opened(old?.id ?? "")
    const moved = await ensure(customer_id, "new@example.com")
    expect(moved).toMatchObject({ ended_id: old?.id, link: { recipient_email: "new@example.com" } })
    expect(await sessionOf(session)).toBeNull()
    expect(await tokens.getLink(old?.id ?? "")).toMatchObject({ revoked_at: expect.any(Date) })
    expect((await tokens.listEvents([old?.id ?? ""])).map(({ kind }) => kind).sort()).toEqual(["created", "revoked"])
    expect(await ensure(customer_id, "new@example.com")).toMatchObject({ ended_id: null, link: { id: moved.link?.id } })
  })

  it("is one also while twenty changes of the address race, and each that lost has ended and been logged", async () => {
    const customer_id = customer()
    await ensure(customer_id, "first@example.com")
    await Promise.all(Array.from({ length: 20 }, (_, at) => ensure(customer_id, `a${at}@example.com`)))
    expect(await activeOf(customer_id)).toHaveLength(1)
    const links = await tokens.listLinks({ customer_id })
    const log = await tokens.listEvents(links.map(({ id }) => id))
    expect(log.filter(({ kind }) => kind === "created")).toHaveLength(links.length)
    expect(log.filter(({ kind }) => kind === "revoked")).toHaveLength(links.length - 1)
  })

  it("that staff revoked is made again for nobody but staff", async () => {
    const customer_id = customer()
    const { link } = await ensure(customer_id, "a@example.com")
    await tokens.revokeLink(link?.id ?? "", MONA)
    expect(await ensure(customer_id, "b@example.com")).toEqual({ link: null, ended_id: null })
    expect(await ensure(customer_id, "b@example.com", true)).toMatchObject({ link: { revoked_at: null } })
    expect(await activeOf(customer_id)).toHaveLength(1)
  })
})

describe("exchanging a token", () => {
  it("gives a session of the link's own subject, as long as the options say", async () => {
    const link = await newLink()
    const before = Date.now()
    const { session, expires_at } = await opened(link.id)
    expect(expires_at.getTime()).toBeGreaterThanOrEqual(before + 24 * HOUR)
    expect(expires_at.getTime()).toBeLessThanOrEqual(Date.now() + 24 * HOUR)
    expect(await sessionOf(session)).toMatchObject({
      id: link.id,
      order_id: link.order_id,
      scope: "project",
      purpose: "recipient",
    })
  })

  it("gives a session that ends with its link", async () => {
    const expiry = new Date(Date.now() + HOUR)
    expect((await opened((await newLink(expiry)).id)).expires_at).toEqual(expiry)
  })

  it("answers unknown, malformed, expired, revoked and rotated alike: nothing", async () => {
    const [expired, revoked, rotated] = [await newLink(), await newLink(), await newLink()]
    const old = await Promise.all([expired, revoked, rotated].map((link) => tokens.openLinkToken(link)))
    await setExpiry(expired.id, new Date(Date.now() - 1))
    await tokens.revokeLink(revoked.id, MONA)
    await tokens.rotateLink(rotated.id, MONA)
    for (const token of [...old, mintToken("link"), "", "cpl_x", hashToken(old[0] ?? "")]) {
      expect({ token, answer: await tokens.exchange(token) }).toEqual({ token, answer: null })
    }
  })

  it.each([-5, 5])("is judged by the database's clock, on an instance whose own is %d minutes off", async (minutes) => {
    const now = Date.now()
    const ending = await newLink(new Date(now + 60_000))
    const ended = await newLink()
    await setExpiry(ended.id, new Date(now - 60_000))
    const [open, over] = [await tokens.openLinkToken(ending), await tokens.openLinkToken(ended)]
    const endless = await tokens.openLinkToken(await newLink())
    // The date alone: what waits for the database goes on.
    jest.useFakeTimers({ now: now + minutes * 60_000, doNotFake: [...EVERY_TIMER] })
    try {
      expect((await tokens.exchange(open))?.expires_at).toEqual(ending.expires_at)
      expect(await tokens.exchange(over)).toBeNull()
      const lifetime = ((await tokens.exchange(endless))?.expires_at.getTime() ?? 0) - now
      expect(Math.abs(lifetime - 24 * HOUR)).toBeLessThan(60_000)
    } finally {
      jest.useRealTimers()
    }
  })

  it("lets no other token in: sessions, previews' and links' are not taken for each other", async () => {
    const { session } = await opened((await newLink()).id)
    expect(await tokens.exchange(session)).toBeNull()
    expect(await sessionOf(await tokens.openLinkToken(await newLink()))).toBeNull()
  })
})

describe("a session", () => {
  it("ends at once when its link is revoked, and with it all others of the link alone", async () => {
    const [link, other] = [await newLink(), await newLink()]
    const [one, two, kept] = [await opened(link.id), await opened(link.id), await opened(other.id)]
    await tokens.revokeLink(link.id, MONA)
    expect(await Promise.all([one, two].map(({ session }) => sessionOf(session)))).toEqual([null, null])
    expect(await countRows(database.knex, "portal_session", { link_id: link.id })).toBe(0)
    expect(await sessionOf(kept.session)).not.toBeNull()
  })

  it("ends at once when its link is rotated, and the new token opens", async () => {
    const link = await newLink()
    const { session } = await opened(link.id)
    const rotated = await tokens.rotateLink(link.id, MONA)
    expect(await sessionOf(session)).toBeNull()
    expect(await tokens.openLinkToken(rotated)).not.toBe(await tokens.openLinkToken(link))
    expect(await tokens.exchange(await tokens.openLinkToken(rotated))).not.toBeNull()
  })

  it("ends with its own time, with its link's and by itself", async () => {
    const [own, links, signedOut] = [await newLink(), await newLink(), await newLink()]
    const sessions = await Promise.all([own, links, signedOut].map(({ id }) => opened(id)))
    await database
      .knex("portal_session")
      .where({ link_id: own.id })
      .update({ expires_at: new Date(Date.now() - 1) })
    await setExpiry(links.id, new Date(Date.now() - 1))
    const out = await sessionOf(sessions[2]?.session ?? "")
    await tokens.endSession(out?.session_id ?? "")
    for (const { session } of sessions) expect(await sessionOf(session)).toBeNull()
  })

  it("of an old token is not born while the link is being rotated", async () => {
    const link = await newLink()
    const token = await tokens.openLinkToken(link)
    const racing = new PortalTokenModuleService(dependencies(database), OPTIONS)
    const find = racing.findByToken.bind(racing)
    racing.findByToken = async (value) => {
      const found = await find(value)
      await tokens.rotateLink(link.id, MONA)
      return found
    }
    const answer = await racing.exchange(token)
    expect(answer && (await sessionOf(answer.session))).toBeNull()
  })
})

describe("many sessions of one link", () => {
  const KEPT = 50

  it("end from the oldest on: the newest fifty go on, however many are opened at once, and other links keep theirs", async () => {
    const [link, other] = [await newLink(), await newLink()]
    const [first, foreign] = [await opened(link.id), await opened(other.id)]
    await Promise.all(Array.from({ length: KEPT * 2 }, () => opened(link.id)))
    expect(await countRows(database.knex, "portal_session", { link_id: link.id })).toBe(KEPT)
    expect(await sessionOf(first.session)).toBeNull()
    expect(await sessionOf((await opened(link.id)).session)).not.toBeNull()
    expect(await countRows(database.knex, "portal_session", { link_id: link.id })).toBe(KEPT)
    expect(await sessionOf(foreign.session)).not.toBeNull()
  })

  const look = async (linkId: string) => {
    const seen = await sessionOf((await opened(linkId)).session)
    return async () => await tokens.recordOpened(linkId, seen?.session_id ?? "")
  }
  const logged = (linkId: string) => countRows(database.knex, "portal_link_event", { link_id: linkId, kind: "opened" })

  it("are each logged once, however many looks come of them at once; each look is counted", async () => {
    const link = await newLink()
    const [one, two] = [await look(link.id), await look(link.id)]
    await Promise.all(Array.from({ length: 10 }, one))
    expect(await logged(link.id)).toBe(1)
    await two()
    expect(await logged(link.id)).toBe(2)
    expect(await tokens.getLink(link.id)).toMatchObject({ open_count: 11, last_opened_at: expect.any(Date) })
  })

  it("that are reported again count once, and only where the first report did not", async () => {
    const link = await newLink()
    const seen = await sessionOf((await opened(link.id)).session)
    const again = async () => await tokens.recordOpened(link.id, seen?.session_id ?? "", { again: true })
    await Promise.all([again(), again(), again()])
    expect(await tokens.getLink(link.id)).toMatchObject({ open_count: 1, last_opened_at: expect.any(Date) })
    expect(await logged(link.id)).toBe(1)
  })

  it("cannot push what staff did with the link out of its log", async () => {
    const link = await newLink()
    await tokens.rotateLink(link.id, MONA)
    for (let n = 0; n < 210; n++) await (await look(link.id))()
    expect(await logged(link.id)).toBe(KEPT)
    const kinds = new Set((await tokens.listEvents([link.id])).map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(["created", "rotated", "opened"]))
  })
})

describe("rotating and revoking", () => {
  const TEN_DAYS = 240 * HOUR
  /** The link was given `age` ms ago for ten days. */
  const givenTenDays = async (age: number) => {
    const link = await newLink(new Date(Date.now() + TEN_DAYS))
    await passes(link.id, age)
    return link
  }
  const passes = (id: string, ms: number) =>
    database.knex.raw(
      `UPDATE portal_link SET created_at = created_at - ?::int * interval '1 millisecond',
         expires_at = expires_at - ?::int * interval '1 millisecond',
         expiry_set_at = expiry_set_at - ?::int * interval '1 millisecond' WHERE id = ?`,
      [ms, ms, ms, id],
    )
  const expectTenDays = ({ expires_at }: { expires_at: Date | null }) => {
    const ahead = (expires_at?.getTime() ?? 0) - Date.now()
    expect(Math.abs(ahead - TEN_DAYS)).toBeLessThan(HOUR)
  }

  it("keep an expiry ahead, and a link that never ends", async () => {
    const later = new Date(Date.now() + HOUR)
    expect((await tokens.rotateLink((await newLink(later)).id, MONA)).expires_at).toEqual(later)
    expect((await tokens.rotateLink((await newLink()).id, MONA)).expires_at).toBeNull()
  })

  it("give an expired link again for as long as it was given, as often as it expires, whoever asks", async () => {
    const link = await givenTenDays(TEN_DAYS + HOUR)
    for (let round = 0; round < 3; round++) {
      expectTenDays((await tokens.renewLink(link.id)).link)
      await passes(link.id, TEN_DAYS + HOUR)
      expectTenDays(await tokens.rotateLink(link.id, MONA))
      await passes(link.id, TEN_DAYS + HOUR)
    }
  })

  it("give an expired link for a day at least", async () => {
    const link = await newLink(new Date(Date.now() + HOUR))
    await passes(link.id, 2 * HOUR)
    const { expires_at } = await tokens.rotateLink(link.id, MONA)
    expect((expires_at?.getTime() ?? 0) - Date.now()).toBeGreaterThan(23 * HOUR)
  })

  it("renew an expired link once for ten at once, and no link that works or was revoked", async () => {
    const link = await givenTenDays(TEN_DAYS + HOUR)
    const all = await Promise.all(Array.from({ length: 10 }, () => tokens.renewLink(link.id)))
    expect(all.filter(({ renewed }) => renewed)).toHaveLength(1)
    expect(new Set(all.map((one) => one.link.token_sealed)).size).toBe(1)
    await passes(link.id, TEN_DAYS + HOUR)
    await tokens.revokeLink(link.id, MONA)
    expect(await tokens.renewLink(link.id)).toMatchObject({ renewed: false, link: { revoked_at: expect.any(Date) } })
  })

  it("never bring a revoked link back, whoever is first", async () => {
    const link = await newLink()
    await outcomes<unknown>([
      tokens.revokeLink(link.id, MONA),
      ...Array.from({ length: 10 }, () => tokens.rotateLink(link.id, MONA)),
    ])
    const after = await tokens.getLink(link.id)
    expect(after.revoked_at).not.toBeNull()
    expect(await tokens.exchange(await tokens.openLinkToken(after))).toBeNull()
    await expect(tokens.rotateLink(link.id, MONA)).rejects.toMatchObject({ code: "link_revoked" })
  })

  it("log a revocation once, however often it is repeated", async () => {
    const link = await newLink()
    const ended = await Promise.all(Array.from({ length: 5 }, () => tokens.revokeLink(link.id, MONA)))
    expect(ended.filter(Boolean)).toHaveLength(1)
    expect(await countRows(database.knex, "portal_link_event", { link_id: link.id, kind: "revoked" })).toBe(1)
  })
})

describe("a share", () => {
  it("is counted, logged with the rep's words and mailed in one step", async () => {
    const link = await newLink()
    await tokens.shareLink(link.id, {
      message: "Here it is",
      actor: MONA,
      jobs: ({ link: { id }, event_id }) => [
        { id: "notice.link-shared", payload: { link_id: id, event_id }, queue: "notices" },
      ],
    })
    const [event] = await tokens.listEvents([link.id])
    expect(event).toMatchObject({ kind: "shared", actor_name: "Mona", message: "Here it is" })
    expect(await tokens.getLink(link.id)).toMatchObject({ share_count: 1 })
    expect(await jobs(database.knex)).toContainEqual({
      job: "notice.link-shared",
      link_id: link.id,
      event_id: event?.id,
    })
  })

  it("takes over a new name and a new end, logs the end, and shortens the sessions that are open", async () => {
    const link = await newLink()
    const { session } = await opened(link.id)
    const expires_at = new Date(Date.now() + HOUR)
    const shared = await tokens.shareLink(link.id, { ...QUIETLY, recipient_name: "Anna Meyer", expires_at })
    expect(shared).toMatchObject({ recipient_name: "Anna Meyer", expires_at, share_count: 1 })
    expect(await kindsOf(link.id)).toEqual(["created", "expiry_changed", "shared"])
    expect(await database.knex("portal_session").where({ link_id: link.id }).first("expires_at")).toEqual({
      expires_at,
    })
    expect(await sessionOf(session)).not.toBeNull()
  })

  it("without a name and an end keeps both; with the same end changes and logs none", async () => {
    const expires_at = new Date(Date.now() + HOUR)
    const link = await newLink(expires_at)
    await tokens.shareLink(link.id, QUIETLY)
    const shared = await tokens.shareLink(link.id, { ...QUIETLY, expires_at })
    expect(shared).toMatchObject({ recipient_name: link.recipient_name, expires_at, expiry_set_at: null })
    expect(await kindsOf(link.id)).toEqual(["created", "shared", "shared"])
  })

  it("lifts the end where it says so", async () => {
    const link = await newLink(new Date(Date.now() + HOUR))
    expect(await tokens.shareLink(link.id, { ...QUIETLY, expires_at: null })).toMatchObject({ expires_at: null })
    expect(await kindsOf(link.id)).toContain("expiry_changed")
  })

  it("opens an expired link again when it gives a later end, and is refused otherwise", async () => {
    const link = await newLink()
    await setExpiry(link.id, new Date(Date.now() - HOUR))
    await expect(tokens.shareLink(link.id, QUIETLY)).rejects.toMatchObject({ code: "link_expired" })
    expect(await tokens.getLink(link.id)).toMatchObject({ share_count: 0 })
    await tokens.shareLink(link.id, { ...QUIETLY, expires_at: new Date(Date.now() + HOUR) })
    await opened(link.id)
  })

  it("logs one change of the end for ten at once that give the same", async () => {
    const link = await newLink()
    const expires_at = new Date(Date.now() + HOUR)
    await Promise.all(Array.from({ length: 10 }, () => tokens.shareLink(link.id, { ...QUIETLY, expires_at })))
    expect(await tokens.getLink(link.id)).toMatchObject({ share_count: 10, expires_at })
    expect((await kindsOf(link.id)).filter((kind) => kind === "expiry_changed")).toHaveLength(1)
  })

  it("is refused for a link that is revoked at the same moment, or happened before", async () => {
    const link = await newLink()
    const shares = await outcomes([
      ...Array.from({ length: 5 }, () => tokens.shareLink(link.id, QUIETLY)),
      tokens.revokeLink(link.id, MONA).then(() => link),
      ...Array.from({ length: 5 }, () => tokens.shareLink(link.id, QUIETLY)),
    ])
    expect((await tokens.getLink(link.id)).share_count).toBe(shares.won.length - 1)
    await expect(tokens.shareLink(link.id, QUIETLY)).rejects.toMatchObject({ code: "link_revoked" })
  })

  it("counts every one of twenty at once", async () => {
    const link = await newLink()
    await Promise.all(Array.from({ length: 20 }, () => tokens.shareLink(link.id, QUIETLY)))
    expect((await tokens.getLink(link.id)).share_count).toBe(20)
  })

  it("that failed half-way leaves neither the link nor its log", async () => {
    const link = await newLink()
    await tokens.discardLink(link.id)
    expect(await tokens.findLink(link.id)).toBeNull()
    expect(await countRows(database.knex, "portal_link_event", { link_id: link.id })).toBe(0)
  })

  it("that failed half-way takes nothing from a link that somebody else has shared meanwhile, its log included", async () => {
    const link = await newLink()
    await tokens.shareLink(link.id, { ...QUIETLY, message: "Mine" })
    await tokens.discardLink(link.id)
    expect(await tokens.findLink(link.id)).toMatchObject({ share_count: 1 })
    expect((await tokens.listEvents([link.id])).map(({ kind }) => kind).sort()).toEqual(["created", "shared"])
  })
})

describe("asking for a fresh link", () => {
  const answer = ({ id }: LinkRow): QueuedJob[] => [
    { id: "notice.fresh-link", payload: { link_id: id }, queue: "notices", key: `fresh:${id}` },
  ]

  it("is logged and left with the outbox, both or neither", async () => {
    const link = await newLink()
    await database.knex.raw(
      `ALTER TABLE portal_link_event ADD CONSTRAINT test_no_log CHECK (kind <> 'fresh_requested') NOT VALID`,
    )
    await expect(tokens.requestFresh(link.id, answer)).rejects.toThrow("test_no_log")
    await database.knex.raw("ALTER TABLE portal_link_event DROP CONSTRAINT test_no_log")
    expect(await jobsOf(link.id)).toEqual([])

    await database.knex.raw(`ALTER TABLE ${JOBS_TABLE} ADD CONSTRAINT test_no_job CHECK (false) NOT VALID`)
    await expect(tokens.requestFresh(link.id, answer)).rejects.toThrow("test_no_job")
    await database.knex.raw(`ALTER TABLE ${JOBS_TABLE} DROP CONSTRAINT test_no_job`)
    expect(await kindsOf(link.id)).toEqual(["created"])

    await tokens.requestFresh(link.id, answer)
    expect(await kindsOf(link.id)).toEqual(["created", "fresh_requested"])
    expect(await jobsOf(link.id)).toEqual([{ job: "notice.fresh-link", link_id: link.id }])
  })

  it("of a revoked link shows its answer that it was revoked, so that staff are told instead of the client", async () => {
    const link = await newLink()
    await tokens.revokeLink(link.id, MONA)
    const seen: boolean[] = []
    await tokens.requestFresh(link.id, ({ revoked_at }) => {
      seen.push(revoked_at !== null)
      return []
    })
    expect(seen).toEqual([true])
  })

  const jobsOf = async (linkId: string) =>
    (await jobs(database.knex)).filter((job) => JSON.stringify(job).includes(linkId))
})

describe("a preview", () => {
  it("opens, but is no recipient's link: not listed, not found, not counted", async () => {
    const subject = order()
    const { token } = await tokens.issuePreview(subject, MONA)
    const answer = await tokens.exchange(token)
    expect(answer?.link).toMatchObject({ purpose: "preview", recipient_email: "" })
    expect(await tokens.listLinks(subject)).toEqual([])
    expect(await tokens.findLink(answer?.link.id ?? "")).toBeNull()
    const seen = await sessionOf(answer?.session ?? "")
    await tokens.recordOpened(seen?.id ?? "", seen?.session_id ?? "")
    expect(await database.knex("portal_link").where({ id: answer?.link.id }).first()).toMatchObject({ open_count: 0 })
    expect(await countRows(database.knex, "portal_link_event", { link_id: answer?.link.id })).toBe(0)
  })
})

describe("retention", () => {
  it("deletes previews that are over and sessions that ended long enough ago, and nothing else", async () => {
    const now = Date.now()
    const day = 24 * HOUR
    const link = await newLink()
    const ends = { longAgo: now - 31 * day, lately: now - 29 * day, ahead: now + day }
    for (const [id, time] of Object.entries(ends)) {
      await database.knex("portal_session").insert({ id, link_id: link.id, token_hash: id, expires_at: new Date(time) })
    }
    await tokens.issuePreview(order(), MONA)
    const over = await tokens.issuePreview(order(), MONA)
    await database
      .knex("portal_link")
      .where({ token_hash: hashToken(over.token) })
      .update({ expires_at: new Date(now - 1) })
    const links = await countRows(database.knex, "portal_link")
    expect(await tokens.purge(new Date(now))).toBe(2)
    expect(
      (await database.knex("portal_session").where({ link_id: link.id }).orderBy("id").select("id")).map(
        ({ id }) => id,
      ),
    ).toEqual(["ahead", "lately"])
    expect(await countRows(database.knex, "portal_link")).toBe(links - 1)
  })
})

describe("the tables", () => {
  /** Statements that `act` runs on a table of ours, each with its plan as Postgres makes it when it avoids full scans. */
  const plansOf = async (act: () => Promise<unknown>): Promise<{ sql: string; plan: string }[]> => {
    const ran: { sql: string; bindings: readonly Knex.RawBinding[] }[] = []
    const note = ({ sql, bindings }: { sql: string; bindings: readonly Knex.RawBinding[] }) => {
      if (/portal_(link|session)/.test(sql) && !/^insert into "portal_/.test(sql)) ran.push({ sql, bindings })
    }
    database.knex.on("query", note)
    await act().finally(() => database.knex.off("query", note))
    return await database.knex.transaction(async (trx) => {
      await trx.raw("SET LOCAL enable_seqscan = off")
      const plans: { sql: string; plan: string }[] = []
      for (const { sql, bindings } of ran) {
        const explained = `EXPLAIN ${sql.replace(/\$\d+/g, "?")}`
        const { rows } = await trx.raw<{ rows: { "QUERY PLAN": string }[] }>(explained, bindings)
        plans.push({ sql, plan: rows.map((row) => row["QUERY PLAN"]).join("\n") })
      }
      return plans
    })
  }

  beforeAll(async () => {
    await database.knex.raw(`
      INSERT INTO portal_link (id, scope, order_id, recipient_name, recipient_email, token_hash, token_sealed, display)
      SELECT 'many_' || n, 'project', 'order_' || n % 1000, 'N', n || '@example.com', 'hash_' || n, '', ''
        FROM generate_series(1, 3000) n;
      INSERT INTO portal_link_event (id, link_id, kind, actor_type, actor_id, actor_name)
      SELECT 'many_' || n, 'many_' || n, 'opened', 'client', 'many_' || n, 'N' FROM generate_series(1, 3000) n;
      INSERT INTO portal_session (id, link_id, token_hash, expires_at)
      SELECT 'many_' || n, 'many_' || n, 'hash_' || n, now() + n * interval '1 hour' FROM generate_series(1, 3000) n;
      ANALYZE portal_link, portal_link_event, portal_session`)
  })

  const ORDER = "IDX_portal_link_order_id"
  const CUSTOMER = "IDX_portal_link_customer_id"
  const ONE = "portal_link_pkey"
  const SESSIONS = "IDX_portal_session_link_id"
  const READS: Record<string, { run: (id: string, token: string) => Promise<unknown>; by: string[] }> = {
    holdSession: {
      run: (link_id) => tokens.holdSession({ session_id: "many_7", link_id }, database.knex),
      by: [ONE, SESSIONS],
    },
    findByToken: { run: (_, token) => tokens.findByToken(token), by: ["IDX_portal_link_token_hash_unique"] },
    exchange: { run: (_, token) => tokens.exchange(token), by: ["IDX_portal_link_token_hash_unique"] },
    findLink: { run: (id) => tokens.findLink(id), by: [ONE] },
    "listLinks of an order": { run: () => tokens.listLinks({ order_id: "order_7" }), by: [ORDER] },
    "listLinks of a customer": { run: () => tokens.listLinks({ customer_id: "cus_7" }), by: [CUSTOMER] },
    listEvents: { run: (id) => tokens.listEvents([id]), by: ["IDX_portal_link_event_link_id"] },
    rotateLink: { run: (id) => tokens.rotateLink(id, MONA), by: [ONE, SESSIONS] },
    shareLink: {
      run: (id) => tokens.shareLink(id, { ...QUIETLY, expires_at: new Date(Date.now() + HOUR) }),
      by: [ONE, SESSIONS],
    },
    revokeLink: { run: (id) => tokens.revokeLink(id, MONA), by: [ONE, SESSIONS] },
    discardLink: { run: (id) => tokens.discardLink(id), by: [ONE, "IDX_portal_link_event_link_id"] },
    ensureAccountLink: {
      run: () => tokens.ensureAccountLink(`cus_${randomUUID()}`, RECIPIENT, SYSTEM_ACTOR, false),
      by: [CUSTOMER],
    },
    "ensureLink of a known recipient": {
      run: async () => {
        const subject = { order_id: "order_7" }
        await tokens.ensureLink(subject, RECIPIENT, { actor: SYSTEM_ACTOR })
        await tokens.ensureLink(subject, RECIPIENT, { actor: SYSTEM_ACTOR })
      },
      by: ["IDX_portal_link_order_id"],
    },
  }

  it.each(Object.entries(READS))("are read by an index alone in %s", async (_, { run, by }) => {
    const link = await newLink()
    const token = await tokens.openLinkToken(link)
    const plans = await plansOf(() => run(link.id, token))
    expect(plans.filter(({ plan }) => /Seq Scan/.test(plan) || !/Index Cond/.test(plan))).toEqual([])
    const all = plans.map(({ plan }) => plan).join("\n")
    for (const index of by) expect(all).toContain(index)
  })
})
