import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import type {
  Actor,
  ApprovedArtwork,
  CommentAnnotation,
  CreateAnnotation,
  ResolveAnnotation,
  UpdateProof,
  UpdateVersion,
} from "../../contracts"
import { UploadLedger } from "../../lib/artwork/upload-ledger"
import { portalError } from "../../lib/portal-error"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import {
  deleteAnnotation,
  findAnnotation,
  insertAnnotation,
  insertComment,
  readAnnotation,
  readAuthor,
  resolveAnnotation,
} from "./annotations"
import { closeProof } from "./close-proof"
import { compactProductionIndex } from "./compact-index"
import { changeDraft, changeProof, draftWaiver, insertProof, type NewProof } from "./draft"
import { eraseRemarks, type RemarkErasure } from "./erase-remarks"
import { ProofFiles } from "./files"
import { lockProof } from "./lock-proof"
import { GateOverride } from "./models/gate-override"
import { Proof, ProofLine, ProofVersion } from "./models/proof"
import { ProofAnnotation, ProofComment } from "./models/proof-annotation"
import { ProofFile, ProofPage } from "./models/proof-file"
import { type ProofRecord, type ProofVersionRecord, readProofs } from "./read-proofs"
import { type Held, type NewOverride, overrideGate } from "./override-gate"
import type { GateOverrideRow, ProofAnnotationRow, ProofRow } from "./rows"
import { markSent, type SentRequest } from "./send-version"

const ReadOnlyService = MedusaService({
  Proof,
  ProofLine,
  ProofVersion,
  ProofFile,
  ProofPage,
  ProofAnnotation,
  ProofComment,
  GateOverride,
})
refuseGeneratedWrites(ReadOnlyService)

