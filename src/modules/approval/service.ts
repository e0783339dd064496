import { ContainerRegistrationKeys, MedusaError, MedusaService } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor, Subject } from "../../contracts"
import { deriveKey } from "../../lib/digest"
import { readDocument } from "../../lib/evidence/store"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { parseOptions } from "../../options"
import { type Guards, lockOpenRequest, makeDecision, withdrawOpenRequest, withdrawRequest } from "./close-request"
import { DecisionRefused } from "./errors"
import { ApprovalRequest } from "./models/approval-request"
import { Decision } from "./models/decision"
import { issueNonce, type Rendered, verifyNonce } from "./nonce"
import { type NewRequest, openRequest } from "./open-request"
import type { DecisionInput, DecisionRow, RequestRow } from "./rows"

const ReadOnlyService = MedusaService({ ApprovalRequest, Decision })
refuseGeneratedWrites(ReadOnlyService)

/**
 * The one place that decides. Requests are decided by compare-and-set; the decision, its evidence entry and the follow-up
 * jobs are one transaction. Nothing here converts, ships or mails: jobs do that, and they can be repeated.
 */
export class ApprovalModuleService extends ReadOnlyService {
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

  /** Pins the document and opens a request on it, in place of one that is open on the same subject. */
  async openRequest(input: NewRequest): Promise<RequestRow> {
    return await this.knex.transaction(async (trx) => await openRequest(trx, input))
  }

  /** Staff take an open request back. @throws DecisionRefused when it is not open any more */
  async withdrawRequest(id: string, actor: Actor): Promise<RequestRow> {
    const request = await this.getRequest(id)
    return await this.knex.transaction(async (trx) => await withdrawRequest(trx, request, actor))
  }

  /** Makes the decision, once: see `makeDecision` for what it refuses. */
  async decide(
    input: DecisionInput,
    guards: Guards,
    jobs: (decision: DecisionRow) => QueuedJob[],
  ): Promise<DecisionRow> {
    const request = await this.getRequest(input.request_id)
    return await this.knex.transaction(async (trx) => await makeDecision(trx, request, input, guards, jobs))
  }

  /**
   * Changes what a rule keeps about an open request: under the lock that decisions take, in one transaction with its
   * evidence and jobs. The request counts as changed for the page and the panel.
   * @throws DecisionRefused when it is not open any more
   */
  async changeOpenRequest(id: string, change: (trx: Knex, request: RequestRow) => Promise<void>): Promise<void> {
    const request = await this.getRequest(id)
    await this.knex.transaction(async (trx) => {
      await lockOpenRequest(trx, request)
      await change(trx, request)
      await this.touchRequest(id, trx)
    })
  }

  /**
   * Does what only makes sense while a request is open, under the lock that decisions take.
   * @throws DecisionRefused when it is not open any more
   */
  async whileOpen<T>(request: Pick<RequestRow, "id" | "project_id">, act: (trx: Knex) => Promise<T>): Promise<T> {
    return await this.knex.transaction(async (trx) => {
      await lockOpenRequest(trx, request)
      return await act(trx)
    })
  }

  /**
   * Whether a request is still open, under the lock that decisions take: one that is being made at this moment counts. For
   * what must not be said to a client who has just acted.
   */
  async isStillOpen(request: Pick<RequestRow, "id" | "project_id">): Promise<boolean> {
    try {
      return await this.whileOpen(request, () => Promise.resolve(true))
    } catch (error) {
      if (error instanceof DecisionRefused) return false
      throw error
    }
  }

  /** See `withdrawOpenRequest`. */
  async withdrawOpenRequest(subject: Subject, actor: Actor, trx: Knex): Promise<void> {
    await withdrawOpenRequest(trx, subject, actor)
  }

  /**
   * Marks a request as changed for the page and the panel. Called by a rule, in its transaction, when what it shows of the
   * request is another than before.
   */
  async touchRequest(id: string, trx: Knex): Promise<void> {
    await trx("portal_approval_request").where({ id }).update({ updated_at: new Date() })
  }

  /** Removes who decided, and their words, from a decision's row. The caller erases them from the evidence as well. */
  async eraseSigner(decision_id: string, trx: Knex): Promise<Pick<DecisionRow, "order_id" | "link_id">> {
    const [decision] = await trx("portal_decision")
      .where({ id: decision_id })
      .update({ name: null, email: null, message: null, updated_at: new Date() })
      .returning<Pick<DecisionRow, "order_id" | "link_id">[]>(["order_id", "link_id"])
    if (!decision) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This decision does not exist")
    return decision
  }

  async getRequest(id: string): Promise<RequestRow> {
    const request = await this.knex<RequestRow>("portal_approval_request").where({ id }).first()
    if (!request) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This approval request does not exist")
    return request
  }

  async getRequests(ids: string[]): Promise<RequestRow[]> {
    return await this.knex<RequestRow>("portal_approval_request").whereIn("id", ids)
  }

  async newestRequest({ type, id }: Subject): Promise<RequestRow | null> {
    const request = await this.knex<RequestRow>("portal_approval_request")
      .where({ subject_type: type, subject_id: id })
      .whereNull("deleted_at")
      .orderBy("version", "desc")
      .first()
    return request ?? null
  }

  /** Requests about one subject, oldest first. */
  async listRequestsAbout({ type, id }: Subject, knex: Knex = this.knex): Promise<RequestRow[]> {
    return await knex<RequestRow>("portal_approval_request")
      .where({ subject_type: type, subject_id: id })
      .whereNull("deleted_at")
      .orderBy("version")
  }

  /** Requests about all subjects of a project; those about one subject oldest first. */
  async listRequests(project_id: string, knex: Knex = this.knex): Promise<RequestRow[]> {
    return await knex<RequestRow>("portal_approval_request")
      .where({ project_id })
      .whereNull("deleted_at")
      .orderBy([{ column: "subject_type" }, { column: "subject_id" }, { column: "version" }])
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

  /** The bytes a request pinned. @throws MedusaError unexpected_state when they are missing or do not have the hash */
  async getPinned(sha256: string): Promise<Buffer> {
    const content = await readDocument(this.knex, sha256)
    if (!content) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "A pinned document is missing or damaged")
    return content
  }
}
