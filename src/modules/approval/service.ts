import { ContainerRegistrationKeys, generateEntityId, MedusaError, MedusaService } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor, DecisionKind, DocumentChange, OrderDocument, RecordedChannel, RequestState } from "../../contracts"
import { orderDocumentSchema } from "../../contracts"
import { canonicalBytes } from "../../lib/canonical-json"
import { deriveKey, sha256Hex } from "../../lib/digest"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { parseOptions } from "../../options"
import { decisionEvidence, decisionRow, subjectFacts } from "./decision-record"
import { DecisionRefused, FreshnessMoved, refusalFor } from "./errors"
import { appendEvidence, lockChain, pinDocument, readChain, readDocument } from "./evidence-store"
import { ApprovalRequest } from "./models/approval-request"
import { Decision } from "./models/decision"
import { issueNonce, type Rendered, verifyNonce } from "./nonce"
import { verifyChain } from "./verify-chain"
import { verifyRecords } from "./verify-records"

const SESSION_OVER = "This session is over. Open your link again, or ask for a fresh one."

export type RequestRow = {
  id: string
  project_id: string
  order_id: string
  version: number
  state: RequestState
  document_sha256: string
  amount: string
  currency_code: string
  message: string | null
  requested_by_type: Actor["type"]
  requested_by_id: string
  requested_by_name: string
  changes: DocumentChange[]
  closed_at: Date | null
  created_at: Date
}

export type DecisionRow = {
  id: string
  request_id: string
  project_id: string
  order_id: string
  kind: DecisionKind
  version: number
  name: string
  email: string | null
  message: string | null
  amount: string
  currency_code: string
  document_sha256: string
  link_id: string | null
  recorded_by_type: Actor["type"] | null
  recorded_by_id: string | null
  recorded_by_name: string | null
  recorded_channel: RecordedChannel | null
  decided_at: Date
  effects_done_at: Date | null
  effects_error: string | null
  created_at: Date
}

/** How a client made the decision themselves: what was shown, agreed to, and from where. */
export type Signing = {
  by: "client"
  session_id: string
  link_id: string
  /** The link whose recipient gave this one to a colleague: then they, and not staff, named the recipient. */
  given_by_link_id: string | null
  recipient_email: string
  consent: { text: string; sha256: string } | null
  /** Kept with the decision: the shop's own copy may change tomorrow. */
  terms: string | null
  /** ISO 8601, UTC: workflows hand inputs on as JSON. */
  shown_at: string
  client: { address: string | null; agent: string | null }
}
/** How staff wrote down what a client said elsewhere. */
export type Recording = { by: "staff"; actor: Actor; channel: RecordedChannel }

/** Questions that are asked inside the deciding transaction, on its connection: one that borrowed another could wait for
 * itself when the pool is full. */
export type Guards = {
  /** Whether whoever decides still may: their link and session live, and stay so until the transaction ends. */
  isAllowed: (trx: Knex) => Promise<boolean>
  /** Whether the order read as it was shown when the caller looked. */
  isAsShown: boolean
  /** Whether nothing behind the page has moved since the caller looked. */
  isFresh: (trx: Knex) => Promise<boolean>
}

export type DecisionInput = {
  request_id: string
  document_sha256: string
  kind: DecisionKind
  name: string
  email: string | null
  message: string | null
  made: Signing | Recording
}

/**
 * The one door of every binding act. Requests are decided by compare-and-set; the decision, its evidence entry and the
 * follow-up jobs are one transaction. Nothing here converts, ships or mails: that is the jobs' work, and repeatable.
 */
