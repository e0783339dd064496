import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { OrderDocument } from "../../src/contracts"
import { canonicalBytes } from "../../src/lib/canonical-json"
import { sha256Hex } from "../../src/lib/digest"
import type { Guards } from "../../src/modules/approval/close-request"
import { DecisionRefused, refusedDecision, StaleOrderError } from "../../src/modules/approval/errors"
import type { DecisionInput } from "../../src/modules/approval/rows"
import { ApprovalModuleService } from "../../src/modules/approval/service"
import { parseOrderDocument } from "../../src/order-view/order-document"
import {
  aNewRequest,
  decisionOn,
  documentOf,
  findingsAfter,
  findingsOf,
  followUp,
  createApprovals,
  signing,
  willing,
} from "./support/approval"
import { countRows, JOBS_TABLE, jobs, OPTIONS, outcomes, type TestDatabase } from "./support/database"
import { MONA } from "./support/facts"

const RUNS = process.env.FULL === "1" ? 1_000 : 20

let database: TestDatabase
let approvals: ApprovalModuleService

beforeAll(async () => {
  ;({ database, approvals } = await createApprovals())
})
afterAll(() => database.close())
beforeEach(() => database.knex(JOBS_TABLE).delete())

const open = (project_id?: string, document?: OrderDocument, notify_link_ids: string[] = []) =>
  approvals.openRequest(
    aNewRequest(project_id, document, {
      jobs: ({ id: request_id }) =>
        notify_link_ids.map((link_id) => ({
          id: "notice.approval-requested",
          payload: { request_id, link_id },
          queue: "notices",
        })),
    }),
  )
const decide = (input: DecisionInput, guards: Guards) => approvals.decide(input, guards, followUp)
const findings = (project_id: string) => findingsOf(database.knex, project_id)
const chainOf = async (id: string): Promise<string[]> =>
  (
    await database
      .knex("portal_evidence_entry")
      .where({ chain_id: id })
      .orderBy("seq")
      .select<{ payload: Buffer }[]>("payload")
  ).map(({ payload }) => JSON.parse(payload.toString("utf8")).kind)
const tasks = async (): Promise<string[]> => (await jobs(database.knex)).map(({ job }) => job)

