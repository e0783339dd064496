import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { InferTypeOf } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import type { DocumentKind } from "../../contracts"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { StoredDocument } from "./models/stored-document"

export type StoredDocumentRow = InferTypeOf<typeof StoredDocument>

const ReadOnlyService = MedusaService({ StoredDocument })
refuseGeneratedWrites(ReadOnlyService)

/** PDFs that were issued or signed. */
export class DocumentModuleService extends ReadOnlyService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  async find(kind: DocumentKind, subject_id: string): Promise<StoredDocumentRow | null> {
    return (
      (await this.knex<StoredDocumentRow>("portal_stored_document")
        .where({ kind, subject_id })
        .whereNull("deleted_at")
        .first()) ?? null
    )
  }

  /** Oldest first. */
  async listOfOrder(order_id: string): Promise<StoredDocumentRow[]> {
    return await this.knex<StoredDocumentRow>("portal_stored_document")
      .where({ order_id })
      .whereNull("deleted_at")
      .orderBy(["created_at", "id"])
  }
}
