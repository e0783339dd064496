import { randomUUID } from "node:crypto"
import { SYSTEM_ACTOR } from "../../src/contracts"
import type { AccountSession } from "../../src/modules/portal-token/account-codes"
import { PortalTokenModuleService } from "../../src/modules/portal-token/service"
import { hashToken } from "../../src/modules/portal-token/token"
import { isFullRun } from "../support/env"
import { countRows, createDatabase, dependencies, jobs, OPTIONS, type TestDatabase } from "./support/database"
import { MONA } from "./support/facts"

/** The whole of security-and-evidence A6 is 10,000 guesses; a part of them shows the same within seconds. */
const GUESSES = isFullRun ? 10_000 : 600

let database: TestDatabase
let tokens: PortalTokenModuleService

beforeAll(async () => {
  database = await createDatabase()
  tokens = new PortalTokenModuleService(dependencies(database), OPTIONS)
})
afterAll(() => database.close())

const REMEMBER = 30
const person = (email = "priya@example.com") => ({ name: "Priya Nair", email })
const aCustomer = () => `cus_${randomUUID()}`

/** The customer's own account link. */
const anAccount = async (customer_id = aCustomer()) => {
  const { link } = await tokens.ensureAccountLink(customer_id, person(), SYSTEM_ACTOR, false)
  if (!link) throw new Error("the account link was not made")
  return link
}

/** A session as the exchange of the link's token gives it. */
const enter = async (link_id: string): Promise<AccountSession> => {
  const link = await tokens.getLink(link_id)
  const opened = await tokens.exchange(await tokens.openLinkToken(link))
  if (!opened || link.customer_id === null) throw new Error("the link does not open")
  return { session_id: await idOf(opened.session), link_id, customer_id: link.customer_id }
}
const idOf = async (session: string): Promise<string> => {
  const row = await database
    .knex("portal_session")
    .where({ token_hash: hashToken(session) })
    .first<{ id: string } | undefined>("id")
  if (!row) throw new Error("there is no such session")
  return row.id
}

const codeIdsOf = async (link_id: string): Promise<string[]> =>
  await database.knex("portal_account_code").where({ link_id }).orderBy("created_at").pluck("id")

/** Asks for a code, as if the last one had been sent long enough ago. @returns the digits that are mailed */
const ask = async (session: AccountSession): Promise<string> => {
  await database.knex.raw(
    "UPDATE portal_account_code SET created_at = created_at - interval '31 seconds' WHERE link_id = ?",
    [session.link_id],
  )
  await tokens.requestCode(session, (code_id) => [{ id: "test.code", payload: { code_id }, queue: "notices" }])
  const sent = await tokens.openCode((await codeIdsOf(session.link_id)).at(-1) ?? "")
  if (!sent) throw new Error("no code was sent")
  return sent.code
}

/** All that happened to the account lies so long ago. */
const timePasses = async ({ link_id, customer_id }: AccountSession, interval: string) => {
  await database.knex.raw(
    `UPDATE portal_account_code SET created_at = created_at - ?::interval, expires_at = expires_at - ?::interval WHERE link_id = ?`,
    [interval, interval, link_id],
  )
  await database.knex.raw(
    `UPDATE portal_link_event SET created_at = created_at - ?::interval
      WHERE link_id IN (SELECT id FROM portal_link WHERE customer_id = ?)`,
    [interval, customer_id],
  )
}

const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, "0")
const confirm = (session: AccountSession, code: string, days = 0) => tokens.confirmAccess(session, code, days)
const kindOf = async (session: AccountSession, code: string) => (await confirm(session, code)).kind
const logged = (link_id: string, kind: string) => countRows(database.knex, "portal_link_event", { link_id, kind })
const isConfirmed = async (session: string): Promise<boolean> => {
  const { rows } = await database.knex.raw<{ rows: { confirmed: boolean }[] }>("SELECT * FROM portal_live_session(?)", [
    hashToken(session),
  ])
  return rows[0]?.confirmed ?? false
}

/** Locks the account out, over as many codes as it takes. */
const lockOut = async (session: AccountSession) => {
  for (let code = await ask(session), tried = 0; tried < 20; tried++) {
    if (tried > 0 && tried % 5 === 0) {
      await timePasses(session, "1 hour")
      code = await ask(session)
    }
    await confirm(session, other(code))
  }
}

