import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { InferTypeOf } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateEntityId, MedusaService } from "@medusajs/framework/utils"
import type { DocumentKind } from "../../contracts"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { StoredDocument } from "./models/stored-document"

export type StoredDocumentRow = InferTypeOf<typeof StoredDocument>

/** A PDF that lies in the file storage already. */
export type NewStoredDocument = Omit<StoredDocumentRow, "id" | "created_at" | "updated_at" | "deleted_at">

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

  /**
   * Adds a document that was not stored before, in the caller's transaction.
   * @returns null where the same document is stored already, which stays as it is
   */
  async add(trx: Knex, document: NewStoredDocument): Promise<StoredDocumentRow | null> {
    const [added] = await trx("portal_stored_document")
      .insert({ id: generateEntityId(undefined, "pdoc"), ...document })
      .onConflict(trx.raw("(kind, subject_id) WHERE deleted_at IS NULL"))
      .ignore()
      .returning<StoredDocumentRow[]>("*")
    return added ?? null
  }

  /**
   * The same in a transaction of its own. @param settle runs in it when the document was added
   */
  async addAlone(document: NewStoredDocument, settle: (trx: Knex) => Promise<void>): Promise<StoredDocumentRow | null> {
    return await this.knex.transaction(async (trx) => {
      const added = await this.add(trx, document)
      if (added) await settle(trx)
      return added
    })
  }
}