describe("asking for a decision", () => {
  it("pins the very bytes, opens version 1 and tells the recipients", async () => {
    const request = await open(undefined, documentOf(), ["plink_1", "plink_2"])
    expect(request).toMatchObject({
      version: 1,
      state: "open",
      amount: "143.50",
      currency_code: "usd",
      requested_by_type: "staff",
      requested_by_id: "user_1",
      requested_by_name: "Mona",
    })
    const { content } = await database
      .knex("portal_pinned_document")
      .where({ sha256: request.document_sha256 })
      .first<{ content: Buffer }>()
    expect(content.equals(canonicalBytes(documentOf()))).toBe(true)
    expect(sha256Hex(content)).toBe(request.document_sha256)
    expect(parseOrderDocument(await approvals.getPinned(request.document_sha256))).toEqual(documentOf())
    expect(await tasks()).toEqual(["notice.approval-requested", "notice.approval-requested"])
    expect(await chainOf(request.project_id)).toEqual(["approval.requested"])
  })

  it("again takes the open request's place, in the chain as well", async () => {
    const first = await open()
    const second = await open(first.project_id, documentOf({ total: 1 }))
    expect(second.version).toBe(2)
    expect(await approvals.getRequest(first.id)).toMatchObject({ state: "superseded", closed_at: expect.any(Date) })
    expect(await chainOf(first.project_id)).toEqual(["approval.requested", "approval.superseded", "approval.requested"])
    expect(await findings(first.project_id)).toEqual([])
  })

  it("by twenty at once leaves one open, with twenty versions and an unbroken chain", async () => {
    const project = `pproj_${randomUUID()}`
    const { lost } = await outcomes(Array.from({ length: 20 }, (_, at) => open(project, documentOf({ total: at }))))
    expect(lost).toEqual([])
    const requests = await approvals.listRequests(project)
    expect(requests.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
    expect(requests.filter(({ state }) => state === "open").map(({ version }) => version)).toEqual([20])
    expect(await chainOf(project)).toHaveLength(39)
    expect(await findings(project)).toEqual([])
  })

  it("on the same words keeps their bytes once", async () => {
    const [one, two] = [await open(), await open()]
    expect(one.document_sha256).toBe(two.document_sha256)
    expect(await countRows(database.knex, "portal_pinned_document", { sha256: one.document_sha256 })).toBe(1)
  })

  it("can be taken back once, and then by nobody decided", async () => {
    const request = await open()
    const { won, lost } = await outcomes(Array.from({ length: 5 }, () => approvals.withdrawRequest(request.id, MONA)))
    expect([won.length, lost.length]).toEqual([1, 4])
    expect(lost).toEqual(lost.map(() => expect.objectContaining({ name: "DecisionRefused", code: "closed" })))
    await expect(decide(decisionOn(request), willing())).rejects.toMatchObject({ code: "closed" })
    expect(await chainOf(request.project_id)).toEqual(["approval.requested", "approval.withdrawn"])
  })
})

describe("a decision", () => {
  it("commits with its evidence and its follow-up work", async () => {
    const request = await open()
    const decision = await decide(decisionOn(request), willing())
    expect(decision).toMatchObject({
      kind: "approved",
      version: 1,
      amount: "143.50",
      link_id: "plink_1",
      effects_done_at: null,
    })
    expect(await approvals.getRequest(request.id)).toMatchObject({ state: "approved" })
    expect(await tasks()).toEqual(["decision-effects", "notice.decision-made", "notice.decision-copy"])
    expect(await chainOf(request.project_id)).toEqual(["approval.requested", "decision.made"])
    expect(await findings(request.project_id)).toEqual([])
  })

  it("records what was shown, agreed to, by whom, when, from where and for how much; what is about a person lies beside the chain", async () => {
    const request = await open()
    const decision = await decide(decisionOn(request, { message: "Thanks" }), willing())
    const last = await database
      .knex("portal_evidence_entry")
      .where({ chain_id: request.project_id, seq: 2 })
      .first<{ hash: string; payload: Buffer }>()
    const text = last.payload.toString("utf8")
    expect(JSON.parse(text).facts).toEqual({
      decision: "approved",
      decision_id: decision.id,
      request_id: request.id,
      subject_type: "order",
      subject_id: request.order_id,
      subject_version: 1,
      document_sha256: request.document_sha256,
      amount: "143.50",
      currency_code: "usd",
      decided_at: decision.decided_at.toISOString(),
      message_sha256: sha256Hex("Thanks"),
      link_id: "plink_1",
      link_given_by: "plink_0",
      code_confirmed: false,
      consent_text: "I approve",
      consent_sha256: sha256Hex("I approve"),
      terms_sha256: null,
      shown_at: "2026-11-23T10:00:00.000Z",
    })
    expect(text).not.toMatch(/Anna|anna@example\.com|203\.0\.113\.7|Thanks/)
    const { personal } = await database
      .knex("portal_evidence_personal")
      .where({ entry_hash: last.hash })
      .first<{ personal: Buffer }>()
    expect(JSON.parse(personal.toString("utf8"))).toEqual({
      name: "Anna Meyer",
      email: "anna@example.com",
      message: "Thanks",
      recipient_email: "anna@example.com",
      recipient_name: "Anna",
      delegator_name: "Tom",
      address: "203.0.113.7",
      agent: "Test",
    })
  })

  it("that staff wrote down says so, through which channel, and sends no copy without an address", async () => {
    const request = await open()
    const decision = await decide(
      decisionOn(request, { email: null, made: { by: "staff", actor: MONA, channel: "phone" } }),
      willing(),
    )
    expect(decision).toMatchObject({ link_id: null, recorded_by_name: "Mona", recorded_channel: "phone" })
    expect(await tasks()).toEqual(["decision-effects", "notice.decision-made"])
    expect(await chainOf(request.project_id)).toEqual(["approval.requested", "decision.recorded"])
  })

  it("is one of twenty made at once: one decision, one evidence entry, one effect; the others hear that it was decided", async () => {
    const request = await open()
    const kinds = ["approved", "changes_requested", "declined"] as const
    const { won, lost } = await outcomes(
      Array.from({ length: 20 }, (_, at) =>
        decide(decisionOn(request, { kind: kinds[at % 3] ?? "approved", name: `Person ${at}` }), willing()),
      ),
    )
    expect([won.length, lost.length]).toEqual([1, 19])
    expect(lost).toEqual(
      lost.map(() => expect.objectContaining({ name: "DecisionRefused", code: "decided", requestId: request.id })),
    )
    expect(await countRows(database.knex, "portal_decision", { request_id: request.id })).toBe(1)
    expect((await approvals.getRequest(request.id)).state).toBe(won[0]?.kind)
    expect((await chainOf(request.project_id)).filter((kind) => kind.startsWith("decision"))).toHaveLength(1)
    expect((await tasks()).filter((task) => task === "decision-effects")).toHaveLength(1)
  })

  it(`against a withdrawal or a replacement is one or the other, never both (${RUNS} races)`, async () => {
    for (let round = 0; round < RUNS; round++) {
      const request = await open()
      const against =
        round % 2
          ? () => approvals.withdrawRequest(request.id, MONA)
          : () => open(request.project_id, documentOf({ total: 1 }))
      const [decided, other] = await Promise.allSettled([decide(decisionOn(request), willing()), against()])
      const { state } = await approvals.getRequest(request.id)
      expect(await countRows(database.knex, "portal_decision", { request_id: request.id })).toBe(
        decided.status === "fulfilled" ? 1 : 0,
      )
      expect(state).toBe(decided.status === "fulfilled" ? "approved" : round % 2 ? "withdrawn" : "superseded")
      if (decided.status === "rejected") expect(decided.reason).toMatchObject({ code: "closed" })
      if (decided.status === "fulfilled" && round % 2)
        expect(other).toMatchObject({ status: "rejected", reason: { code: "decided" } })
      expect(await findings(request.project_id)).toEqual([])
    }
  })

  it("on another document than the one asked about is refused and changes nothing", async () => {
    const request = await open()
    await expect(decide(decisionOn(request, { document_sha256: sha256Hex("other") }), willing())).rejects.toMatchObject(
      {
        code: "changed",
      },
    )
    await expect(decide(decisionOn(request), willing({ isAsShown: false }))).rejects.toMatchObject({
      code: "changed",
    })
    const moved = willing({ isFresh: () => Promise.resolve(false) })
    await expect(decide(decisionOn(request), moved)).rejects.toBeInstanceOf(StaleOrderError)
    const over = willing({ isAllowed: () => Promise.resolve(false) })
    await expect(decide(decisionOn(request), over)).rejects.toMatchObject({ type: "unauthorized" })
    expect(await approvals.getRequest(request.id)).toMatchObject({ state: "open", closed_at: null })
    expect(await chainOf(request.project_id)).toEqual(["approval.requested"])
    expect(await tasks()).toEqual([])
  })

  it("asks whether anything moved on its own transaction's connection, while it holds the chain", async () => {
    const request = await open()
    let sawLock = false
    await decide(
      decisionOn(request),
      willing({
        isFresh: async (trx: Knex) => {
          const { rows } = await trx.raw(
            "SELECT 1 FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory' AND granted",
          )
          sawLock = rows.length === 1
          return true
        },
      }),
    )
    expect(sawLock).toBe(true)
  })

  it.each([
    ["the evidence cannot be written", "portal_evidence_entry"],
    ["its personal data cannot be written", "portal_evidence_personal"],
    ["its follow-up work cannot be written", JOBS_TABLE],
    ["the decision itself cannot be written", "portal_decision"],
  ])("leaves nothing behind when %s", async (_, table) => {
    const request = await open()
    await database.knex.raw(
      "CREATE OR REPLACE FUNCTION test_full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$",
    )
    await database.knex.raw(
      `CREATE TRIGGER test_full_disk BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION test_full_disk()`,
    )
    try {
      await expect(decide(decisionOn(request), willing())).rejects.toThrow("disk full")
    } finally {
      await database.knex.raw(`DROP TRIGGER test_full_disk ON ${table}`)
    }
    expect(await approvals.getRequest(request.id)).toMatchObject({ state: "open" })
    expect(await approvals.decisionOf(request.id)).toBeNull()
    expect(await chainOf(request.project_id)).toEqual(["approval.requested"])
    expect(await tasks()).toEqual([])
    await expect(decide(decisionOn(request), willing())).resolves.toMatchObject({ kind: "approved" })
  })

  it("shows its follow-up work to no worker before it is committed", async () => {
    const request = await open()
    let seenInside = -1
    const before = (await tasks()).length
    const slow = new Proxy(database.knex, {
      get: (target, name) =>
        name !== "transaction"
          ? Reflect.get(target, name)
          : (work: (trx: Knex.Transaction) => Promise<unknown>) =>
              target.transaction(async (trx) => {
                const result = await work(trx)
                seenInside = (await tasks()).length
                return result
              }),
    })
    await new ApprovalModuleService({ __pg_connection__: slow }, OPTIONS).decide(
      decisionOn(request),
      willing(),
      followUp,
    )
    expect(seenInside).toBe(before)
    expect(await tasks()).toHaveLength(before + 3)
  })

  it("keeps the reason why its effects wait, and forgets it once they are done", async () => {
    const { id } = await decide(decisionOn(await open()), willing())
    await approvals.noteEffects(id, { error: "No stock" })
    expect(await approvals.getDecision(id)).toMatchObject({ effects_error: "No stock", effects_done_at: null })
    await approvals.noteEffects(id, { error: null })
    expect(await approvals.getDecision(id)).toMatchObject({ effects_error: null, effects_done_at: expect.any(Date) })
  })
})

describe("evidence", () => {
  it("is not rolled back with the module's migrations", async () => {
    await open()
    const { Migration20261123010000: Evidence } =
      await import("../../src/modules/approval/migrations/Migration20261123010000.js")
    const migration: { down: () => Promise<void>; getQueries: () => unknown[] } = Reflect.construct(Evidence, [])
    await migration.down()
    await expect(database.knex.raw(migration.getQueries().join(";\n"))).rejects.toThrow("holds evidence of decisions")
    expect(await countRows(database.knex, "portal_evidence_entry")).toBeGreaterThan(0)
  })

  const evidence = ["portal_pinned_document", "portal_evidence_entry"]

  it.each([
    ...evidence.flatMap((table) => [
      `UPDATE ${table} SET created_at = now()`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `TRUNCATE ${table} CASCADE`,
      `WITH gone AS (DELETE FROM ${table} RETURNING *) SELECT count(*) FROM gone`,
    ]),
    "UPDATE portal_evidence_personal SET personal = 'x'",
    "TRUNCATE portal_evidence_personal",
    "INSERT INTO portal_pinned_document (sha256, media_type, content) SELECT sha256, 'x', 'x' FROM portal_pinned_document ON CONFLICT (sha256) DO UPDATE SET content = 'x'",
  ])("is refused to be changed: %s", async (statement) => {
    await open()
    await expect(database.knex.raw(statement)).rejects.toThrow("append-only")
  })

  it("refuses a second entry in a place that is taken, and a fork of the chain", async () => {
    const { project_id } = await open()
    const row = await database.knex("portal_evidence_entry").where({ chain_id: project_id }).first()
    await expect(
      database.knex("portal_evidence_entry").insert({ ...row, hash: sha256Hex("a"), prev_hash: sha256Hex("b") }),
    ).rejects.toThrow("portal_evidence_entry_pkey")
    await expect(
      database.knex("portal_evidence_entry").insert({ ...row, hash: sha256Hex("a"), seq: 2 }),
    ).rejects.toThrow("prev_unique")
  })

  it("shows what somebody changed past the triggers", async () => {
    const request = await open()
    await decide(decisionOn(request), willing())
    const tamper = (table: string, statement: string) =>
      findingsAfter(database.knex, request.project_id, table, statement.replace("?", `'${request.project_id}'`))
    const entry = "portal_evidence_entry"
    for (const statement of [
      `UPDATE ${entry} SET payload = payload || ' ' WHERE chain_id = ? AND seq = 2`,
      `UPDATE ${entry} SET hash = repeat('a', 64) WHERE chain_id = ? AND seq = 1`,
      `DELETE FROM ${entry} WHERE chain_id = ? AND seq = 1`,
      `UPDATE ${entry} SET seq = seq + 10 WHERE chain_id = ?`,
    ]) {
      expect({ statement, faults: (await tamper(entry, statement)).length }).not.toMatchObject({ faults: 0 })
    }
    const personal = "portal_evidence_personal"
    const rewritten = `UPDATE ${personal} SET personal = '{}' WHERE entry_hash IN (SELECT hash FROM ${entry} WHERE chain_id = ?)`
    const faults = await tamper(personal, rewritten)
    expect(faults.filter((fault) => fault.startsWith("personal data of"))).toHaveLength(2)
    expect(await findings(request.project_id)).toEqual([])
  })

  it("keeps the terms that were agreed to, and misses what an entry names", async () => {
    const terms = "Net 30.\nNo returns of printed goods — keine Rücknahme."
    const request = await open()
    await decide(decisionOn(request, { made: { ...signing, terms } }), willing())
    const kept = await database
      .knex("portal_pinned_document")
      .where({ sha256: sha256Hex(terms) })
      .first()
    expect(kept?.content.toString("utf8")).toBe(terms)
    expect(await findings(request.project_id)).toEqual([])
    const without = (statement: string, table: string) =>
      findingsAfter(database.knex, request.project_id, table, statement)
    const documents = "portal_pinned_document"
    const [terms_sha, document_sha] = [sha256Hex(terms), request.document_sha256]
    expect(await without(`DELETE FROM ${documents} WHERE sha256 = '${terms_sha}'`, documents)).toEqual([
      `document ${terms_sha} is missing`,
    ])
    const altered = `UPDATE ${documents} SET content = content || ' ' WHERE sha256 = '${document_sha}'`
    expect(await without(altered, documents)).toEqual([`document ${document_sha} was altered`])
    const ofThis = `WHERE request_id = '${request.id}'`
    for (const [change, fault] of [
      [`UPDATE portal_decision SET kind = 'declined' ${ofThis}`, "decision is not what was recorded"],
      [`UPDATE portal_decision SET amount = '1.00' ${ofThis}`, "amount is not what was recorded"],
      [`UPDATE portal_decision SET decided_at = now() + interval '1 hour' ${ofThis}`, "decided_at is not what"],
      [`UPDATE portal_decision SET message = 'no' ${ofThis}`, "message_sha256 is not what was recorded"],
      [`UPDATE portal_decision SET name = 'Somebody Else' ${ofThis}`, "name is not what was recorded"],
      [`UPDATE portal_decision SET email = NULL ${ofThis}`, "email is not what was recorded"],
      [`UPDATE portal_decision SET link_id = 'plink_other' ${ofThis}`, "link_id is not what was recorded"],
      [`UPDATE portal_decision SET recorded_by_name = 'Dana' ${ofThis}`, "recorded_by is not what was recorded"],
      [`UPDATE portal_decision SET recorded_by_id = 'user_1' ${ofThis}`, "recorded_by_id is not what was recorded"],
      [`UPDATE portal_decision SET recorded_channel = 'phone' ${ofThis}`, "channel is not what was recorded"],
      [`DELETE FROM portal_decision ${ofThis}`, "is missing"],
    ] as const) {
      expect(await without(change, "portal_decision")).toEqual([expect.stringContaining(fault)])
    }
    const thisRequest = `WHERE id = '${request.id}'`
    for (const [change, fault] of [
      [`UPDATE portal_approval_request SET state = 'open' ${thisRequest}`, "state is not what was recorded"],
      [`UPDATE portal_approval_request SET version = 7 ${thisRequest}`, "subject_version is not what was recorded"],
      [`UPDATE portal_approval_request SET amount = '1.00' ${thisRequest}`, "amount is not what was recorded"],
      [`UPDATE portal_approval_request SET document_sha256 = '' ${thisRequest}`, "document_sha256 is not what was"],
      [
        `UPDATE portal_approval_request SET requested_by_name = 'Nobody' ${thisRequest}`,
        "requested_by is not what was",
      ],
      [`DELETE FROM portal_approval_request ${thisRequest}`, "is missing"],
    ] as const) {
      expect(await without(change, "portal_approval_request")).toEqual([expect.stringContaining(fault)])
    }
    const cut = `DELETE FROM portal_evidence_entry WHERE chain_id = '${request.project_id}'`
    expect(await without(`${cut} AND seq = 2`, "portal_evidence_entry")).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^request .* state is not/),
        expect.stringMatching(/^decision .* never/),
      ]),
    )
    expect(await without(cut, "portal_evidence_entry")).toEqual(
      expect.arrayContaining([expect.stringMatching(/^request .* was never recorded$/)]),
    )
    const invented = `INSERT INTO portal_decision SELECT (p).* FROM (SELECT jsonb_populate_record(d,
      '{"id":"pdec_invented","request_id":"pareq_x"}') AS p FROM portal_decision d ${ofThis}) made_up`
    expect(await without(invented, "portal_decision")).toEqual(["decision pdec_invented was never recorded"])
  })

  it("shows a whole chain that was passed off as another project's", async () => {
    const [mine, theirs] = [await open(), `pproj_${randomUUID()}`]
    const trx = await database.knex.transaction()
    try {
      await trx.raw("ALTER TABLE portal_evidence_entry DISABLE TRIGGER USER")
      await trx("portal_evidence_entry").where({ chain_id: mine.project_id }).update({ chain_id: theirs })
      expect(await findingsOf(trx, theirs)).not.toEqual([])
    } finally {
      await trx.rollback()
    }
  })

  it("is not read when a pinned document's bytes do not have their hash", async () => {
    const sha256 = sha256Hex("something else")
    await database
      .knex("portal_pinned_document")
      .insert({ sha256, media_type: "application/json", content: canonicalBytes(documentOf()) })
    await expect(approvals.getPinned(sha256)).rejects.toThrow("missing or damaged")
    await expect(approvals.getPinned(sha256Hex("none"))).rejects.toThrow("missing or damaged")
  })
})

it("a refusal survives a workflow's serialisation", () => {
  const refused = new DecisionRefused("decided", "pareq_1")
  const copy: unknown = JSON.parse(JSON.stringify({ ...refused, message: refused.message }))
  expect(refusedDecision(copy)).toEqual({
    name: "DecisionRefused",
    code: "decided",
    requestId: "pareq_1",
    message: refused.message,
  })
  expect(refusedDecision(new Error("other"))).toBeNull()
})