describe("a one-time code", () => {
  it("confirms the session that asked for it, which another one takes the place of", async () => {
    const link = await anAccount()
    const session = await enter(link.id)
    const result = await confirm(session, await ask(session))
    if (result.kind !== "confirmed") throw new Error(result.kind)
    expect(await isConfirmed(result.confirmed.session)).toBe(true)
    expect(result.confirmed.device).toBeNull()
    expect(await countRows(database.knex, "portal_session", { id: session.session_id })).toBe(0)
    expect(await logged(link.id, "code_confirmed")).toBe(1)
  })

  it("is six digits, mailed by a job that holds ids alone, and kept neither in the clear nor as a hash to search", async () => {
    const link = await anAccount()
    const session = await enter(link.id)
    const codes = [await ask(session), await ask(session), await ask(session)]
    for (const code of codes) expect(code).toMatch(/^\d{6}$/)
    const stored = JSON.stringify(await database.knex("portal_account_code").where({ link_id: link.id }))
    const queued = JSON.stringify(await jobs(database.knex))
    for (const code of codes) {
      expect(stored).not.toContain(`"${code}"`)
      expect(stored).not.toContain(hashToken(code))
      expect(queued).not.toContain(`"${code}"`)
    }
  })

  it("works once, for ten minutes, and only as long as it is the newest", async () => {
    const link = await anAccount()
    const session = await enter(link.id)
    const first = await ask(session)
    const second = await ask(session)
    expect(first === second ? "wrong" : await kindOf(session, first)).toBe("wrong")
    await timePasses(session, "10 minutes")
    expect(await kindOf(session, second)).toBe("over")
    const third = await ask(session)
    expect(await kindOf(session, third)).toBe("confirmed")
    expect(await kindOf(await enter(link.id), third)).toBe("over")
  })

  it("confirms no other session: not of the same link, nor of another person's link to the account", async () => {
    const link = await anAccount()
    const [asking, beside] = [await enter(link.id), await enter(link.id)]
    const contact = await tokens.ensureContactLink(link.customer_id ?? "", person("tom@example.com"), MONA)
    const theirs = await enter(contact.link.id)
    const code = await ask(asking)
    expect(await kindOf(beside, code)).toBe("over")
    expect(await kindOf(theirs, code)).toBe("over")
    expect(await kindOf(asking, code)).toBe("confirmed")
  })

  it("takes five wrong tries, and then not the right one", async () => {
    const link = await anAccount()
    const session = await enter(link.id)
    const code = await ask(session)
    for (let tried = 0; tried < 5; tried++) expect(await kindOf(session, other(code))).toBe("wrong")
    expect(await kindOf(session, code)).toBe("over")
    expect(await logged(link.id, "code_failed")).toBe(5)
  })

  it("gives one session to two confirmations at once", async () => {
    const link = await anAccount()
    const session = await enter(link.id)
    const code = await ask(session)
    const results = await Promise.all(Array.from({ length: 10 }, () => confirm(session, code)))
    expect(results.filter(({ kind }) => kind === "confirmed")).toHaveLength(1)
    expect(await countRows(database.knex, "portal_session", { link_id: link.id })).toBe(1)
    expect(await logged(link.id, "code_confirmed")).toBe(1)
  })

  it("is never judged more often than five times, however many guess at once", async () => {
    const link = await anAccount()
    const session = await enter(link.id)
    const code = await ask(session)
    const results = await Promise.all(Array.from({ length: 40 }, () => kindOf(session, other(code))))
    expect(results.filter((kind) => kind === "wrong")).toHaveLength(5)
    expect(await logged(link.id, "code_failed")).toBe(5)
  })

  it("is sent again after half a minute, and five times an hour", async () => {
    const link = await anAccount()
    const session = await enter(link.id)
    const request = () => tokens.requestCode(session, () => [])
    await Promise.all(Array.from({ length: 10 }, request))
    expect(await codeIdsOf(link.id)).toHaveLength(1)
    const { next_at, code } = await tokens.readAccess(session)
    expect((next_at?.getTime() ?? 0) - (code?.sent_at.getTime() ?? 0)).toBe(30_000)
    for (let more = 0; more < 4; more++) await ask(session)
    await timePasses(session, "31 seconds")
    await request()
    expect(await codeIdsOf(link.id)).toHaveLength(5)
    expect((await tokens.readAccess(session)).next_at?.getTime()).toBeGreaterThan(Date.now() + 3_000_000)
    await timePasses(session, "1 hour")
    await request()
    expect(await codeIdsOf(link.id)).toHaveLength(6)
    expect(await logged(link.id, "code_sent")).toBe(6)
  })

  it("is not mailed any more once it is over", async () => {
    const link = await anAccount()
    const session = await enter(link.id)
    await ask(session)
    await ask(session)
    const [old, newest] = await codeIdsOf(link.id)
    expect(await tokens.openCode(old ?? "")).toBeNull()
    expect(await tokens.openCode(newest ?? "")).not.toBeNull()
    await timePasses(session, "10 minutes")
    expect(await tokens.openCode(newest ?? "")).toBeNull()
    expect(await tokens.openCode("pcode_unknown")).toBeNull()
  })
})

