import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { type Actor, type FileSubject, MAX_UNUSED } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"
import {
  ArtworkRows,
  fileNotFound,
  originalColumns,
  type StoredOriginal,
  sumBytes,
} from "../../lib/artwork/artwork-rows"
import { settleUploads } from "../../lib/artwork/upload-ledger"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { portalError } from "../../lib/portal-error"
import type { FileOwner, FilePlace, PortalFilePageRow, PortalFileRow } from "./rows"

const FILES = "portal_file"

/** Most that unused uploads are removed in one transaction. */
const REMOVED_AT_ONCE = 200

export type PortalFileRecord = PortalFileRow & { pages: PortalFilePageRow[] }

/** Bytes that the files of a project, and those of an account, may have together. */
export type RoomLimits = { project: number; account: number }

const roomKey = (place: FilePlace): string =>
  "project_id" in place ? `project:${place.project_id}` : `account:${place.customer_id}`

const filesOf = (knex: Knex, place: FilePlace) =>
  "project_id" in place
    ? knex(FILES).where({ project_id: place.project_id })
    : knex(FILES).where({ customer_id: place.customer_id }).whereNull("project_id")

export const roomOf = (place: FilePlace, { project, account }: RoomLimits): number =>
  "project_id" in place ? project : account

export const placeFull = (place: FilePlace) =>
  "project_id" in place
    ? portalError("project_full", "The files of this order would take more room than an order has.")
    : portalError("account_full", "The files of this account would take more room than an account has.")

/** Files of one place are added one after the other, so that each counts those before it. */
export const lockRoom = async (trx: Knex, place: FilePlace): Promise<void> => {
  await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended('portal_files:' || ?, 0))", [roomKey(place)])
}

/** @throws MedusaError project_full, account_full */
export const refuseBeyondRoom = async (
  knex: Knex,
  place: FilePlace,
  bytes: number,
  limits: RoomLimits,
): Promise<void> => {
  if ((await sumBytes(filesOf(knex, place))) + bytes > roomOf(place, limits)) throw placeFull(place)
}

const tooManyFiles = () =>
  portalError("too_many_files", `At most ${MAX_UNUSED} uploads can wait to be used. Use or remove some first.`)

/** @throws MedusaError too_many_files */
const refuseTooMany = async (knex: Knex, { actor }: FileOwner): Promise<void> => {
  const rows = await knex(FILES)
    .where({ actor_type: actor.type, actor_id: actor.id })
    .whereNull("subject_id")
    .whereNull("deleted_at")
    .count<{ count: string }[]>("* as count")
  if (Number(rows[0]?.count ?? 0) >= MAX_UNUSED) throw tooManyFiles()
}

/** Rows of the files of clients and of conversations, and of their pages. */
export class PortalUploads extends ArtworkRows {
  constructor(knex: Knex) {
    super(knex, { files: FILES, pages: "portal_file_page", page_prefix: "pfilp", repeated: [] })
  }

  /** Bytes of all files of a place, and whether this person may upload there. @throws MedusaError too_many_files */
  async usageOf(owner: FileOwner): Promise<number> {
    await refuseTooMany(this.knex, owner)
    return await this.bytesIn(owner.place)
  }

  /** Bytes of all files of a place. */
  async bytesIn(place: FilePlace): Promise<number> {
    return await sumBytes(filesOf(this.knex, place))
  }

  /**
   * Adds an unused file. Uploads to one place that end at once are counted one after the other.
   * @throws MedusaError project_full, account_full, too_many_files, or file_incomplete for an upload that was given up
   */
  async add(
    original: StoredOriginal,
    owner: FileOwner,
    limits: RoomLimits,
    jobsOf: (id: string) => QueuedJob[],
  ): Promise<PortalFileRecord> {
    const id = generateEntityId(undefined, "pfile")
    const { place, actor } = owner
    await this.knex.transaction(async (trx) => {
      await lockRoom(trx, place)
      await refuseBeyondRoom(trx, place, original.bytes, limits)
      await refuseTooMany(trx, owner)
      await settleUploads(trx, [original.file_key])
      await trx(FILES).insert({ id, ...place, ...originalColumns(original), ...actorColumns(actor) })
      await enqueueAll(trx, jobsOf(id))
    })
    return await this.get(id)
  }

  override async find(id: string): Promise<PortalFileRecord | null> {
    const file = await this.knex<PortalFileRow>(FILES).where({ id }).whereNull("deleted_at").first()
    return file ? { ...file, pages: await this.pagesOf<PortalFilePageRow>(id) } : null
  }

  /** @throws MedusaError not_found */
  override async get(id: string): Promise<PortalFileRecord> {
    const file = await this.find(id)
    if (!file) throw fileNotFound()
    return file
  }

  /** Removes an own upload. @throws MedusaError not_found for another person's; file_used for one that something uses */
  async removeUnused(id: string, actor: Actor, jobsOf: (id: string) => QueuedJob[]): Promise<void> {
    await this.knex.transaction(async (trx) => {
      const [file] = await lockFiles(trx, [id])
      if (!file || !isOwnOf(file, actor)) throw fileNotFound()
      if (file.subject_id !== null) throw fileUsed()
      await this.markRemoved(trx, [id], jobsOf)
    })
  }

  /**
   * Removes uploads that nothing has used within so many hours, a limited number at a time.
   * @returns how many; less than the limit once none is left
   */
  async removeExpired(
    hours: number,
    jobsOf: (id: string) => QueuedJob[],
  ): Promise<{ removed: number; isDone: boolean }> {
    return await this.knex.transaction(async (trx) => {
      const ids: string[] = await trx(FILES)
        .whereNull("subject_id")
        .whereNull("deleted_at")
        .whereRaw("created_at < now() - ? * interval '1 hour'", [hours])
        .orderBy("created_at")
        .limit(REMOVED_AT_ONCE)
        .forUpdate()
        // One that is just being attached is no longer unused.
        .skipLocked()
        .pluck("id")
      await this.markRemoved(trx, ids, jobsOf)
      return { removed: ids.length, isDone: ids.length < REMOVED_AT_ONCE }
    })
  }

  /** Removes all files of a subject that `ids` names. @throws MedusaError not_found when one is not the subject's */
  async removeOf(
    trx: Knex,
    { type, id }: FileSubject,
    ids: readonly string[],
    jobsOf: (id: string) => QueuedJob[],
  ): Promise<void> {
    const files = await lockFiles(trx, ids)
    if (files.some((file) => file.subject_type !== type || file.subject_id !== id) || files.length < new Set(ids).size)
      throw fileNotFound()
    await this.markRemoved(trx, [...new Set(ids)], jobsOf)
  }
}

export const fileUsed = () => portalError("file_used", "This file is attached to something already.")

export const isOwnOf = ({ actor_type, actor_id }: PortalFileRow, { type, id }: Actor): boolean =>
  actor_type === type && actor_id === id

/** The files that exist among these, locked, in the order of their ids: two that lock the same ones wait for each other. */
export const lockFiles = async (trx: Knex, ids: readonly string[]): Promise<PortalFileRow[]> =>
  await trx<PortalFileRow>(FILES)
    .whereIn("id", [...ids])
    .whereNull("deleted_at")
    .orderBy("id")
    .forUpdate()