/** Proofs with their versions, files, remarks, and what staff let pass. */
export class ProofModuleService extends ReadOnlyService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** Files and pages of versions: rows of what lies in the file storage. */
  get files(): ProofFiles {
    return new ProofFiles(this.knex)
  }

  /** What is being written into the file storage. */
  get uploads(): UploadLedger {
    return new UploadLedger(this.knex)
  }

  /** See `compactProductionIndex`. */
  async compactProductionIndex(): Promise<void> {
    await compactProductionIndex(this.knex)
  }

  /** See `readProofs`. */
  async listOfOrder(order_id: string, knex: Knex = this.knex): Promise<ProofRecord[]> {
    return await readProofs(knex, order_id)
  }

  /** @throws MedusaError not_found */
  async getProof(id: string): Promise<ProofRow> {
    const proof = await this.knex<ProofRow>("portal_proof").where({ id }).whereNull("deleted_at").first()
    if (!proof) throw portalError("not_found", "This proof does not exist.")
    return proof
  }

  /** A proof of an order with all that belongs to it. @throws MedusaError not_found */
  async getRecord(id: string, order_id: string, knex: Knex = this.knex): Promise<ProofRecord> {
    const proof = (await readProofs(knex, order_id)).find((known) => known.id === id)
    if (!proof) throw portalError("not_found", "This proof does not exist.")
    return proof
  }

  /** How some versions are decorated, by the version; those whose spec names no method are left out. One statement. */
  async methodsOf(version_ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.knex.raw<{ rows: { id: string; method: string }[] }>(
      "SELECT id, spec->>'method' AS method FROM portal_proof_version WHERE id = ANY (?) AND spec->>'method' IS NOT NULL",
      [[...version_ids]],
    )
    return new Map(rows.map(({ id, method }) => [id, method]))
  }

  /** The same, kept from changing until the transaction ends. See `lockProof`. */
  async hold(id: string, order_id: string, trx: Knex): Promise<ProofRecord> {
    await lockProof(trx, id)
    return await this.getRecord(id, order_id, trx)
  }

  /** See `insertProof`. */
  async addProof(input: NewProof): Promise<ProofRow> {
    return await this.knex.transaction(async (trx) => await insertProof(trx, input))
  }

  /** See `changeProof`. */
  async changeProof(
    id: string,
    changes: UpdateProof,
    areLinesSettled: (trx: Knex, proof: ProofRow) => Promise<boolean>,
  ): Promise<void> {
    await this.knex.transaction(async (trx) => await changeProof(trx, id, changes, areLinesSettled))
  }

  /** See `changeDraft`. */
  async changeDraft(proof_id: string, changes: UpdateVersion, actor: Actor): Promise<void> {
    await this.knex.transaction(async (trx) => await changeDraft(trx, proof_id, changes, actor))
  }

  /** See `draftWaiver`. */
  async draftWaiver(proof_id: string, waives: ApprovedArtwork, actor: Actor): Promise<string> {
    return await this.knex.transaction(async (trx) => await draftWaiver(trx, proof_id, waives, actor))
  }

  /** See `markSent`. */
  async markSent(
    request: SentRequest,
    version_id: string,
    actor: Actor,
    isAsPinned: (proof: ProofRecord, version: ProofVersionRecord) => Promise<boolean>,
    trx: Knex,
  ): Promise<ProofVersionRecord> {
    return await markSent(trx, request, version_id, actor, isAsPinned)
  }

  /** See `closeProof`. */
  async close(
    proof: Pick<ProofRow, "id" | "project_id">,
    reason: string | null,
    actor: Actor,
    withdraw: (trx: Knex) => Promise<void>,
  ): Promise<void> {
    await this.knex.transaction(async (trx) => await closeProof(trx, proof, reason, actor, withdraw))
  }

  /** See `overrideGate`. */
  async overrideGate(override: NewOverride, readHeld: (trx: Knex) => Promise<Held>): Promise<GateOverrideRow | null> {
    return await this.knex.transaction(async (trx) => await overrideGate(trx, override, readHeld))
  }

  /** What staff let pass of an order, newest first. */
  async listOverrides(order_id: string, knex: Knex = this.knex): Promise<GateOverrideRow[]> {
    return await knex<GateOverrideRow>("portal_gate_override")
      .where({ order_id })
      .whereNull("deleted_at")
      .orderBy("created_at", "desc")
  }

  /** See `readAnnotation`. */
  async getAnnotation(id: string, order_id: string | null): Promise<ProofAnnotationRow> {
    return await readAnnotation(this.knex, id, order_id)
  }

  /** See `findAnnotation`. */
  async findAnnotation(actor_id: string, key: string): Promise<ProofAnnotationRow | null> {
    return await findAnnotation(this.knex, actor_id, key)
  }

  /** See `insertAnnotation`. */
  async addAnnotation(proof_id: string, input: CreateAnnotation, actor: Actor, trx: Knex): Promise<ProofAnnotationRow> {
    return await insertAnnotation(trx, proof_id, input, actor)
  }

  /** See `insertComment`. */
  async addComment(
    annotation_id: string,
    order_id: string | null,
    input: CommentAnnotation,
    actor: Actor,
  ): Promise<ProofAnnotationRow> {
    return await this.knex.transaction(async (trx) => await insertComment(trx, annotation_id, order_id, input, actor))
  }

  /** See `deleteAnnotation`. */
  async removeAnnotation(id: string, order_id: string, actor: Actor, trx: Knex): Promise<void> {
    await deleteAnnotation(trx, id, order_id, actor)
  }

  /** See `readAuthor`. */
  async getAuthor(annotation_id: string, comment_id: string | null): ReturnType<typeof readAuthor> {
    return await readAuthor(this.knex, annotation_id, comment_id)
  }

  /** See `eraseRemarks`. */
  async eraseRemarks(erasure: RemarkErasure, within?: Knex): Promise<boolean> {
    if (within) return await eraseRemarks(within, erasure)
    return await this.knex.transaction(async (trx) => await eraseRemarks(trx, erasure))
  }

  /** See `resolveAnnotation`. */
  async resolveAnnotation(id: string, resolution: ResolveAnnotation, actor: Actor): Promise<ProofAnnotationRow> {
    return await resolveAnnotation(this.knex, id, resolution, actor)
  }
}