describe("too many wrong codes", () => {
  it(`lock the account after twenty in a day, of ${GUESSES} guesses over its people, sessions and codes`, async () => {
    const link = await anAccount()
    const people = [link.id]
    for (let n = 0; n < 4; n++) {
      const { link: contact } = await tokens.ensureContactLink(
        link.customer_id ?? "",
        person(`c${n}@example.com`),
        MONA,
      )
      people.push(contact.id)
    }
    const sessions = await Promise.all(people.map(enter))
    const codes = await Promise.all(sessions.map(ask))
    const kinds: string[] = []
    for (let done = 0; done < GUESSES; done += 50)
      kinds.push(
        ...(await Promise.all(
          Array.from({ length: 50 }, async (_, n) => {
            const at = n % sessions.length
            const session = sessions[at]
            if (!session) throw new Error("no session")
            return await kindOf(session, other(codes[at] ?? ""))
          }),
        )),
      )
    const failed = await database
      .knex("portal_link_event")
      .whereIn("link_id", people)
      .where({ kind: "code_failed" })
      .count<{ count: string }[]>("*")
    expect(Number(failed[0]?.count)).toBe(20)
    expect(kinds.filter((kind) => kind === "wrong")).toHaveLength(19)
    expect(kinds).not.toContain("confirmed")
    const [first] = sessions
    if (!first) throw new Error("no session")
    expect(await kindOf(first, codes[0] ?? "")).toBe("locked")
  })

  it("send no code while they count, and say until when", async () => {
    const link = await anAccount()
    const session = await enter(link.id)
    await lockOut(session)
    await timePasses(session, "1 hour")
    const sent = (await codeIdsOf(link.id)).length
    await tokens.requestCode(session, () => [])
    expect(await codeIdsOf(link.id)).toHaveLength(sent)
    const { locked_until } = await tokens.readAccess(session)
    const hours = ((locked_until?.getTime() ?? 0) - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(18)
    expect(hours).toBeLessThan(24)
    expect(await logged(link.id, "locked_out")).toBe(1)
  })

  it("are not forgotten with the link: a new token, another session or a new link of the person do not unlock", async () => {
    const link = await anAccount()
    await lockOut(await enter(link.id))
    await tokens.rotateLink(link.id, MONA)
    expect(await tokens.lockedUntil(link.customer_id ?? "")).not.toBeNull()
    await tokens.revokeLink(link.id, MONA)
    const { link: again } = await tokens.ensureAccountLink(link.customer_id ?? "", person(), MONA, true)
    expect((await tokens.readAccess(await enter(again?.id ?? ""))).locked_until).not.toBeNull()
  })

  it("are over after a day, or when staff let the account try again", async () => {
    const one = await anAccount()
    const session = await enter(one.id)
    await lockOut(session)
    await timePasses(session, "25 hours")
    expect(await kindOf(session, await ask(session))).toBe("confirmed")

    const two = await anAccount()
    const later = await enter(two.id)
    await lockOut(later)
    await tokens.unlockAccount(two.id, MONA)
    await timePasses(later, "1 hour")
    expect(await kindOf(later, await ask(later))).toBe("confirmed")
    expect(await logged(two.id, "unlocked")).toBe(1)
  })

  it("lock no other account, and no link to an order", async () => {
    const link = await anAccount()
    await lockOut(await enter(link.id))
    const stranger = await enter((await anAccount()).id)
    expect(await kindOf(stranger, await ask(stranger))).toBe("confirmed")
    const { link: order } = await tokens.ensureLink({ order_id: `order_${randomUUID()}` }, person(), { actor: MONA })
    const opened = await tokens.exchange(await tokens.openLinkToken(order))
    expect(opened && (await isConfirmed(opened.session))).toBe(true)
  })

  it("never push what staff did with the link out of its log", async () => {
    const link = await anAccount()
    const session = await enter(link.id)
    await tokens.rotateLink(link.id, MONA)
    const again = await enter(link.id)
    for (let day = 0; day < 4; day++) {
      await lockOut(again)
      await timePasses(again, "25 hours")
    }
    expect(session.link_id).toBe(link.id)
    expect(await logged(link.id, "code_failed")).toBe(50)
    const kinds = (await tokens.listEvents([link.id])).map(({ kind }) => kind)
    expect(kinds).toContain("rotated")
  })
})

describe("a remembered device", () => {
  const remembered = async (link_id: string) => {
    const session = await enter(link_id)
    const result = await confirm(session, await ask(session), REMEMBER)
    if (result.kind !== "confirmed" || !result.confirmed.device) throw new Error("the device is not remembered")
    return result.confirmed.device
  }

  it("opens its account without a code, for as long as it was remembered", async () => {
    const link = await anAccount()
    const { device, expires_at } = await remembered(link.id)
    const days = (expires_at.getTime() - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(REMEMBER)
    const resumed = await tokens.resumeAccess(link.id, device)
    expect(resumed && (await isConfirmed(resumed.session))).toBe(true)
    expect(await logged(link.id, "device_used")).toBe(1)
    await database
      .knex("portal_device")
      .where({ link_id: link.id })
      .update({ expires_at: new Date(Date.now() - 1) })
    expect(await tokens.resumeAccess(link.id, device)).toBeNull()
  })

  it("opens no other account, and its token is nowhere in the tables", async () => {
    const link = await anAccount()
    const { device } = await remembered(link.id)
    const { link: contact } = await tokens.ensureContactLink(link.customer_id ?? "", person("tom@example.com"), MONA)
    expect(await tokens.resumeAccess((await anAccount()).id, device)).toBeNull()
    expect(await tokens.resumeAccess(contact.id, device)).toBeNull()
    expect(await tokens.exchange(device)).toBeNull()
    expect(JSON.stringify(await database.knex("portal_device"))).not.toContain(device.slice(4))
  })

  it.each([
    ["revoked", (id: string) => tokens.revokeLink(id, MONA)],
    ["rotated", (id: string) => tokens.rotateLink(id, MONA)],
    ["told to ask for codes again", (id: string) => tokens.endDevices(id, MONA)],
  ])("ends with all sessions when its link is %s", async (_, act) => {
    const link = await anAccount()
    const { device } = await remembered(link.id)
    const resumed = await tokens.resumeAccess(link.id, device)
    await act(link.id)
    expect(await tokens.resumeAccess(link.id, device)).toBeNull()
    expect(resumed && (await isConfirmed(resumed.session))).toBe(false)
    expect(await countRows(database.knex, "portal_device", { link_id: link.id })).toBe(0)
  })

  it("never gives a session while its link is being rotated", async () => {
    const link = await anAccount()
    const { device } = await remembered(link.id)
    const [, ...resumed] = await Promise.all([
      tokens.rotateLink(link.id, MONA),
      ...Array.from({ length: 8 }, () => tokens.resumeAccess(link.id, device)),
    ])
    for (const one of resumed) expect(one && (await isConfirmed(one.session))).toBeFalsy()
  })
})

describe("the people of an account", () => {
  const ACCOUNT = () => aCustomer()
  const activeOf = async (customer_id: string) =>
    (await tokens.listLinks({ customer_id })).filter(({ revoked_at }) => !revoked_at)

  it("have a link each, one for twenty callers at once", async () => {
    const customer_id = ACCOUNT()
    await anAccount(customer_id)
    const made = await Promise.all(
      Array.from({ length: 20 }, () => tokens.ensureContactLink(customer_id, person("tom@example.com"), MONA)),
    )
    expect(made.filter(({ created }) => created)).toHaveLength(1)
    expect((await activeOf(customer_id)).map((link) => [link.recipient_email, link.is_primary])).toEqual([
      ["priya@example.com", true],
      ["tom@example.com", false],
    ])
  })

  it("keep their links when the customer's own address changes", async () => {
    const customer_id = ACCOUNT()
    await anAccount(customer_id)
    const { link } = await tokens.ensureContactLink(customer_id, person("tom@example.com"), MONA)
    await tokens.ensureAccountLink(customer_id, person("new@example.com"), SYSTEM_ACTOR, false)
    expect((await activeOf(customer_id)).map(({ recipient_email }) => recipient_email).sort()).toEqual([
      "new@example.com",
      "tom@example.com",
    ])
    expect(await tokens.getLink(link.id)).toMatchObject({ revoked_at: null })
  })

  it("become the customer themselves when the customer's address is theirs", async () => {
    const customer_id = ACCOUNT()
    const own = await anAccount(customer_id)
    const { link } = await tokens.ensureContactLink(customer_id, person("tom@example.com"), MONA)
    const moved = await tokens.ensureAccountLink(customer_id, person("tom@example.com"), SYSTEM_ACTOR, false)
    expect(moved).toMatchObject({ ended_id: own.id, link: { id: link.id, is_primary: true } })
    expect(await activeOf(customer_id)).toHaveLength(1)
  })

  it("are one customer's own at a time, however many changes race", async () => {
    const customer_id = ACCOUNT()
    await anAccount(customer_id)
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) =>
        n % 2
          ? await tokens.ensureContactLink(customer_id, person(`p${n % 6}@example.com`), MONA)
          : await tokens.ensureAccountLink(customer_id, person(`p${(n + 1) % 6}@example.com`), SYSTEM_ACTOR, false),
      ),
    )
    const active = await activeOf(customer_id)
    expect(active.filter(({ is_primary }) => is_primary)).toHaveLength(1)
    expect(new Set(active.map(({ recipient_email }) => recipient_email)).size).toBe(active.length)
  })
})

