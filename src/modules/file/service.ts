import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import { z } from "zod"
import type { FileSubject, FileSubjectType } from "../../contracts"
import type { StoredOriginal } from "../../lib/artwork/artwork-rows"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { attachFiles, insertAttached, moveFiles, type NewAttached } from "./attach"
import { PortalFile, PortalFilePage } from "./models/file"
import { type FileOwner, type FilePlace, type UsedFile, usedFileSchema } from "./rows"
import { PortalUploads } from "./uploads"

const ReadOnlyService = MedusaService({ PortalFile, PortalFilePage })
refuseGeneratedWrites(ReadOnlyService)

const answerSchema = z.array(z.object({ files: z.array(usedFileSchema) })).min(1)

/** Files that clients and staff upload, and what uses them. */
export class FileModuleService extends ReadOnlyService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** Rows of files, as the pipeline of uploads reads and writes them. */
  get uploads(): PortalUploads {
    return new PortalUploads(this.knex)
  }

  /** See `attachFiles`. */
  async attach(trx: Knex, ids: readonly string[], subject: FileSubject, owner: FileOwner): Promise<void> {
    await attachFiles(trx, ids, subject, owner)
  }

  /** See `insertAttached`. */
  async addTo(trx: Knex, subject: FileSubject, originals: readonly StoredOriginal[], more: NewAttached): Promise<void> {
    await insertAttached(trx, originals, subject, more)
  }

  /** See `moveFiles`. */
  async move(trx: Knex, from: FileSubject, to: FileSubject, place: FilePlace): Promise<void> {
    await moveFiles(trx, from, to, place)
  }

  /** Files of these subjects, those of each in their order. Who may see a subject is for the caller to know. */
  async listOf(type: FileSubjectType, ids: readonly string[], knex: Knex = this.knex): Promise<UsedFile[]> {
    if (ids.length === 0) return []
    const { rows } = await knex.raw<{ rows: unknown }>("SELECT portal_files_of(?, ?) AS files", [type, [...ids]])
    return answerSchema.parse(rows).flatMap(({ files }) => files)
  }
}
