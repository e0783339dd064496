import { MedusaError } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor, RequestState, Subject } from "../../contracts"
import { appendEvidence, lockChain, pinDocument } from "../../lib/evidence/store"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { type DecisionDraft, decisionDraft, decisionEvidence } from "./decision-record"
import { DecisionRefused, refusalFor, StaleOrderError } from "./errors"
import type { DecisionInput, DecisionRow, RequestRow, RuleFacts } from "./rows"

const SESSION_OVER = "This session is over. Open your link again, or ask for a fresh one."

/**
 * Questions asked inside the deciding transaction, on its connection: a second connection could wait for this one when the
 * pool is full.
 */
export type Guards = {
  /** Whether the link and session of a client live, and stay so until the transaction ends. */
  isAllowed: (trx: Knex) => Promise<boolean>
  /** Whether the subject read as it was shown when the caller read it. */
  isAsShown: boolean
  /** Whether nothing behind it has changed since then. */
  isFresh: (trx: Knex) => Promise<boolean>
  /** Runs the approval rules. Returns what goes into row and evidence. @throws DecisionRefused with a rule's code */
  applyRules: (trx: Knex, decision: DecisionDraft) => Promise<RuleFacts>
}

/** @throws DecisionRefused saying how it was closed */
const assertOpen = async (trx: Knex, id: string): Promise<void> => {
  const { state } = await trx("portal_approval_request").where({ id }).first<{ state: RequestState }>("state")
  if (state !== "open") throw new DecisionRefused(refusalFor(state), id)
}

/** Keeps a request from being decided or replaced until the transaction ends. @throws DecisionRefused when it is closed */
export const lockOpenRequest = async (
  trx: Knex,
  { id, project_id }: Pick<RequestRow, "id" | "project_id">,
): Promise<void> => {
  await lockChain(trx, project_id)
  await assertOpen(trx, id)
}

/** Compare-and-set from open: the row count decides who was first. */
const close = async (
  trx: Knex,
  request: RequestRow,
  state: Exclude<RequestState, "open">,
  now: Date,
): Promise<RequestRow> => {
  const [closed] = await trx("portal_approval_request")
    .where({ id: request.id, state: "open", version: request.version })
    .update({ state, closed_at: now, updated_at: now })
    .returning<RequestRow[]>("*")
  if (closed) return closed
  await assertOpen(trx, request.id)
  throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "An open request could not be closed")
}

/** Staff take an open request back. @throws DecisionRefused when it is not open any more */
export const withdrawRequest = async (trx: Knex, request: RequestRow, actor: Actor): Promise<RequestRow> => {
  await lockChain(trx, request.project_id)
  const now = new Date()
  const withdrawn = await close(trx, request, "withdrawn", now)
  await appendEvidence(trx, {
    chain_id: request.project_id,
    kind: "approval.withdrawn",
    at: now,
    facts: {
      request_id: request.id,
      closed_at: now.toISOString(),
      withdrawn_by_type: actor.type,
      withdrawn_by_id: actor.id,
    },
    personal: { withdrawn_by: actor.name },
  })
  return withdrawn
}

/** Staff take back whatever request is open about a subject, perhaps none. The caller holds the project's chain. */
export const withdrawOpenRequest = async (trx: Knex, { type, id }: Subject, actor: Actor): Promise<void> => {
  const open = await trx<RequestRow>("portal_approval_request")
    .where({ subject_type: type, subject_id: id, state: "open" })
    .whereNull("deleted_at")
    .first()
  if (open) await withdrawRequest(trx, open, actor)
}

/**
 * Makes the decision, once. State, evidence, rules and jobs commit together or not at all.
 * @throws DecisionRefused `decided` or `closed` when another act came first, `changed` for another document, or a rule's
 * @throws StaleOrderError when rows changed meanwhile: read the subject again and, if it reads the same, repeat
 * @throws MedusaError unauthorized when the link or session has ended meanwhile
 */
export const makeDecision = async (
  trx: Knex,
  request: RequestRow,
  input: DecisionInput,
  guards: Guards,
  jobs: (decision: DecisionRow) => QueuedJob[],
): Promise<DecisionRow> => {
  await lockChain(trx, request.project_id)
  if (!(await guards.isAllowed(trx))) throw new MedusaError(MedusaError.Types.UNAUTHORIZED, SESSION_OVER)
  await assertOpen(trx, request.id)
  if (!guards.isAsShown || input.document_sha256 !== request.document_sha256)
    throw new DecisionRefused("changed", request.id)
  if (!(await guards.isFresh(trx))) throw new StaleOrderError()
  const now = new Date()
  const draft = decisionDraft(input, await close(trx, request, input.kind, now), now)
  const rules = await guards.applyRules(trx, draft)
  const [decision] = await trx("portal_decision")
    .insert({ ...draft, rules: JSON.stringify(rules) })
    .returning<DecisionRow[]>("*")
  if (!decision) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The decision was not written")
  if (input.made.by === "client" && input.made.terms !== null)
    await pinDocument(trx, Buffer.from(input.made.terms, "utf8"), "text/plain; charset=utf-8")
  await appendEvidence(trx, decisionEvidence(input, decision))
  await enqueueAll(trx, jobs(decision))
  return decision
}