describe("entering another account of the same person", () => {
  const confirmedIn = async (link_id: string): Promise<AccountSession> => {
    const session = await enter(link_id)
    const result = await confirm(session, await ask(session))
    if (result.kind !== "confirmed") throw new Error(result.kind)
    return { ...session, session_id: await idOf(result.confirmed.session) }
  }
  const channelOf = async (session: string) =>
    await database
      .knex("portal_session")
      .where({ token_hash: hashToken(session) })
      .first("sales_channel_id", "link_id")

  it("makes a confirmed session for the other account, and none that proves the mailbox anew", async () => {
    const email = `p-${randomUUID()}@example.com`
    const [one, other] = [aCustomer(), aCustomer()]
    const { link } = await tokens.ensureContactLink(one, person(email), MONA)
    const { link: target } = await tokens.ensureContactLink(other, person(email), MONA)
    const session = await confirmedIn(link.id)
    const opened = await tokens.switchAccount(session, { link_id: target.id, sales_channel_id: "sc_1" })
    expect(opened && (await isConfirmed(opened.session))).toBe(true)
    expect(opened && (await channelOf(opened.session))).toEqual({ sales_channel_id: "sc_1", link_id: target.id })
    const confirmed = await database
      .knex("portal_session")
      .whereIn("link_id", [link.id, target.id])
      .pluck("confirmed_at")
    expect(new Set(confirmed.map(Number)).size).toBe(1)
    expect(await logged(target.id, "switched")).toBe(1)
  })

  it("of the same account takes the place of the session that asked, for one of many at once", async () => {
    const link = await anAccount()
    const session = await confirmedIn(link.id)
    const opened = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        tokens.switchAccount(session, { link_id: link.id, sales_channel_id: `sc_${n % 2}` }),
      ),
    )
    expect(opened.filter((one) => one !== null)).toHaveLength(1)
    expect(await countRows(database.knex, "portal_session", { link_id: link.id })).toBe(1)
  })

  it.each([
    [
      "another address",
      async () => (await tokens.ensureContactLink(aCustomer(), person("x@example.com"), MONA)).link.id,
    ],
    [
      "a link to an order",
      async () => (await tokens.ensureLink({ order_id: `order_${randomUUID()}` }, person(), { actor: MONA })).link.id,
    ],
    ["no link", async () => "plink_unknown"],
    [
      "a link that was revoked",
      async () => {
        const { link } = await tokens.ensureContactLink(aCustomer(), person(), MONA)
        await tokens.revokeLink(link.id, MONA)
        return link.id
      },
    ],
    [
      "an account of which staff asked for codes again since",
      async () => {
        const { link } = await tokens.ensureContactLink(aCustomer(), person(), MONA)
        return link.id
      },
    ],
  ])("gives nothing for %s", async (name, target) => {
    const session = await confirmedIn((await anAccount()).id)
    const link_id = await target()
    if (name.includes("codes again")) await tokens.endDevices(link_id, MONA)
    expect(await tokens.switchAccount(session, { link_id, sales_channel_id: null })).toBeNull()
  })

  it("gives nothing to a session whose code was not typed, nor to one that is over", async () => {
    const link = await anAccount()
    const asking = await enter(link.id)
    expect(await tokens.switchAccount(asking, { link_id: link.id, sales_channel_id: null })).toBeNull()
    const session = await confirmedIn(link.id)
    await tokens.endDevices(link.id, MONA)
    expect(await tokens.switchAccount(session, { link_id: link.id, sales_channel_id: null })).toBeNull()
  })
})

