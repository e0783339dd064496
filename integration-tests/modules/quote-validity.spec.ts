import { createMedusaContainer } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { asValue } from "@medusajs/framework/awilix"
import { quoteValiditySettings } from "../../src/contracts/settings/quote-validity"
import { addDays, dayIn, endOfDay } from "../../src/contracts/end-of-day"
import { APPROVAL_MODULE } from "../../src/modules/approval"
import { DecisionRefused } from "../../src/modules/approval/errors"
import type { DecisionInput, RequestRow, RuleFacts } from "../../src/modules/approval/rows"
import type { ApprovalModuleService } from "../../src/modules/approval/service"
import { PORTAL_SETTINGS_MODULE } from "../../src/modules/portal-settings"
import { PortalSettingsModuleService } from "../../src/modules/portal-settings/service"
import { QUOTE_VALIDITY_MODULE } from "../../src/modules/quote-validity"
import { QuoteValidityModuleService } from "../../src/modules/quote-validity/service"
import { type Json, shopSettings, VALIDITY_RULE } from "../../src/contracts"
import { boundRulesSha256 } from "../../src/workflows/approval/run-rules"
import { validityRule } from "../../src/workflows/quote-validity/rule"
import { aNewRequest, decisionOn, findingsOf, createApprovals, signing, willing } from "./support/approval"
import { countRows, dependencies, JOBS_TABLE, jobs, OPTIONS, outcomes, type TestDatabase } from "./support/database"
import { MONA } from "./support/facts"

const RUNS = process.env.FULL === "1" ? 500 : 20
const HOUR_MS = 3_600_000
/** Until a quote expires: longer where the machine is too busy to write it within the time before. */
const SOON_MS = [250, 1_000, 4_000, 16_000]
const ZONE = "America/Chicago"

let database: TestDatabase
let container: MedusaContainer
let approvals: ApprovalModuleService
let quoteValidity: QuoteValidityModuleService
let settings: PortalSettingsModuleService

beforeAll(async () => {
  ;({ database, approvals } = await createApprovals())
  quoteValidity = new QuoteValidityModuleService(dependencies(database))
  settings = new PortalSettingsModuleService(dependencies(database), OPTIONS)
  container = createMedusaContainer()
  container.register({
    [APPROVAL_MODULE]: asValue(approvals),
    [QUOTE_VALIDITY_MODULE]: asValue(quoteValidity),
    [PORTAL_SETTINGS_MODULE]: asValue(settings),
  })
  await settings.save(shopSettings, { time_zone: ZONE })
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.knex(JOBS_TABLE).delete()
  await settings.save(quoteValiditySettings, { days: null })
})
afterEach(() => jest.useRealTimers())

const databaseNow = async (): Promise<Date> => {
  const { rows } = await database.knex.raw<{ rows: [{ now: Date }] }>("SELECT clock_timestamp() AS now")
  return rows[0].now
}
const inMs = async (milliseconds: number): Promise<Date> => new Date((await databaseNow()).getTime() + milliseconds)

const isInPast = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "validity_in_past"

/** Writes a moment that comes soon, as validity of a quote. */
const untilSoon = async <T>(write: (until: Date) => Promise<T>): Promise<T> => {
  for (const milliseconds of SOON_MS) {
    try {
      return await write(await inMs(milliseconds))
    } catch (error) {
      if (!isInPast(error)) throw error
    }
  }
  throw new Error("The machine is too busy to write a validity of seconds")
}

type InTransaction<Row> = (trx: Knex, row: Row) => Promise<Json | null>

/** What runs in the transaction when this rule is the only one. */
const ruled =
  <Row>(run: InTransaction<Row> | null) =>
  async (trx: Knex, row: Row): Promise<RuleFacts> => {
    const facts = (await run?.(trx, row)) ?? null
    return facts === null ? {} : { [VALIDITY_RULE]: facts }
  }

/** Asks for approval as the workflow does; without `valid_until` the shop's default counts. */
const ask = async (valid_until?: Date | null): Promise<RequestRow> => {
  const draft = aNewRequest()
  const context = {
    container,
    subject_type: draft.subject.type,
    order_id: draft.order_id,
    actor: MONA,
    content: draft.pinned.content,
  }
  const input = valid_until === undefined ? undefined : { valid_until: valid_until?.toISOString() ?? null }
  const applyRules = ruled(await validityRule.onRequest(context, input))
  return await approvals.openRequest({ ...draft, applyRules })
}

