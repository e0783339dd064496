import type { InferTypeOf } from "@medusajs/framework/types"
import { MedusaService } from "@medusajs/framework/utils"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { StoredDocument } from "./models/stored-document"

export type StoredDocumentRow = InferTypeOf<typeof StoredDocument>

const ReadOnlyService = MedusaService({ StoredDocument })
refuseGeneratedWrites(ReadOnlyService)

/** PDFs that were issued or signed. */
export class DocumentModuleService extends ReadOnlyService {}