describe("asking for a link by typing an address", () => {
  const JOBS = (request_id: string) => [{ id: "test.request", payload: { request_id }, queue: "effects" as const }]
  const requestOf = async (email: string): Promise<string> => {
    const before = await database.knex("portal_account_link_request").pluck("id")
    await tokens.requestAccountLink(email, JOBS)
    const [id] = await database.knex("portal_account_link_request").whereNotIn("id", before).pluck<string[]>("id")
    if (!id) throw new Error("there is no request")
    return id
  }
  const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
    const seen: string[] = []
    const note = ({ sql }: { sql: string }) => void seen.push(sql)
    database.knex.on("query", note)
    await work()
    database.knex.off("query", note)
    return seen
  }

  it("runs the same statements for known and unknown addresses, and keeps neither in the clear", async () => {
    const email = `known-${randomUUID()}@example.com`
    await tokens.ensureContactLink(aCustomer(), person(email), MONA)
    const known = await statementsOf(() => tokens.requestAccountLink(email, JOBS))
    const unknown = await statementsOf(() => tokens.requestAccountLink(`no-${randomUUID()}@example.com`, JOBS))
    expect(known).toEqual(unknown)
    expect(known.length).toBeGreaterThan(2)
    expect(JSON.stringify(await database.knex("portal_account_link_request"))).not.toContain("@")
    expect(JSON.stringify(await jobs(database.knex))).not.toContain(email)
  })

  it("takes as long for known and unknown addresses: medians of 500 within 5 ms", async () => {
    const email = `known-${randomUUID()}@example.com`
    await tokens.ensureContactLink(aCustomer(), person(email), MONA)
    const took = async (address: string): Promise<number> => {
      const began = performance.now()
      await tokens.requestAccountLink(address, JOBS)
      return performance.now() - began
    }
    const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] }
    // In turn, so that both meet the same load of the machine.
    for (let n = 0; n < 500; n++) {
      times.known.push(await took(email))
      times.unknown.push(await took(`no-${n}-${randomUUID()}@example.com`))
    }
    const median = (all: number[]): number => all.toSorted((a, b) => a - b)[250] ?? Number.NaN
    expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThanOrEqual(5)
  })

  it("is answered once, however often its job runs, and forgotten with the answer", async () => {
    const email = `p-${randomUUID()}@example.com`
    const { link } = await tokens.ensureContactLink(aCustomer(), person(email), MONA)
    const id = await requestOf(email)
    const asked: string[] = []
    await Promise.all(
      Array.from({ length: 5 }, () =>
        tokens.answerAccountLink(
          id,
          async (typed) => {
            asked.push(typed)
            return link.id
          },
          () => [],
        ),
      ),
    )
    expect(asked).toEqual([email])
    expect(await logged(link.id, "fresh_requested")).toBe(1)
    expect(await countRows(database.knex, "portal_account_link_request", { id })).toBe(0)
  })

  it("is counted for an address without an account, and leaves nothing else", async () => {
    const before = await tokens.countUnknownRequests(30)
    for (let n = 0; n < 3; n++)
      await tokens.answerAccountLink(
        await requestOf(`n${n}@example.com`),
        async () => null,
        () => [],
      )
    expect(await tokens.countUnknownRequests(30)).toBe(before + 3)
    expect(JSON.stringify(await database.knex("portal_unknown_link_requests"))).not.toContain("@")
  })
})