const untilExpired = async ({ id }: RequestRow): Promise<void> => {
  await database.knex.raw(
    "SELECT pg_sleep_until(valid_until + interval '1 ms') FROM portal_quote_validity WHERE request_id = ?",
    [id],
  )
}
/** A request whose validity is over by the database's clock. */
const askExpired = async (): Promise<RequestRow> => {
  const request = await untilSoon(ask)
  await untilExpired(request)
  return request
}

const decide = async (request: RequestRow, more: Partial<DecisionInput> = {}) => {
  const input = decisionOn(request, more)
  const context = { container, request, kind: input.kind, by: input.made.by }
  const applyRules = ruled(await validityRule.onDecision(context, undefined))
  return await approvals.decide(input, willing({ applyRules }), () => [])
}
const extend = async ({ id }: RequestRow, valid_until: Date) =>
  await approvals.changeOpenRequest(id, async (trx, request) => {
    await quoteValidity.extend(trx, request, valid_until, MONA, (link_ids) =>
      link_ids.map((link_id) => ({ id: "tell", payload: { link_id }, queue: "notices" })),
    )
  })
const renew = async ({ id }: RequestRow, link_id = "plink_1"): Promise<boolean> => {
  let isFirst = false
  await approvals.changeOpenRequest(id, async (trx) => {
    isFirst = await quoteValidity.requestRenewal(trx, id, { link_id, name: "Anna" }, (renewal_id) => [
      { id: "renewal", payload: { renewal_id }, queue: "notices" },
    ])
  })
  return isFirst
}

const viewOf = async (request: RequestRow) => (await quoteValidity.findView(request.id)) ?? undefined
const findings = (request: RequestRow) => findingsOf(database.knex, request.project_id)
const kindsOf = async ({ project_id }: RequestRow): Promise<string[]> => {
  const rows = await database
    .knex("portal_evidence_entry")
    .where({ chain_id: project_id })
    .orderBy("seq")
    .select<{ payload: Buffer }[]>("payload")
  return rows.map(({ payload }) => JSON.parse(payload.toString("utf8")).kind)
}
const staff = { by: "staff", actor: MONA, channel: "phone" } as const

/** The app's clock is off; the database's is not. */
const skewClock = (milliseconds: number): void =>
  void jest.useFakeTimers({
    now: Date.now() + milliseconds,
    doNotFake: [
      ...(["hrtime", "nextTick", "performance", "queueMicrotask"] as const),
      ...(["setImmediate", "clearImmediate", "setInterval", "clearInterval", "setTimeout", "clearTimeout"] as const),
    ],
  })

describe("asking for approval", () => {
  it("keeps the chosen moment, and the evidence names it", async () => {
    const valid_until = await inMs(48 * HOUR_MS)
    const request = await ask(valid_until)
    expect(request.rules).toEqual({ validity: { valid_until: valid_until.toISOString() } })
    expect(await viewOf(request)).toEqual({
      valid_until: valid_until.toISOString(),
      is_expired: false,
      renewal_requested_at: null,
    })
    expect(await findings(request)).toEqual([])
  })

  it("counts the shop's default to the end of the last day in the shop's time zone", async () => {
    await settings.save(quoteValiditySettings, { days: 30 })
    const before = dayIn(ZONE, await databaseNow())
    const request = await ask()
    const expected = [before, dayIn(ZONE, await databaseNow())].map((day) =>
      endOfDay(addDays(day, 30), ZONE).toISOString(),
    )
    expect(expected).toContain((await viewOf(request))?.valid_until)
  })

  it("leaves a request valid where the shop has no default, and where staff choose no end over a default", async () => {
    expect(await viewOf(await ask())).toBeUndefined()
    await settings.save(quoteValiditySettings, { days: 30 })
    const request = await ask(null)
    expect(await viewOf(request)).toBeUndefined()
    expect(request.rules).toEqual({})
  })

  it("refuses a moment that is over, and opens nothing", async () => {
    const requests = await countRows(database.knex, "portal_approval_request")
    await expect(ask(await inMs(-1))).rejects.toMatchObject({ code: "validity_in_past" })
    expect(await countRows(database.knex, "portal_approval_request")).toBe(requests)
  })
})

