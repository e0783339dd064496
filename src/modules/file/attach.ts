import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { FileSubject } from "../../contracts"
import { actorColumns } from "../../lib/actor-columns"
import { fileNotFound, originalColumns, type StoredOriginal } from "../../lib/artwork/artwork-rows"
import { settleUploads } from "../../lib/artwork/upload-ledger"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { portalError } from "../../lib/portal-error"
import type { FileOwner, FilePlace, PortalFileRow } from "./rows"
import { fileUsed, isOwnOf, lockFiles, lockRoom, refuseBeyondRoom, type RoomLimits } from "./uploads"

const FILES = "portal_file"

export type NewAttached = {
  owner: FileOwner
  limits: RoomLimits
  /** What a new file sets in motion. */
  jobsOf: (isRefused: boolean) => (id: string) => QueuedJob[]
}

const isIn = (file: PortalFileRow, place: FilePlace): boolean =>
  "project_id" in place
    ? file.project_id === place.project_id
    : file.project_id === null && file.customer_id === place.customer_id

const lastPosition = async (trx: Knex, { type, id }: FileSubject): Promise<number> => {
  const last = await trx(FILES)
    .where({ subject_type: type, subject_id: id })
    .whereNull("deleted_at")
    .max<{ position: number | null }[]>("position as position")
  return last[0]?.position ?? 0
}

/**
 * Attaches uploads to what uses them, behind those that it has already and in the order in which they are named. A file
 * whose scan has not ended may be attached: it can be downloaded once it has.
 * @throws MedusaError not_found for a file of another person, project or account; file_used for one that is attached to
 *   something; file_refused for one that was turned down. Nothing is attached then
 */
export const attachFiles = async (
  trx: Knex,
  given: readonly string[],
  subject: FileSubject,
  owner: FileOwner,
): Promise<void> => {
  const ids = [...new Set(given)]
  if (ids.length === 0) return
  const files = await lockFiles(trx, ids)
  if (files.length < ids.length || files.some((file) => !isOwnOf(file, owner.actor) || !isIn(file, owner.place)))
    throw fileNotFound()
  if (files.some(({ subject_id }) => subject_id !== null)) throw fileUsed()
  if (files.some(({ state }) => state === "refused"))
    throw portalError("file_refused", "A file was refused by the check. Remove it, and send the others.")
  const before = await lastPosition(trx, subject)
  for (const [index, id] of ids.entries())
    await trx(FILES)
      .where({ id })
      .update({
        subject_type: subject.type,
        subject_id: subject.id,
        position: before + index + 1,
        updated_at: new Date(),
      })
}

/**
 * Writes files that belong to their subject from the beginning, behind those that it has: those of a mail, for example, which
 * no form carries. It belongs to the transaction that writes the subject.
 * @throws MedusaError project_full, account_full; file_incomplete for one that was given up meanwhile
 */
export const insertAttached = async (
  trx: Knex,
  originals: readonly StoredOriginal[],
  subject: FileSubject,
  { owner: { actor, place }, limits, jobsOf }: NewAttached,
): Promise<void> => {
  if (originals.length === 0) return
  await lockRoom(trx, place)
  const bytes = originals.reduce((sum, original) => sum + original.bytes, 0)
  await refuseBeyondRoom(trx, place, bytes, limits)
  await settleUploads(
    trx,
    originals.map(({ file_key }) => file_key),
  )
  const before = await lastPosition(trx, subject)
  for (const [index, original] of originals.entries()) {
    const id = generateEntityId(undefined, "pfile")
    await trx(FILES).insert({
      id,
      ...place,
      subject_type: subject.type,
      subject_id: subject.id,
      position: before + index + 1,
      ...originalColumns(original),
      ...actorColumns(actor),
    })
    await enqueueAll(trx, jobsOf(original.refused !== null)(id))
  }
}

/**
 * Hands all files of one subject over to another, for example those of a quote request to the first message of its thread.
 * @param place whose they are from now on
 */
export const moveFiles = async (trx: Knex, from: FileSubject, to: FileSubject, place: FilePlace): Promise<void> => {
  await trx(FILES)
    .where({ subject_type: from.type, subject_id: from.id })
    .whereNull("deleted_at")
    .update({ subject_type: to.type, subject_id: to.id, ...place, updated_at: new Date() })
}
