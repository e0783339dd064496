import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type {
  ArtworkFacts,
  ArtworkFormat,
  ArtworkPage,
  ArtworkProblem,
  ArtworkState,
  PreviewSize,
} from "../../contracts"
import { enqueueAll, type QueuedJob } from "../jobs/queued-job"
import { portalError } from "../portal-error"
import { settleUploads } from "./upload-ledger"

/** Columns that every table of uploaded files has. `bytes` is numeric in the database, which its driver gives as text. */
export type ArtworkFileRow = {
  id: string
  order_id: string | null
  name: string
  /** Key in the file storage, where the original lies untouched. */
  file_key: string
  bytes: string
  sha256: string
  format: ArtworkFormat
  state: ArtworkState
  problem: string | null
  page_count: number | null
  facts: ArtworkFacts | null
  is_preview_faithful: boolean
}

/** Columns that every table of pages has. */
export type ArtworkPageRow = ArtworkPage & { file_id: string; keys: Record<PreviewSize, string> }

export type ArtworkFile = ArtworkFileRow & { pages: ArtworkPageRow[] }

/** An original that lies in the file storage already. */
export type StoredOriginal = {
  name: string
  file_key: string
  bytes: number
  sha256: string
  format: ArtworkFormat
  /** Set: what it is was turned down, and it is never served. */
  refused: ArtworkProblem | null
}

export type NewPage = ArtworkPage & { keys: Record<PreviewSize, string> }

/** States in which a worker still has to scan or read a file. */
export const UNFINISHED: readonly ArtworkState[] = ["waiting", "processing"]

export const fileNotFound = () => portalError("not_found", "This file does not exist.")

type Tables = {
  files: string
  pages: string
  /** Prefix of the ids of pages. */
  page_prefix: string
  /** Columns of a file that its pages repeat. */
  repeated: readonly string[]
}

/** A new file's columns, beside those that say whose it is. */
export const originalColumns = ({ name, file_key, bytes, sha256, format, refused }: StoredOriginal) => ({
  name,
  file_key,
  bytes,
  raw_bytes: JSON.stringify({ value: String(bytes), precision: 20 }),
  sha256,
  format,
  state: refused ? "refused" : "waiting",
  problem: refused,
})

/** Sum of the bytes of all files that `where` names. */
export const sumBytes = async (files: Knex.QueryBuilder): Promise<number> => {
  const rows = await files.whereNull("deleted_at").sum<{ bytes: string | null }[]>("bytes as bytes")
  return Number(rows[0]?.bytes ?? 0)
}

/**
 * Rows of uploaded files and of their pages, as the pipeline of uploads (src/workflows/upload) reads and writes them. What
 * they name lies in the shop's file storage. A module that keeps uploads has two such tables and extends this by what it
 * knows about them.
 */
export class ArtworkRows {
  constructor(
    protected readonly knex: Knex,
    private readonly tables: Tables,
  ) {}

  async find(id: string): Promise<ArtworkFile | null> {
    const file = await this.knex(this.tables.files)
      .where({ id })
      .whereNull("deleted_at")
      .first<ArtworkFileRow | undefined>()
    return file ? { ...file, pages: await this.pagesOf(id) } : null
  }

  /** @throws MedusaError not_found */
  async get(id: string): Promise<ArtworkFile> {
    const file = await this.find(id)
    if (!file) throw fileNotFound()
    return file
  }

  /** Pages of a file that was not removed, by number. */
  protected async pagesOf<Row extends ArtworkPageRow>(file_id: string): Promise<Row[]> {
    return await this.knex(this.tables.pages).where({ file_id }).whereNull("deleted_at").orderBy("number")
  }

  /** Notes that the virus scan let a file pass. @returns whether it is still to be processed */
  async markScanned(id: string): Promise<boolean> {
    return await this.change(id, { state: "processing", problem: null })
  }

  /** Notes why a file is not processed any further, or waits for another scan. */
  async settle(id: string, state: ArtworkState, problem: ArtworkProblem | null): Promise<void> {
    await this.change(id, { state, problem })
  }

  async saveFacts(id: string, facts: ArtworkFacts, is_preview_faithful: boolean): Promise<void> {
    await this.change(id, { facts: JSON.stringify(facts), page_count: facts.page_count, is_preview_faithful })
  }

  /** @returns false when the file was removed meanwhile, or has this page already: its previews are then of no use */
  async addPage(file_id: string, { keys, ...page }: NewPage): Promise<boolean> {
    return await this.knex.transaction(async (trx) => {
      const file = await trx(this.tables.files)
        .where({ id: file_id })
        .whereNull("deleted_at")
        .forShare()
        .first<Record<string, unknown> | undefined>("id", ...this.tables.repeated)
      if (!file) return false
      const { id: _, ...repeated } = file
      const inserted = await trx(this.tables.pages)
        .insert({
          id: generateEntityId(undefined, this.tables.page_prefix),
          file_id,
          ...repeated,
          ...page,
          keys: JSON.stringify(keys),
        })
        .onConflict(trx.raw("(file_id, number) WHERE deleted_at IS NULL"))
        .ignore()
        .returning("id")
      if (inserted.length === 0) return false
      await settleUploads(trx, Object.values(keys))
      return true
    })
  }

  /** Takes files out of use. Their rows stay until the storage is empty of them (`forget`). */
  protected async markRemoved(trx: Knex, ids: readonly string[], jobsOf: (id: string) => QueuedJob[]): Promise<void> {
    const deleted_at = new Date()
    const columns = { deleted_at, updated_at: deleted_at }
    await trx(this.tables.files)
      .whereIn("id", [...ids])
      .update(columns)
    await trx(this.tables.pages)
      .whereIn("file_id", [...ids])
      .update(columns)
    await enqueueAll(trx, ids.flatMap(jobsOf))
  }

  /** Keys in the file storage of a file that was removed; empty once it was forgotten. */
  async removedKeys(id: string): Promise<string[]> {
    const file = await this.knex(this.tables.files)
      .where({ id })
      .whereNotNull("deleted_at")
      .first<ArtworkFileRow | undefined>()
    if (!file) return []
    const pages: ArtworkPageRow[] = await this.knex(this.tables.pages).where({ file_id: id })
    return [file.file_key, ...pages.flatMap(({ keys }) => Object.values(keys))]
  }

  /** Deletes the rows of a file that was removed. */
  async forget(id: string): Promise<void> {
    await this.knex.transaction(async (trx) => {
      const gone = await trx(this.tables.files).where({ id }).whereNotNull("deleted_at").delete()
      if (gone) await trx(this.tables.pages).where({ file_id: id }).delete()
    })
  }

  private async change(id: string, columns: object): Promise<boolean> {
    const changed = await this.knex(this.tables.files)
      .where({ id })
      .whereNull("deleted_at")
      .whereIn("state", [...UNFINISHED])
      .update({ ...columns, updated_at: new Date() })
    return changed > 0
  }
}
