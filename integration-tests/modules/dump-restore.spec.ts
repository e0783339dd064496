import { randomUUID } from "node:crypto"
import fc, { type JsonValue } from "fast-check"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { canonicalBytes } from "../../src/lib/canonical-json"
import { sha256Hex } from "../../src/lib/digest"
import { pinDocument, readDocument } from "../../src/modules/approval/evidence-store"
import { ApprovalModuleService, type DecisionInput } from "../../src/modules/approval/service"
import { toOrderDocument } from "../../src/order-view/order-document"
import { createDatabase, dependencies, OPTIONS, type TestDatabase } from "./support/database"
import { anOrder, aProject, MONA } from "./support/facts"

const DOCUMENTS = process.env.FULL === "1" ? 10_000 : 500
const TABLES = [
  "portal_pinned_document",
  "portal_evidence_entry",
  "portal_evidence_personal",
  "portal_approval_request",
  "portal_decision",
]

let source: TestDatabase
let target: TestDatabase

beforeAll(async () => {
  source = await createDatabase()
  target = await createDatabase()
})
afterAll(async () => {
  await source.close()
  await target.close()
})

/** A table as `pg_dump --inserts` writes it: statements in which the server itself spells every value. */
const dumpOf = async (knex: Knex, table: string): Promise<string[]> => {
  const { rows } = await knex.raw<{ rows: { statement: string }[] }>(
    `SELECT format('INSERT INTO ${table} SELECT (%L::${table}).*', kept) AS statement FROM ${table} kept`,
  )
  return rows.map(({ statement }) => statement)
}

const restore = async (knex: Knex, statements: string[]): Promise<void> => {
  for (let at = 0; at < statements.length; at += 100) {
    // As text: `raw` would take the question marks of the documents for its own.
    await knex.raw(
      statements
        .slice(at, at + 100)
        .join(";\n")
        .replaceAll("?", "\\?"),
    )
  }
}

const decidedProject = async (approvals: ApprovalModuleService): Promise<string> => {
  const project_id = `pproj_${randomUUID()}`
  const request = await approvals.openRequest({
    project_id,
    order_id: "order_1",
    document: toOrderDocument(anOrder(), aProject),
    changes: [],
    message: "Bitte prüfen — 版本 2?",
    actor: MONA,
    jobs: () => [],
  })
  const decision: DecisionInput = {
    request_id: request.id,
    document_sha256: request.document_sha256,
    kind: "changes_requested",
    name: "Анна \\ O'Hara",
    email: "anna@example.com",
    message: "Back\\slash, 'quote', \"double\", \n line, 😀?",
    made: {
      by: "client",
      session_id: "psess_1",
      link_id: "plink_1",
      given_by_link_id: null,
      recipient_email: "anna@example.com",
      consent: null,
      terms: "Net 30, ✓",
      shown_at: "2026-11-23T10:00:00.123Z",
      client: { address: "203.0.113.7", agent: "Test" },
    },
  }
  const yes = () => Promise.resolve(true)
  await approvals.decide(decision, { isAllowed: yes, isAsShown: true, isFresh: yes }, () => [])
  return project_id
}

it(`${DOCUMENTS} documents and a chain are the same bytes after a dump and a restore`, async () => {
  const approvals = new ApprovalModuleService(dependencies(source), OPTIONS)
  const projects = [await decidedProject(approvals), await decidedProject(approvals)]
  const values: JsonValue[] = fc.sample(fc.jsonValue({ stringUnit: "grapheme" }), DOCUMENTS)
  const pinned = new Map<string, Buffer>()
  for (const value of values) {
    const bytes = canonicalBytes(value)
    pinned.set(await pinDocument(source.knex, bytes, "application/json"), bytes)
  }
  expect(pinned.size).toBeGreaterThan(DOCUMENTS / 2)

  for (const table of TABLES) await restore(target.knex, await dumpOf(source.knex, table))

  const restored = new ApprovalModuleService(dependencies(target), OPTIONS)
  const drifted: string[] = []
  for (const [sha256, bytes] of pinned) {
    const back = await readDocument(target.knex, sha256)
    if (!back?.equals(bytes) || sha256Hex(back) !== sha256) drifted.push(bytes.toString("utf8"))
  }
  expect(drifted).toEqual([])
  for (const id of projects) {
    expect(await restored.verifyEvidence(id)).toEqual([])
    const [before, after] = [await approvals.newestRequest(id), await restored.newestRequest(id)]
    expect(after).toEqual(before)
    expect(await restored.listProjectDecisions(id)).toEqual(await approvals.listProjectDecisions(id))
    const sha256 = before?.document_sha256 ?? ""
    expect(canonicalBytes(await restored.getDocument(sha256))).toEqual(
      canonicalBytes(await approvals.getDocument(sha256)),
    )
  }
})
