import { asValue } from "@medusajs/framework/awilix"
import { ContainerRegistrationKeys, createMedusaContainer, MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { verifyProject } from "../../src/lib/evidence/verify-project"
import { DecisionRefused } from "../../src/modules/approval/errors"
import type { RequestRow } from "../../src/modules/approval/rows"
import type { ApprovalModuleService } from "../../src/modules/approval/service"
import { defineApprovalRule } from "../../src/workflows/approval/rule"
import { approvalRules } from "../../src/workflows/approval/rules"
import {
  amendedDocument,
  boundRulesSha256,
  prepareDecisionRules,
  prepareRequestRules,
  readRuleViews,
} from "../../src/workflows/approval/run-rules"
import { evidenceChecks } from "../../src/workflows/evidence/checks"
import { aNewRequest, decisionOn, findingsAfter, findingsOf, createApprovals, willing } from "./support/approval"
import { countRows, outcomes, type TestDatabase } from "./support/database"
import { MONA } from "./support/facts"

/*
 * A rule of the tests' own that uses every part of the seam: a table written while asking, input from staff and from the
 * signer, a refusal inside the deciding transaction, facts in the evidence, a view that the signature is bound to, and
 * something that the client fills into the document.
 */

let database: TestDatabase
let approvals: ApprovalModuleService
const container = createMedusaContainer()
/** The plugin's own rules, which need services that are not part of this spec. */
const registered = [...approvalRules]

const rule = defineApprovalRule({
  id: "test-seats",
  subjects: ["test-subject"],
  requestInput: z.object({ seats: z.number().int().min(1) }),
  onRequest: (_, input) => {
    const seats = input?.seats ?? 2
    return Promise.resolve(async (trx, request) => {
      await trx("test_seats").insert({ request_id: request.id, seats })
      return { seats }
    })
  },
  decisionInput: z.object({ reference: z.string().trim().min(1) }),
  onDecision: ({ kind }, input) =>
    Promise.resolve(async (trx, decision) => {
      const taken = await trx("test_seats")
        .where({ request_id: decision.request_id })
        .where("seats", ">", 0)
        .decrement("seats", 1)
      if (!taken && kind === "approved")
        throw new DecisionRefused({ code: "not_allowed", message: "No seat is left." }, decision.request_id)
      return input ? { reference: input.reference } : null
    }),
  views: {
    rows: "test_read_seats",
    of: (rows, requests) => {
      const about = new Set(requests.map(({ id }) => id))
      const seats = z.array(z.object({ request_id: z.string(), seats: z.number() })).parse(rows)
      return new Map(
        seats.flatMap((row) => (about.has(row.request_id) ? [[row.request_id, { seats: row.seats }]] : [])),
      )
    },
  },
  amend: (document, facts) => ({ ...document, po_number: z.object({ reference: z.string() }).parse(facts).reference }),
  check: async (knex, _, entries) => {
    const known = new Set((await knex("test_seats").select("request_id")).map(({ request_id }) => request_id))
    return entries.flatMap((entry) =>
      entry.kind === "approval.requested" && !known.has(entry.facts.request_id)
        ? [{ code: "record_missing" as const, message: `seats of ${entry.facts.request_id} are missing` }]
        : [],
    )
  },
})

beforeAll(async () => {
  ;({ database, approvals } = await createApprovals())
  await database.knex.raw("CREATE TABLE test_seats (request_id text PRIMARY KEY, seats int NOT NULL)")
  await database.knex.raw(`CREATE FUNCTION test_read_seats(subject text) RETURNS json LANGUAGE sql STABLE AS $$
    SELECT coalesce(json_agg(to_json(s)), '[]') FROM test_seats s
      JOIN portal_approval_request r ON r.id = s.request_id WHERE r.order_id = subject $$`)
  container.register({ [ContainerRegistrationKeys.PG_CONNECTION]: asValue(database.knex) })
  approvalRules.splice(0, approvalRules.length, rule)
})
afterAll(async () => {
  approvalRules.splice(0, approvalRules.length, ...registered)
  await database.close()
})

const open = async (rules?: Record<string, unknown>, type = "test-subject"): Promise<RequestRow> => {
  const applyRules = await prepareRequestRules(
    { container, subject_type: type, order_id: "order_1", actor: MONA, content: Buffer.from("{}") },
    rules,
  )
  const input = aNewRequest()
  return await approvals.openRequest({ ...input, subject: { ...input.subject, type }, applyRules })
}
const decide = async (request: RequestRow, rules?: Record<string, unknown>) => {
  const applyRules = await prepareDecisionRules({ container, request, kind: "approved", by: "client" }, rules)
  return await approvals.decide(decisionOn(request), willing({ applyRules }), () => [])
}
const seatsOf = async ({ id }: RequestRow): Promise<number | undefined> =>
  (await database.knex("test_seats").where({ request_id: id }).first())?.seats

describe("an approval rule", () => {
  it("takes input when staff ask, with a default, and writes it with the request", async () => {
    const [asked, byDefault] = [await open({ "test-seats": { seats: 5 } }), await open()]
    expect([asked.rules, byDefault.rules]).toEqual([{ "test-seats": { seats: 5 } }, { "test-seats": { seats: 2 } }])
    expect([await seatsOf(asked), await seatsOf(byDefault)]).toEqual([5, 2])
    expect(await findingsOf(database.knex, asked.project_id)).toEqual([])
  })

  it("names the field of input that it does not take, and writes nothing", async () => {
    const before = await countRows(database.knex, "portal_approval_request")
    await expect(open({ "test-seats": { seats: 0 } })).rejects.toMatchObject({
      type: MedusaError.Types.INVALID_DATA,
      message: expect.stringContaining("rules.test-seats: seats"),
    })
    const request = await open()
    await expect(decide(request, { "test-seats": { reference: " " } })).rejects.toMatchObject({ type: "invalid_data" })
    expect(await countRows(database.knex, "portal_approval_request")).toBe(before + 1)
    expect((await approvals.getRequest(request.id)).state).toBe("open")
  })

  it("leaves nothing of its own behind when the request cannot be opened", async () => {
    const before = await countRows(database.knex, "test_seats")
    const applyRules = await prepareRequestRules(
      { container, subject_type: "test-subject", order_id: "order_1", actor: MONA, content: Buffer.from("{}") },
      undefined,
    )
    const jobs = () => {
      throw new Error("disk full")
    }
    await expect(approvals.openRequest(aNewRequest(undefined, undefined, { applyRules, jobs }))).rejects.toThrow("disk")
    expect(await countRows(database.knex, "test_seats")).toBe(before)
  })

  it("records what the signer typed with the decision, in row and evidence alike", async () => {
    const request = await open()
    const decision = await decide(request, { "test-seats": { reference: "PO-9" } })
    expect(decision.rules).toEqual({ "test-seats": { reference: "PO-9" } })
    expect(await findingsOf(database.knex, request.project_id)).toEqual([])
    for (const table of ["portal_decision", "portal_approval_request"]) {
      const column = table === "portal_decision" ? "request_id" : "id"
      const altered = `UPDATE ${table} SET rules = '{"test-seats":{"reference":"PO-1"}}' WHERE ${column} = '${request.id}'`
      expect(await findingsAfter(database.knex, request.project_id, table, altered)).toEqual([
        expect.stringContaining("rules is not what was recorded"),
      ])
    }
  })

  it("refuses inside the deciding transaction with its own code, and nothing is decided", async () => {
    const request = await open({ "test-seats": { seats: 1 } })
    await database.knex("test_seats").where({ request_id: request.id }).update({ seats: 0 })
    await expect(decide(request)).rejects.toMatchObject({
      name: "DecisionRefused",
      code: "not_allowed",
      message: "No seat is left.",
    })
    expect(await approvals.getRequest(request.id)).toMatchObject({ state: "open", closed_at: null })
    expect(await approvals.decisionOf(request.id)).toBeNull()
    expect(await findingsOf(database.knex, request.project_id)).toEqual([])
  })

  it("writes its own row once, however many decide at once", async () => {
    const request = await open({ "test-seats": { seats: 9 } })
    const { won } = await outcomes(Array.from({ length: 10 }, () => decide(request)))
    expect(won).toHaveLength(1)
    expect(await seatsOf(request)).toBe(8)
  })

  it("shows its view with each request, and the signature is bound to it", async () => {
    const [one, other] = [await open({ "test-seats": { seats: 3 } }), await open({ "test-seats": { seats: 4 } })]
    const views = await readRuleViews(container, [one, other])
    expect([views.get(one.id), views.get(other.id)]).toEqual([
      { "test-seats": { seats: 3 } },
      { "test-seats": { seats: 4 } },
    ])
    const [first, second] = [views.get(one.id) ?? {}, views.get(other.id) ?? {}]
    expect(boundRulesSha256(first)).not.toBe(boundRulesSha256(second))
    const rendered = {
      session_id: "psess_1",
      request_id: one.id,
      document_sha256: one.document_sha256,
      consent_sha256: "c".repeat(64),
      terms_sha256: null,
      rules_sha256: boundRulesSha256(first),
    }
    const nonce = await approvals.issueNonce(rendered, new Date())
    expect(await approvals.verifyNonce(nonce, rendered)).not.toBeNull()
    expect(await approvals.verifyNonce(nonce, { ...rendered, rules_sha256: boundRulesSha256(second) })).toBeNull()
  })

  it("says what the client filled in, so that the filled-in document is the approved one", () => {
    const document = { po_number: null, project_name: "Staff tees" }
    expect(amendedDocument(document, { "test-seats": { reference: "PO-9" } })).toEqual({
      ...document,
      po_number: "PO-9",
    })
    expect(amendedDocument(document, {})).toBe(document)
  })

  it("checks its own table when the evidence is verified", async () => {
    const request = await open()
    await database.knex("test_seats").where({ request_id: request.id }).delete()
    const checks = [...evidenceChecks, ...(rule.check ? [rule.check] : [])]
    expect((await verifyProject(database.knex, request.project_id, checks)).findings).toEqual([
      { code: "record_missing", message: `seats of ${request.id} are missing` },
    ])
  })

  it("has no say about other subjects", async () => {
    const request = await open({ "test-seats": { seats: 3 } }, "test-other")
    expect(request.rules).toEqual({})
    expect(await seatsOf(request)).toBeUndefined()
    expect((await readRuleViews(container, [request])).get(request.id)).toEqual({})
  })
})
