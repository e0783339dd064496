import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { DocumentKind } from "../contracts"
import { reasonOf } from "../lib/jobs/define-job"
import type { MailAttachment } from "../notices/send-email"
import { findDocument } from "./make-document"
import { readDocument } from "./read-document"
import { storeDocument } from "./store-document"

/** Stored with the request that asks about it, or not at all. */
const isStoredElsewhere = (kind: DocumentKind): boolean => kind === "quote"

/**
 * A document for a mail. What was issued is stored first, so that the mail holds the bytes that can be downloaded later.
 * For jobs: it may write.
 * @param locale of the recipient; a stored PDF keeps its own
 * @throws MedusaError not_found, document_failed
 */
export const documentAttachment = async (
  container: MedusaContainer,
  kind: DocumentKind,
  id: string,
  locale: string | null = null,
): Promise<MailAttachment> => {
  const source = await findDocument(container, kind, id)
  if (source.source_sha256 !== null && !isStoredElsewhere(kind)) await storeDocument(container, kind, id, locale)
  const { pdf, name } = await readDocument(container, { kind, id }, source, locale)
  return { filename: name, content: pdf.toString("base64"), content_type: "application/pdf" }
}

/**
 * The same for a mail that is worth sending without it: it says where the document can be downloaded. What went wrong is
 * in the log.
 */
export const attachmentsIfMade = async (
  container: MedusaContainer,
  kind: DocumentKind,
  id: string,
): Promise<MailAttachment[]> => {
  try {
    return [await documentAttachment(container, kind, id)]
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`A mail goes out without its document (${kind} ${id}): ${reasonOf(error)}`)
    return []
  }
}
