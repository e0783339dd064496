import { randomUUID } from "node:crypto"
import { PortalTokenModuleService } from "../../src/modules/portal-token/service"
import { hashToken, mintToken } from "../../src/modules/portal-token/token"
import { countRows, createDatabase, dependencies, jobs, OPTIONS, outcomes, type TestDatabase } from "./support/database"

const RECIPIENT = { name: "Anna", email: "anna@example.com" }
const MONA = { id: "user_1", name: "Mona" }
const HOUR = 3_600_000

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

  it("is one for a customer's account as well", async () => {
    const subject = { customer_id: `cus_${randomUUID()}` }
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        tokens.ensureLink(subject, { ...RECIPIENT, email: `a${at}@example.com` }, { actor: null }),
      ),
    )
    expect(new Set(all.map(({ link }) => link.id)).size).toBe(1)
    expect(all[0]?.link.scope).toBe("account")
  })

  it("is another for each recipient and each order", async () => {
    const subject = order()
    const links = await Promise.all([
      tokens.ensureLink(subject, RECIPIENT, { actor: null }),
      tokens.ensureLink(subject, { ...RECIPIENT, email: "bo@example.com" }, { actor: null }),
      tokens.ensureLink(order(), RECIPIENT, { actor: null }),
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
    await expect(tokens.getActiveLink(link.id)).rejects.toMatchObject({ type: "not_allowed" })
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
      expect(await tokens.authenticate(value)).toBeNull()
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

describe("exchanging a token", () => {
  it("gives a session of the link's own subject, as long as the options say", async () => {
    const link = await newLink()
    const before = Date.now()
    const { session, expires_at } = await opened(link.id)
    expect(expires_at.getTime()).toBeGreaterThanOrEqual(before + 24 * HOUR)
    expect(expires_at.getTime()).toBeLessThanOrEqual(Date.now() + 24 * HOUR)
    expect(await tokens.authenticate(session)).toMatchObject({
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

  it("lets no other token in: sessions, previews' and links' are not taken for each other", async () => {
    const { session } = await opened((await newLink()).id)
    expect(await tokens.exchange(session)).toBeNull()
    expect(await tokens.authenticate(await tokens.openLinkToken(await newLink()))).toBeNull()
  })
})

describe("a session", () => {
  it("ends at once when its link is revoked, and with it all others of the link alone", async () => {
    const [link, other] = [await newLink(), await newLink()]
    const [one, two, kept] = [await opened(link.id), await opened(link.id), await opened(other.id)]
    await tokens.revokeLink(link.id, MONA)
    expect(await Promise.all([one, two].map(({ session }) => tokens.authenticate(session)))).toEqual([null, null])
    expect(await countRows(database.knex, "portal_session", { link_id: link.id })).toBe(0)
    expect(await tokens.authenticate(kept.session)).not.toBeNull()
  })

  it("ends at once when its link is rotated, and the new token opens", async () => {
    const link = await newLink()
    const { session } = await opened(link.id)
    const rotated = await tokens.rotateLink(link.id, MONA)
    expect(await tokens.authenticate(session)).toBeNull()
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
    const out = await tokens.authenticate(sessions[2]?.session ?? "")
    await tokens.endSession(out?.session_id ?? "")
    for (const { session } of sessions) expect(await tokens.authenticate(session)).toBeNull()
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
    expect(answer && (await tokens.authenticate(answer.session))).toBeNull()
  })
})

describe("many sessions of one link", () => {
  const KEPT = 50

  it("end from the oldest on: the newest fifty go on, however many are opened at once, and other links keep theirs", async () => {
    const [link, other] = [await newLink(), await newLink()]
    const [first, foreign] = [await opened(link.id), await opened(other.id)]
    await Promise.all(Array.from({ length: KEPT * 2 }, () => opened(link.id)))
    expect(await countRows(database.knex, "portal_session", { link_id: link.id })).toBe(KEPT)
    expect(await tokens.authenticate(first.session)).toBeNull()
    expect(await tokens.authenticate((await opened(link.id)).session)).not.toBeNull()
    expect(await countRows(database.knex, "portal_session", { link_id: link.id })).toBe(KEPT)
    expect(await tokens.authenticate(foreign.session)).not.toBeNull()
  })

  const look = async (linkId: string) => {
    const seen = await tokens.authenticate((await opened(linkId)).session)
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
  it("keep the expiry that was set, lift one that is past, and take a new one", async () => {
    const later = new Date(Date.now() + HOUR)
    const link = await newLink(later)
    expect((await tokens.rotateLink(link.id, MONA)).expires_at).toEqual(later)
    await setExpiry(link.id, new Date(Date.now() - HOUR))
    expect((await tokens.rotateLink(link.id, MONA)).expires_at).toBeNull()
    expect((await tokens.rotateLink(link.id, MONA, later)).expires_at).toEqual(later)
    expect((await tokens.rotateLink(link.id, MONA, null)).expires_at).toBeNull()
  })

  it("never bring a revoked link back, whoever is first", async () => {
    const link = await newLink()
    await outcomes([
      tokens.revokeLink(link.id, MONA),
      ...Array.from({ length: 10 }, () => tokens.rotateLink(link.id, MONA)),
    ])
    const after = await tokens.getLink(link.id)
    expect(after.revoked_at).not.toBeNull()
    expect(await tokens.exchange(await tokens.openLinkToken(after))).toBeNull()
    await expect(tokens.rotateLink(link.id, MONA)).rejects.toMatchObject({ type: "not_allowed" })
  })

  it("log a revocation once, however often it is repeated", async () => {
    const link = await newLink()
    await Promise.all(Array.from({ length: 5 }, () => tokens.revokeLink(link.id, MONA)))
    expect(await countRows(database.knex, "portal_link_event", { link_id: link.id, kind: "revoked" })).toBe(1)
  })
})

describe("a share", () => {
  it("is counted, logged with the rep's words and mailed in one step", async () => {
    const link = await newLink()
    await tokens.shareLink(link.id, { message: "Here it is", mail: true, actor: MONA })
    const [event] = await tokens.listEvents([link.id])
    expect(event).toMatchObject({ kind: "shared", actor_name: "Mona", message: "Here it is" })
    expect(await tokens.getLink(link.id)).toMatchObject({ share_count: 1 })
    expect(await jobs(database.knex)).toContainEqual({ task: "mail-link", link_id: link.id, event_id: event?.id })
  })

  it("counts every one of twenty at once", async () => {
    const link = await newLink()
    await Promise.all(
      Array.from({ length: 20 }, () => tokens.shareLink(link.id, { message: null, mail: false, actor: MONA })),
    )
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
    await tokens.shareLink(link.id, { message: "Mine", mail: false, actor: MONA })
    await tokens.discardLink(link.id)
    expect(await tokens.findLink(link.id)).toMatchObject({ share_count: 1 })
    expect((await tokens.listEvents([link.id])).map(({ kind }) => kind).sort()).toEqual(["created", "shared"])
  })
})

describe("a preview", () => {
  it("opens, but is no recipient's link: not listed, not found, not counted", async () => {
    const subject = order()
    const { token } = await tokens.issuePreview(subject, MONA)
    const answer = await tokens.exchange(token)
    expect(answer?.link).toMatchObject({ purpose: "preview", recipient_email: "" })
    expect(await tokens.listLinks(subject)).toEqual([])
    expect(await tokens.findLink(answer?.link.id ?? "")).toBeNull()
    const seen = await tokens.authenticate(answer?.session ?? "")
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
