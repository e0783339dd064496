import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { DocumentKind } from "../contracts"
import { portalServices } from "../lib/services"
import type { StoredDocumentRow } from "../modules/document/service"
import { settleUploads } from "../lib/artwork/upload-ledger"
import { removeStored } from "../workflows/upload/storage"
import { findDocument, makeDocument } from "./make-document"
import { readOrderLocale } from "./order-locale"
import { storePdf } from "./stored-pdf"

/**
 * Makes the PDF of an issued document and stores it, once: where it is stored already, or another process was faster, that
 * one counts.
 * @param locale of the reader; left out, the order's
 * @throws MedusaError not_found, document_failed, and not_allowed for a document that shows today's data
 */
export const storeDocument = async (
  container: MedusaContainer,
  kind: DocumentKind,
  subject_id: string,
  locale?: string | null,
): Promise<StoredDocumentRow> => {
  const { documents } = portalServices(container)
  const known = await documents.find(kind, subject_id)
  if (known) return known
  const source = await findDocument(container, kind, subject_id)
  const { source_sha256, order_id } = source
  if (source_sha256 === null)
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "A document that shows today's data is not stored.")
  const reader = locale ?? (order_id && (await readOrderLocale(container, order_id)))
  const made = await makeDocument(container, source, reader)
  const document = await storePdf(container, { kind, subject_id }, { ...source, source_sha256 }, made)
  const added = await documents.addAlone(document, async (trx) => await settleUploads(trx, [document.file_key]))
  if (added) return added
  await removeStored(container, [document.file_key])
  return await storeDocument(container, kind, subject_id, locale)
}