export class ApprovalModuleService extends MedusaService({ ApprovalRequest, Decision }) {
  private readonly knex: Knex
  private readonly nonceKey: Buffer

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }, options: Record<string, unknown>) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
    this.nonceKey = deriveKey(parseOptions(options).secrets.sealing_key, "rendering-nonce")
  }

  async issueNonce(rendered: Rendered, shownAt: Date): Promise<string> {
    return issueNonce(rendered, shownAt, this.nonceKey)
  }

  async verifyNonce(nonce: string, rendered: Rendered): Promise<Date | null> {
    return verifyNonce(nonce, rendered, this.nonceKey)
  }

  /** Pins the document and opens a request on it, in place of any that is open. */
  async openRequest(input: {
    project_id: string
    order_id: string
    document: OrderDocument
    changes: DocumentChange[]
    message: string | null
    actor: Actor
    /** Written in the same transaction. */
    jobs: (request: RequestRow) => QueuedJob[]
  }): Promise<RequestRow> {
    const { project_id, order_id, document, actor } = input
    return await this.knex.transaction(async (trx) => {
      await lockChain(trx, project_id)
      const now = new Date()
      const superseded = await trx("portal_approval_request")
        .where({ project_id, state: "open" })
        .whereNull("deleted_at")
        .update({ state: "superseded", closed_at: now, updated_at: now })
        .returning<{ id: string }[]>("id")
      for (const { id } of superseded) {
        await appendEvidence(trx, {
          chain_id: project_id,
          kind: "approval.superseded",
          at: now,
          facts: { request_id: id },
          personal: {},
        })
      }
      const document_sha256 = await pinDocument(trx, canonicalBytes(document), "application/json")
      const last = await trx("portal_approval_request")
        .where({ project_id })
        .whereNull("deleted_at")
        .max<{ max: number | null }[]>("version as max")
      const [request] = await trx("portal_approval_request")
        .insert({
          id: generateEntityId(undefined, "pareq"),
          project_id,
          order_id,
          version: (last[0]?.max ?? 0) + 1,
          state: "open",
          document_sha256,
          amount: document.totals.total,
          currency_code: document.currency_code,
          message: input.message,
          requested_by_type: actor.type,
          requested_by_id: actor.id,
          requested_by_name: actor.name,
          changes: JSON.stringify(input.changes),
        })
        .returning<RequestRow[]>("*")
      if (!request) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The request was not written")
      await appendEvidence(trx, {
        chain_id: project_id,
        kind: "approval.requested",
        at: now,
        facts: { request_id: request.id, ...subjectFacts(request) },
        personal: { requested_by: actor.name },
      })
      await enqueueAll(trx, input.jobs(request))
      return request
    })
  }

  /** Staff take an open request back. @throws DecisionRefused when it is not open any more */
  async withdrawRequest(id: string, actor: Actor): Promise<RequestRow> {
    const request = await this.getRequest(id)
    return await this.knex.transaction(async (trx) => {
      await lockChain(trx, request.project_id)
      const withdrawn = await this.close(trx, request, "withdrawn")
      await appendEvidence(trx, {
        chain_id: request.project_id,
        kind: "approval.withdrawn",
        at: new Date(),
        facts: { request_id: id },
        personal: { withdrawn_by: actor.name },
      })
      return withdrawn
    })
  }

  /**
   * Makes the decision, once. State, evidence and jobs commit together or not at all.
   * @throws DecisionRefused `decided` or `closed` when another act came first, `changed` for another document
   * @throws FreshnessMoved when something moved meanwhile: look at the order again and, if it reads the same, repeat
   * @throws MedusaError unauthorized when the link or session has ended meanwhile
   */
  async decide(
    input: DecisionInput,
    guards: Guards,
    jobs: (decision: DecisionRow) => QueuedJob[],
  ): Promise<DecisionRow> {
    const request = await this.getRequest(input.request_id)
    return await this.knex.transaction(async (trx) => {
      await lockChain(trx, request.project_id)
      if (!(await guards.isAllowed(trx))) throw new MedusaError(MedusaError.Types.UNAUTHORIZED, SESSION_OVER)
      await this.assertOpen(trx, request.id)
      if (!guards.isAsShown || input.document_sha256 !== request.document_sha256)
        throw new DecisionRefused("changed", request.id)
      if (!(await guards.isFresh(trx))) throw new FreshnessMoved()
      const closed = await this.close(trx, request, input.kind)
      const [decision] = await trx("portal_decision").insert(decisionRow(input, closed)).returning<DecisionRow[]>("*")
      if (!decision) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The decision was not written")
      if (input.made.by === "client" && input.made.terms !== null)
        await pinDocument(trx, Buffer.from(input.made.terms, "utf8"), "text/plain; charset=utf-8")
      await appendEvidence(trx, decisionEvidence(input, decision))
      await enqueueAll(trx, jobs(decision))
      return decision
    })
  }

  async getRequest(id: string): Promise<RequestRow> {
    const request = await this.knex<RequestRow>("portal_approval_request").where({ id }).first()
    if (!request) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This approval request does not exist")
    return request
  }

  async newestRequest(project_id: string): Promise<RequestRow | null> {
    return (
      (await this.knex<RequestRow>("portal_approval_request")
        .where({ project_id })
        .whereNull("deleted_at")
        .orderBy("version", "desc")
        .first()) ?? null
    )
  }

  async listRequests(project_id: string): Promise<RequestRow[]> {
    return await this.knex<RequestRow>("portal_approval_request")
      .where({ project_id })
      .whereNull("deleted_at")
      .orderBy("version", "asc")
  }

  async getDecision(id: string): Promise<DecisionRow> {
    const decision = await this.knex<DecisionRow>("portal_decision").where({ id }).first()
    if (!decision) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This decision does not exist")
    return decision
  }

  async decisionOf(request_id: string): Promise<DecisionRow | null> {
    return (
      (await this.knex<DecisionRow>("portal_decision").where({ request_id }).whereNull("deleted_at").first()) ?? null
    )
  }

  /** Newest first. */
  async listProjectDecisions(project_id: string): Promise<DecisionRow[]> {
    return await this.knex<DecisionRow>("portal_decision")
      .where({ project_id })
      .whereNull("deleted_at")
      .orderBy("decided_at", "desc")
  }

  async noteEffects(decision_id: string, outcome: { error: string | null }): Promise<void> {
    await this.knex("portal_decision")
      .where({ id: decision_id })
      .update({
        effects_done_at: outcome.error ? null : new Date(),
        effects_error: outcome.error,
        updated_at: new Date(),
      })
  }

  /** The pinned document, parsed from the very bytes whose hash is asked for. */
  async getDocument(sha256: string): Promise<OrderDocument> {
    const bytes = await readDocument(this.knex, sha256)
    if (!bytes || sha256Hex(bytes) !== sha256)
      throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "A pinned document is missing or damaged")
    return orderDocumentSchema.parse(JSON.parse(bytes.toString("utf8")))
  }

  /** What is wrong with a project's evidence: its chain, what it names, its requests and decisions. Empty when it holds. */
  async verifyEvidence(project_id: string): Promise<string[]> {
    const { entries, personal, documents } = await readChain(this.knex, project_id)
    const [requests, decisions] = await Promise.all([
      this.listRequests(project_id),
      this.listProjectDecisions(project_id),
    ])
    return [
      ...verifyChain(project_id, entries, personal),
      ...verifyRecords(entries, personal, { documents, requests, decisions }),
    ]
  }

  /** Compare-and-set from open: the row count decides who was first. */
  private async close(trx: Knex, request: RequestRow, state: Exclude<RequestState, "open">): Promise<RequestRow> {
    const now = new Date()
    const [closed] = await trx("portal_approval_request")
      .where({ id: request.id, state: "open", version: request.version })
      .update({ state, closed_at: now, updated_at: now })
      .returning<RequestRow[]>("*")
    if (closed) return closed
    await this.assertOpen(trx, request.id)
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "An open request could not be closed")
  }

  /** @throws DecisionRefused saying how it was closed */
  private async assertOpen(trx: Knex, id: string): Promise<void> {
    const { state } = await trx("portal_approval_request").where({ id }).first<{ state: RequestState }>("state")
    if (state === "open") return
    throw new DecisionRefused(refusalFor(state), id)
  }
}
