import { Readable } from "node:stream"
import { buffer } from "node:stream/consumers"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { DocumentKind } from "../contracts"
import { sha256Hex } from "../lib/digest"
import { portalError } from "../lib/portal-error"
import type { NewStoredDocument, StoredDocumentRow } from "../modules/document/service"
import { store } from "../workflows/upload/storage"
import type { PinnedSource } from "./define-document"
import { documentFileName, documentTitle, type MadeDocument } from "./make-document"

const PDF = { mimeType: "application/pdf", extension: "pdf" } as const

/**
 * Puts a PDF into the file storage. Until a row names it, it counts as an upload that may be given up.
 * @returns its row, not written yet; the transaction that writes it settles the upload (`settleUploads`)
 */
export const storePdf = async (
  container: MedusaContainer,
  { kind, subject_id }: { kind: DocumentKind; subject_id: string },
  { order_id, number, source_sha256 }: PinnedSource,
  { pdf, language }: MadeDocument,
): Promise<NewStoredDocument> => ({
  order_id,
  kind,
  subject_id,
  number,
  locale: language,
  source_sha256,
  sha256: sha256Hex(pdf),
  bytes: pdf.length,
  file_key: await store(container, Readable.from([pdf]), PDF),
})

/**
 * A stored PDF, byte for byte.
 * @throws MedusaError document_failed when the storage has lost it or holds something else
 */
export const readStoredPdf = async (
  container: MedusaContainer,
  { file_key, sha256, kind, number, locale, id }: StoredDocumentRow,
): Promise<MadeDocument> => {
  const pdf = await buffer(await container.resolve(Modules.FILE).getDownloadStream(file_key))
  if (sha256Hex(pdf) !== sha256)
    throw portalError("document_failed", `The file storage holds something else than the stored document ${id}.`)
  return { pdf, name: documentFileName(documentTitle(kind, number, locale)), language: locale }
}
