import { z } from "zod"
import { sha256Schema } from "./evidence/define"

/** Id of the approval rule: the key of its facts. */
export const DOCUMENT_RULE = "document"

/**
 * What the evidence of a request and of its decision says of the PDF that was stored with the request. A request whose PDF
 * could not be made has no such facts.
 */
export const documentFactsSchema = z.object({ pdf_sha256: sha256Schema })
export type DocumentFacts = z.infer<typeof documentFactsSchema>