describe("deciding", () => {
  it("approves while the quote is valid, and records until when it was and when that was checked", async () => {
    const valid_until = await inMs(HOUR_MS)
    const request = await ask(valid_until)
    const { rules } = await decide(request)
    expect(rules).toMatchObject({ validity: { valid_until: valid_until.toISOString() } })
    expect(await findings(request)).toEqual([])
  })

  it("refuses an approval once the quote has expired, by the client and as recorded by staff, and keeps it open", async () => {
    const request = await askExpired()
    await expect(decide(request)).rejects.toMatchObject({ name: "DecisionRefused", code: "quote_expired" })
    await expect(decide(request, { made: staff })).rejects.toMatchObject({ code: "quote_expired" })
    expect(await approvals.getRequest(request.id)).toMatchObject({ state: "open", closed_at: null })
    expect(await kindsOf(request)).toEqual(["approval.requested"])
  })

  it.each(["changes_requested", "declined"] as const)("still takes %s after the expiry", async (kind) => {
    const request = await askExpired()
    await expect(decide(request, { kind, message: "Another color" })).resolves.toMatchObject({ kind })
    expect(await findings(request)).toEqual([])
  })

  it("approves an expired quote that staff have extended", async () => {
    const request = await askExpired()
    await extend(request, await inMs(HOUR_MS))
    await expect(decide(request, { made: staff })).resolves.toMatchObject({ kind: "approved" })
    expect(await kindsOf(request)).toEqual(["approval.requested", "validity.extended", "decision.recorded"])
    expect(await findings(request)).toEqual([])
  })

  it.each([5, -5])("goes by the database's clock when the server's is %d minutes off", async (minutes) => {
    const valid = await ask(await inMs(60_000))
    const expired = await askExpired()
    skewClock(minutes * 60_000)
    await expect(decide(valid)).resolves.toMatchObject({ kind: "approved" })
    await expect(decide(expired)).rejects.toMatchObject({ code: "quote_expired" })
    await expect(extend(expired, new Date((await databaseNow()).getTime() - 1))).rejects.toMatchObject({
      code: "validity_in_past",
    })
    await extend(expired, new Date((await databaseNow()).getTime() + 60_000))
    await expect(decide(expired)).resolves.toMatchObject({ kind: "approved" })
  })
})

describe("an extension", () => {
  it("is recorded with who made it and both moments, and marks the request as changed", async () => {
    const before = await inMs(HOUR_MS)
    const after = await inMs(2 * HOUR_MS)
    const request = await ask(before)
    await extend(request, after)
    expect(await viewOf(request)).toMatchObject({ valid_until: after.toISOString(), is_expired: false })
    const [, entry] = await database
      .knex("portal_evidence_entry")
      .where({ chain_id: request.project_id })
      .orderBy("seq")
      .select<{ payload: Buffer }[]>("payload")
    expect(JSON.parse(String(entry?.payload))).toMatchObject({
      kind: "validity.extended",
      facts: {
        request_id: request.id,
        valid_until: after.toISOString(),
        previous_valid_until: before.toISOString(),
        actor_type: "staff",
        actor_id: MONA.id,
      },
    })
    expect((await approvals.getRequest(request.id)).updated_at.getTime()).toBeGreaterThan(request.updated_at.getTime())
    expect(await findings(request)).toEqual([])
  })

  it("does not disturb a client who is about to sign", async () => {
    const request = await ask(await inMs(HOUR_MS))
    const bound = async () => {
      return boundRulesSha256({ [VALIDITY_RULE]: (await viewOf(request)) ?? null })
    }
    const before = await bound()
    await extend(request, await inMs(2 * HOUR_MS))
    expect(await bound()).toBe(before)
  })

  it("never shortens the time, and needs a request that has a date and is open", async () => {
    const until = await inMs(HOUR_MS)
    const request = await ask(until)
    await expect(extend(request, until)).rejects.toMatchObject({ code: "validity_not_later" })
    await expect(extend(request, await inMs(-HOUR_MS))).rejects.toMatchObject({ code: "validity_in_past" })
    await expect(extend(await ask(null), until)).rejects.toMatchObject({ code: "not_allowed" })
    await decide(request)
    await expect(extend(request, await inMs(2 * HOUR_MS))).rejects.toMatchObject({ code: "decided" })
    const withdrawn = await ask(until)
    await approvals.withdrawRequest(withdrawn.id, MONA)
    await expect(extend(withdrawn, await inMs(2 * HOUR_MS))).rejects.toMatchObject({ code: "closed" })
    expect(await kindsOf(request)).toEqual(["approval.requested", "decision.made"])
  })

  it("and an approval at the expiry come one after the other: approved only after the extension, or not at all", async () => {
    for (let run = 0; run < RUNS; run++) {
      const request = await untilSoon(ask)
      const later = await inMs(HOUR_MS)
      await database.knex.raw(
        "SELECT pg_sleep_until(valid_until - interval '4 ms') FROM portal_quote_validity WHERE request_id = ?",
        [request.id],
      )
      const { lost } = await outcomes<unknown>([decide(request), extend(request, later)])
      const kinds = (await kindsOf(request)).slice(1).join(" ")
      expect(["decision.made", "validity.extended", "validity.extended decision.made"]).toContain(kinds)
      const codes = lost.map((error) => (error instanceof DecisionRefused ? error.code : String(error)))
      expect(codes).toEqual({ "decision.made": ["decided"], "validity.extended": ["quote_expired"] }[kinds] ?? [])
      expect(await findings(request)).toEqual([])
    }
  })
})

