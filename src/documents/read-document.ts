import type { MedusaContainer } from "@medusajs/framework/types"
import type { DocumentKind } from "../contracts"
import { portalServices } from "../lib/services"
import type { DocumentSource } from "./define-document"
import { makeDocument, type MadeDocument } from "./make-document"
import { readStoredPdf } from "./stored-pdf"

/**
 * A document as its readers get it: the stored PDF where there is one, else one that is made now. Writes nothing.
 * @param source of this kind and id
 * @param locale of the reader, or several; a stored PDF keeps its own
 * @throws MedusaError document_failed
 */
export const readDocument = async (
  container: MedusaContainer,
  { kind, id }: { kind: DocumentKind; id: string },
  source: DocumentSource,
  locale: string | null,
): Promise<MadeDocument> => {
  const stored = source.source_sha256 === null ? null : await portalServices(container).documents.find(kind, id)
  return stored ? await readStoredPdf(container, stored) : await makeDocument(container, source, locale)
}
