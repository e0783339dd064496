import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId, type MedusaError } from "@medusajs/framework/utils"
import type { Actor } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"
import {
  ArtworkRows,
  fileNotFound,
  type NewPage,
  originalColumns,
  type StoredOriginal,
  sumBytes,
  UNFINISHED,
} from "../../lib/artwork/artwork-rows"
import { settleUploads } from "../../lib/artwork/upload-ledger"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { portalError } from "../../lib/portal-error"
import { openDraft } from "./draft"
import { lockOpenProof } from "./lock-proof"
import type { ProofFileRecord } from "./read-proofs"
import type { ProofFileRow, ProofPageRow, ProofVersionRow } from "./rows"

export type NewFile = StoredOriginal & { proof_id: string; alternative_id: string | null; actor: Actor }

/** A file with its version's spec card and request. */
export type FileOfVersion = ProofFileRecord & { version: ProofVersionRow }

/** Rows of the files of versions and of their pages. */
export class ProofFiles extends ArtworkRows {
  constructor(knex: Knex) {
    super(knex, {
      files: "portal_proof_file",
      pages: "portal_proof_page",
      page_prefix: "pprfp",
      repeated: ["order_id"],
    })
  }

  /** Bytes of all files of the project that the proof belongs to, and whether the proof takes files. @throws MedusaError not_found, not_allowed */
  async usageOf(proof_id: string): Promise<number> {
    return await this.knex.transaction(
      async (trx) => await usedBytes(trx, (await lockOpenProof(trx, proof_id)).project_id),
    )
  }

  /**
   * Adds a file to the draft version, which is begun where the newest version was sent. Uploads to one project that end at
   * once are counted one after the other.
   * @throws MedusaError not_found, not_allowed, project_full, or file_incomplete for an upload that was given up
   */
  async add(input: NewFile, maxProjectBytes: number, jobsOf: (id: string) => QueuedJob[]): Promise<FileOfVersion> {
    const id = generateEntityId(undefined, "pprff")
    await this.knex.transaction(async (trx) => {
      const proof = await lockOpenProof(trx, input.proof_id)
      await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended('portal_proof_files:' || ?, 0))", [proof.project_id])
      if ((await usedBytes(trx, proof.project_id)) + input.bytes > maxProjectBytes) throw projectFull()
      const version = await openDraft(trx, proof, input.actor)
      if (input.alternative_id !== null && !version.alternatives.some((known) => known.id === input.alternative_id))
        throw portalError("not_allowed", "This version has no such alternative. Reload the page.")
      const last = await trx("portal_proof_file")
        .where({ version_id: version.id })
        .max<{ position: number | null }[]>("position as position")
      const { proof_id, alternative_id, actor } = input
      await settleUploads(trx, [input.file_key])
      await trx("portal_proof_file").insert({
        id,
        proof_id,
        version_id: version.id,
        project_id: proof.project_id,
        order_id: proof.order_id,
        position: (last[0]?.position ?? 0) + 1,
        alternative_id,
        ...originalColumns(input),
        ...actorColumns(actor),
      })
      await enqueueAll(trx, jobsOf(id))
    })
    return await this.get(id)
  }

  override async find(id: string): Promise<FileOfVersion | null> {
    const file = await this.knex<ProofFileRow>("portal_proof_file").where({ id }).whereNull("deleted_at").first()
    return file ? await this.withVersion(file) : null
  }

  /** @throws MedusaError not_found */
  override async get(id: string): Promise<FileOfVersion> {
    const file = await this.find(id)
    if (!file) throw fileNotFound()
    return file
  }

  /** A file that was sent to the clients of this order. Drafts are unknown to them. @throws MedusaError not_found */
  async getSent(ids: { id: string; proof_id: string; order_id: string }): Promise<FileOfVersion> {
    const row = await this.knex<ProofFileRow>("portal_proof_file").where(ids).whereNull("deleted_at").first()
    const file = row ? await this.withVersion(row) : null
    if (!file || file.version.request_id === null) throw fileNotFound()
    return file
  }

  /**
   * Lets a picture that staff chose stand for a file without a preview, in place of one that did so before.
   * @returns the pages that it replaces
   * @throws MedusaError not_found, or not_allowed for a file with previews of its own or of a version that was sent
   */
  async replacePreview(id: string, page: NewPage): Promise<ProofPageRow[]> {
    return await this.knex.transaction(async (trx) => {
      const file = await lockDraftFile(trx, id)
      // Behind a picture that stands for it, the reason stays why it has no preview of its own.
      const hasOwnPreview = file.state === "ready" && file.problem === null
      if (UNFINISHED.includes(file.state) || file.state === "refused" || hasOwnPreview)
        throw portalError("not_allowed", "A picture can be added to a file that has no preview of its own.")
      const replaced = await trx("portal_proof_page").where({ file_id: id }).delete().returning<ProofPageRow[]>("*")
      const { keys, ...columns } = page
      await settleUploads(trx, Object.values(keys))
      await trx("portal_proof_page").insert({
        id: generateEntityId(undefined, "pprfp"),
        file_id: id,
        order_id: file.order_id,
        ...columns,
        keys: JSON.stringify(keys),
      })
      await trx("portal_proof_file")
        .where({ id })
        .update({ state: "ready", is_preview_faithful: false, page_count: 1, updated_at: new Date() })
      return replaced
    })
  }

  /**
   * Takes a file out of a draft version. Its rows stay until the storage is empty of it (`forget`).
   * @throws MedusaError not_found, or not_allowed for a file of a version that was sent
   */
  async remove(id: string, jobsOf: (id: string) => QueuedJob[]): Promise<void> {
    await this.knex.transaction(async (trx) => {
      await lockDraftFile(trx, id)
      await this.markRemoved(trx, [id], jobsOf)
    })
  }

  private async withVersion(file: ProofFileRow): Promise<FileOfVersion | null> {
    const [version, pages] = await Promise.all([
      this.knex<ProofVersionRow>("portal_proof_version").where({ id: file.version_id }).first(),
      this.pagesOf<ProofPageRow>(file.id),
    ])
    return version ? { ...file, pages, version } : null
  }
}

export const projectFull = (): MedusaError =>
  portalError(
    "project_full",
    "The files of this project would take more room than a project has. Remove old ones first.",
  )

const usedBytes = async (knex: Knex, project_id: string): Promise<number> =>
  await sumBytes(knex("portal_proof_file").where({ project_id }))

/** The file, while its version can be edited and nothing else edits it. */
const lockDraftFile = async (trx: Knex, id: string): Promise<ProofFileRow> => {
  const known = await trx<ProofFileRow>("portal_proof_file").where({ id }).whereNull("deleted_at").first()
  if (!known) throw fileNotFound()
  await lockOpenProof(trx, known.proof_id)
  const file = await trx<ProofFileRow>("portal_proof_file").where({ id }).whereNull("deleted_at").forUpdate().first()
  if (!file) throw fileNotFound()
  const version = await trx<ProofVersionRow>("portal_proof_version").where({ id: file.version_id }).first()
  if (version?.request_id) throw portalError("not_allowed", "This file was sent to the client and stays as it is.")
  return file
}