describe("asking for a renewed quote", () => {
  it("tells the rep once, however often and by whomever it is pressed at the same time", async () => {
    const request = await askExpired()
    const presses = await Promise.all(
      Array.from({ length: RUNS }, (_, press) => renew(request, press % 2 ? "plink_1" : "plink_2")),
    )
    expect(presses.filter(Boolean)).toHaveLength(1)
    expect(await countRows(database.knex, "portal_quote_renewal", { request_id: request.id })).toBe(1)
    expect((await jobs(database.knex)).map(({ job }) => job)).toEqual(["renewal"])
    expect((await viewOf(request))?.renewal_requested_at).not.toBeNull()
  })

  it("changes nothing while the quote is valid", async () => {
    const request = await ask(await inMs(HOUR_MS))
    expect(await renew(request)).toBe(false)
    expect(await jobs(database.knex)).toEqual([])
  })

  it("is answered by the extension, of which those who asked are told, and possible again after the next expiry", async () => {
    const request = await askExpired()
    await renew(request)
    await database.knex(JOBS_TABLE).delete()
    await untilSoon((until) => extend(request, until))
    expect(await jobs(database.knex)).toEqual([{ job: "tell", link_id: "plink_1" }])
    expect((await viewOf(request))?.renewal_requested_at).toBeNull()
    await untilExpired(request)
    expect([await renew(request), await renew(request)]).toEqual([true, false])
  })

  it("is refused for a request that stays valid or is closed", async () => {
    await expect(renew(await ask(null))).rejects.toMatchObject({ code: "not_allowed" })
    const request = await askExpired()
    await decide(request, { kind: "declined", message: "Too late", made: signing })
    await expect(renew(request)).rejects.toMatchObject({ code: "decided" })
  })
})

describe("the table", () => {
  it("refuses every generated write", async () => {
    const generated: object = Object.getPrototypeOf(QuoteValidityModuleService.prototype)
    const writes = Object.getOwnPropertyNames(generated).filter((name) =>
      /^(create|update|delete|restore)[A-Z]/.test(name),
    )
    expect(writes.length).toBeGreaterThanOrEqual(8)
    for (const name of writes) await expect(Reflect.get(quoteValidity, name)({})).rejects.toThrow(`${name} is disabled`)
  })

  it.each([
    [
      "another date",
      "UPDATE portal_quote_validity SET valid_until = valid_until + interval '1 day'",
      "valid_until is not what was recorded",
    ],
    ["a removed row", "DELETE FROM portal_quote_validity", "is missing"],
    ["a hidden row", "UPDATE portal_quote_validity SET deleted_at = now()", "is missing"],
  ])("is compared with the evidence: %s is found", async (_, statement, finding) => {
    const request = await ask(await inMs(HOUR_MS))
    await database.knex.raw(`${statement} WHERE request_id = ?`, [request.id])
    expect(await findings(request)).toEqual([expect.stringContaining(finding)])
  })

  it("is compared with the evidence: a date that was never recorded is found", async () => {
    const { id, project_id, order_id } = await ask(null)
    await database
      .knex("portal_quote_validity")
      .insert({ request_id: id, project_id, order_id, valid_until: new Date() })
    expect(await findingsOf(database.knex, project_id)).toEqual([expect.stringContaining("was never recorded")])
  })

  it("moves the page's key at the expiry, without a row being written", async () => {
    const request = await untilSoon(ask)
    const key = async () => {
      const { rows } = await database.knex.raw<{ rows: [{ key: string }] }>(
        "SELECT portal_freshness_quote_validity(?) AS key",
        [request.order_id],
      )
      return rows[0].key
    }
    const before = await key()
    await untilExpired(request)
    expect(await key()).not.toBe(before)
  })
})
