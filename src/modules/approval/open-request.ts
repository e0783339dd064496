import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor, DocumentChange, Subject } from "../../contracts"
import { appendEvidence, lockChain, pinDocument } from "../../lib/evidence/store"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { requestEvidence } from "./decision-record"
import type { RequestRow, RuleFacts } from "./rows"

/** What a request pins: the exact bytes, and what they amount to where the subject has an amount. */
export type Pinned = {
  content: Buffer
  media_type: string
  amount: string | null
  currency_code: string | null
}

/** A request before the rules had their say. */
export type RequestDraft = Pick<
  RequestRow,
  "id" | "project_id" | "order_id" | "subject_type" | "subject_id" | "version" | "document_sha256"
>

export type NewRequest = {
  project_id: string
  order_id: string
  subject: Subject
  pinned: Pinned
  changes: DocumentChange[]
  message: string | null
  actor: Actor
  /** Runs the approval rules in the same transaction. Returns what goes into row and evidence. */
  applyRules: (trx: Knex, request: RequestDraft) => Promise<RuleFacts>
  /** Written in the same transaction. */
  jobs: (request: RequestRow) => QueuedJob[]
}

const supersede = async (trx: Knex, { subject, project_id }: NewRequest, now: Date): Promise<void> => {
  const superseded = await trx("portal_approval_request")
    .where({ subject_type: subject.type, subject_id: subject.id, state: "open" })
    .whereNull("deleted_at")
    .update({ state: "superseded", closed_at: now, updated_at: now })
    .returning<{ id: string }[]>("id")
  for (const { id } of superseded) {
    await appendEvidence(trx, {
      chain_id: project_id,
      kind: "approval.superseded",
      at: now,
      facts: { request_id: id, closed_at: now.toISOString() },
      personal: {},
    })
  }
}

const nextVersion = async (trx: Knex, { type, id }: Subject): Promise<number> => {
  const last = await trx("portal_approval_request")
    .where({ subject_type: type, subject_id: id })
    .whereNull("deleted_at")
    .max<{ max: number | null }[]>("version as max")
  return (last[0]?.max ?? 0) + 1
}

/** Pins the document and opens a request on it, in place of one that is open on the same subject. */
export const openRequest = async (trx: Knex, input: NewRequest): Promise<RequestRow> => {
  const { project_id, order_id, subject, pinned, actor } = input
  await lockChain(trx, project_id)
  const now = new Date()
  await supersede(trx, input, now)
  const draft: RequestDraft = {
    id: generateEntityId(undefined, "pareq"),
    project_id,
    order_id,
    subject_type: subject.type,
    subject_id: subject.id,
    version: await nextVersion(trx, subject),
    document_sha256: await pinDocument(trx, pinned.content, pinned.media_type),
  }
  const rules = await input.applyRules(trx, draft)
  const [request] = await trx("portal_approval_request")
    .insert({
      ...draft,
      state: "open",
      amount: pinned.amount,
      currency_code: pinned.currency_code,
      message: input.message,
      requested_by_type: actor.type,
      requested_by_id: actor.id,
      requested_by_name: actor.name,
      changes: JSON.stringify(input.changes),
      rules: JSON.stringify(rules),
    })
    .returning<RequestRow[]>("*")
  if (!request) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The request was not written")
  await appendEvidence(trx, requestEvidence(request, now))
  await enqueueAll(trx, input.jobs(request))
  return request
}
