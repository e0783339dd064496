import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { canonicalBytes } from "../../../src/lib/canonical-json"
import { sha256Hex } from "../../../src/lib/digest"
import { verifyProject } from "../../../src/lib/evidence/verify-project"
import type { QueuedJob } from "../../../src/lib/jobs/queued-job"
import type { Guards } from "../../../src/modules/approval/close-request"
import type { NewRequest } from "../../../src/modules/approval/open-request"
import type { DecisionInput, DecisionRow, RequestRow, Signing } from "../../../src/modules/approval/rows"
import { ApprovalModuleService } from "../../../src/modules/approval/service"
import { toOrderDocument } from "../../../src/order-view/order-document"
import { evidenceChecks } from "../../../src/workflows/evidence/checks"
import { createDatabase, dependencies, OPTIONS } from "./database"
import { anOrder, aProject, MONA } from "./facts"

/*
 * Requests and decisions as the workflows hand them to the approval module, for tests of its transactions.
 */

export const documentOf = (more: object = {}) => toOrderDocument(anOrder(more), aProject)

/** A request on an order's document; each project has its own order. */
export const aNewRequest = (
  project_id = `pproj_${randomUUID()}`,
  document = documentOf(),
  more: Partial<NewRequest> = {},
): NewRequest => ({
  project_id,
  order_id: `order_of_${project_id}`,
  subject: { type: "order", id: `order_of_${project_id}` },
  pinned: {
    content: canonicalBytes(document),
    media_type: "application/json",
    amount: document.totals.total,
    currency_code: document.currency_code,
  },
  changes: [],
  message: "Please look",
  actor: MONA,
  applyRules: () => Promise.resolve({}),
  jobs: () => [],
  ...more,
})

export const signing: Signing = {
  by: "client",
  session_id: "psess_1",
  link_id: "plink_1",
  given_by_link_id: "plink_0",
  given_by_name: "Tom",
  recipient_name: "Anna",
  recipient_email: "anna@example.com",
  consent: { text: "I approve", sha256: sha256Hex("I approve") },
  terms: null,
  shown_at: "2026-11-23T10:00:00.000Z",
  client: { address: "203.0.113.7", agent: "Test" },
}

/** The link that `signing` names: evidence of a decision is compared with the link it was made through. */
export const insertSigningLink = async (knex: Knex): Promise<void> => {
  await knex("portal_link").insert({
    id: signing.link_id,
    scope: "project",
    order_id: "order_signed",
    recipient_name: signing.recipient_name,
    recipient_email: signing.recipient_email,
    given_by_link_id: signing.given_by_link_id,
    given_by_name: signing.given_by_name,
    token_hash: "hash_signing",
    token_sealed: "",
    display: "",
  })
}

/** A database of its own with the link that `signing` names, and the approval module on it. */
export const createApprovals = async () => {
  const database = await createDatabase()
  await insertSigningLink(database.knex)
  return { database, approvals: new ApprovalModuleService(dependencies(database), OPTIONS) }
}

/** What the workflow writes with a decision (src/workflows/approval/jobs.ts). */
export const followUp = ({ id: decision_id, email }: DecisionRow): QueuedJob[] => [
  { id: "decision-effects", payload: { decision_id }, queue: "effects" },
  { id: "notice.decision-made", payload: { decision_id }, queue: "notices" },
  ...(email ? [{ id: "notice.decision-copy", payload: { decision_id }, queue: "notices" } satisfies QueuedJob] : []),
]

export const decisionOn = (request: RequestRow, more: Partial<DecisionInput> = {}): DecisionInput => ({
  request_id: request.id,
  document_sha256: request.document_sha256,
  kind: "approved",
  name: "Anna Meyer",
  email: "anna@example.com",
  message: null,
  made: signing,
  ...more,
})

export const willing = (more: Partial<Guards> = {}): Guards => ({
  isAllowed: () => Promise.resolve(true),
  isAsShown: true,
  isFresh: () => Promise.resolve(true),
  applyRules: () => Promise.resolve({}),
  ...more,
})

/** What a verification of a project's evidence finds, on this connection. */
export const findingsOf = async (knex: Knex, project_id: string): Promise<string[]> =>
  (await verifyProject(knex, project_id, evidenceChecks)).findings.map(({ message }) => message)

/** Findings after a change that only an owner of the tables can make; the change is rolled back. */
export const findingsAfter = async (
  knex: Knex,
  project_id: string,
  table: string,
  statement: string,
): Promise<string[]> => {
  const trx = await knex.transaction()
  try {
    await trx.raw(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    await trx.raw(statement)
    return await findingsOf(trx, project_id)
  } finally {
    await trx.rollback()
  }
}
