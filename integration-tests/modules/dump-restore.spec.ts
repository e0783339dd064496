import fc, { type JsonValue } from "fast-check"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { canonicalBytes } from "../../src/lib/canonical-json"
import { sha256Hex } from "../../src/lib/digest"
import { pinDocument, readDocument } from "../../src/lib/evidence/store"
import type { RequestRow } from "../../src/modules/approval/rows"
import { ApprovalModuleService } from "../../src/modules/approval/service"
import { aNewRequest, decisionOn, findingsOf, insertSigningLink, signing, willing } from "./support/approval"
import { createDatabase, dependencies, OPTIONS, type TestDatabase } from "./support/database"

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
  await insertSigningLink(target.knex)
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

const decidedProject = async (approvals: ApprovalModuleService): Promise<RequestRow> => {
  const request = await approvals.openRequest(aNewRequest(undefined, undefined, { message: "Bitte prüfen — 版本 2?" }))
  const decision = decisionOn(request, {
    kind: "changes_requested",
    name: "Анна \\ O'Hara",
    message: "Back\\slash, 'quote', \"double\", \n line, 😀?",
    made: { ...signing, consent: null, terms: "Net 30, ✓" },
  })
  await approvals.decide(decision, willing(), () => [])
  return request
}

it(`${DOCUMENTS} documents and a chain are the same bytes after a dump and a restore`, async () => {
  const approvals = new ApprovalModuleService(dependencies(source), OPTIONS)
  const requests = [await decidedProject(approvals), await decidedProject(approvals)]
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
  for (const { id, project_id, document_sha256 } of requests) {
    expect(await findingsOf(target.knex, project_id)).toEqual([])
    expect(await restored.getRequest(id)).toEqual(await approvals.getRequest(id))
    expect(await restored.listProjectDecisions(project_id)).toEqual(await approvals.listProjectDecisions(project_id))
    expect(await restored.getPinned(document_sha256)).toEqual(await approvals.getPinned(document_sha256))
  }
})
