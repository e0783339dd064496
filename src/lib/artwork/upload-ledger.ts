import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { portalError } from "../portal-error"

/** Made by the module `proof`, whose files were the first ones, and used for everything that is put into the file storage. */
const TABLE = "portal_proof_upload"

/**
 * Takes stored files as belonging to the rows that the transaction writes.
 * @throws MedusaError file_incomplete for one that was given up meanwhile
 */
export const settleUploads = async (trx: Knex, keys: readonly string[]): Promise<void> => {
  const settled = await trx(TABLE)
    .whereIn("file_key", [...keys])
    .whereNull("abandoned_at")
    .delete()
  if (settled < new Set(keys).size)
    throw portalError("file_incomplete", "The upload took too long and was given up. Please upload the file again.")
}

/**
 * What is being written into the file storage and belongs to no row yet. The key is noted before the first byte, so that
 * what a killed process leaves behind is found again.
 */
export class UploadLedger {
  constructor(private readonly knex: Knex) {}

  async begin(file_key: string): Promise<void> {
    await this.knex(TABLE).insert({ file_key })
  }

  /** For files that are no longer in the storage. */
  async forget(keys: readonly string[]): Promise<void> {
    await this.knex(TABLE)
      .whereIn("file_key", [...keys])
      .delete()
  }

  /** Gives up what was begun so many hours ago and never settled. @returns keys of all that was given up and is still noted */
  async abandon(hours: number): Promise<string[]> {
    await this.knex(TABLE)
      .whereNull("abandoned_at")
      .whereRaw("started_at < now() - ? * interval '1 hour'", [hours])
      .update({ abandoned_at: this.knex.fn.now() })
    return await this.knex(TABLE).whereNotNull("abandoned_at").orderBy("started_at").pluck("file_key")
  }
}
