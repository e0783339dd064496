import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { FileSubject } from "../../contracts"
import type { StoredOriginal } from "../../lib/artwork/artwork-rows"
import { portalServices } from "../../lib/services"
import type { FileOwner } from "../../modules/file/rows"
import { roomOf } from "../../modules/file/uploads"
import { MB, storeOriginal } from "../upload/receive-upload"
import { removeStored } from "../upload/storage"
import { roomLimits } from "./add-file"
import { clientFileJobs } from "./jobs"

/** A file that no form uploads: one of a mail, or one that is kept elsewhere and used again. */
export type GivenFile = {
  /** As `fileName` or `keptFileName` gave it. */
  name: string
  bytes: number
  read: () => Promise<AsyncIterable<Uint8Array>>
}

/** A file that was not taken, and why. `too_many` is for the caller to say. */
export type LeftOutFile = { name: string; reason: "empty" | "too_large" | "full" | "too_many" }

export type StoredFiles = {
  left_out: LeftOutFile[]
  /** Attaches what was stored to its subject, in the transaction that writes it. They wait for their scan then. */
  attach: (trx: Knex, subject: FileSubject) => Promise<void>
}

type Sorted = { taken: GivenFile[]; left_out: LeftOutFile[] }

/** The limits of uploads, as far as they can be told before anything is stored. Pure. */
export const sortByLimits = (
  files: readonly GivenFile[],
  { max_file, room }: { max_file: number; room: number },
): Sorted => {
  const sorted: Sorted = { taken: [], left_out: [] }
  let left = room
  for (const file of files) {
    const { name, bytes } = file
    const reason = bytes === 0 ? "empty" : bytes > max_file ? "too_large" : bytes > left ? "full" : null
    if (reason !== null) sorted.left_out.push({ name, reason })
    else {
      sorted.taken.push(file)
      left -= bytes
    }
  }
  return sorted
}

/**
 * Stores files and lets `write` attach them, in the way that uploads go: hashed, recognized by their content, scanned and
 * previewed by jobs. One whose content is refused is attached as refused, and is never served. What `write` does not attach
 * leaves the storage again.
 * @throws what the storage or `write` throws; of a place that was filled meanwhile, project_full or account_full
 */
export const withGivenFiles = async <T>(
  container: MedusaContainer,
  given: readonly GivenFile[],
  owner: FileOwner,
  write: (stored: StoredFiles) => Promise<T>,
): Promise<T> => {
  const { files, settings } = portalServices(container)
  const limits = roomLimits(container)
  const { taken, left_out } = sortByLimits(given, {
    max_file: settings.options.files.max_file_mb * MB,
    room: given.length === 0 ? 0 : roomOf(owner.place, limits) - (await files.uploads.bytesIn(owner.place)),
  })
  const originals: StoredOriginal[] = []
  let isAttached = false
  try {
    for (const file of taken) originals.push(await storeOriginal(container, file.name, await file.read()))
    return await write({
      left_out,
      attach: async (trx, subject) => {
        await files.addTo(trx, subject, originals, { owner, limits, jobsOf: clientFileJobs.onUpload })
        isAttached = true
      },
    })
  } finally {
    if (!isAttached)
      await removeStored(
        container,
        originals.map(({ file_key }) => file_key),
      )
  }
}
