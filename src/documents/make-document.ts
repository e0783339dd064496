import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { DocumentKind } from "../contracts"
import { portalError } from "../lib/portal-error"
import { createDocumentI18n } from "../messages/document-words"
import { readBrand } from "./brand"
import type { DocumentSource } from "./define-document"
import { documentRenderer } from "./document-renderer"
import { documentDefinition } from "./documents"

export type MadeDocument = {
  pdf: Buffer
  /** Of the file, in its language. */
  name: string
  /** Of the words. */
  language: string
}

/** Separates paths, or is nothing that a name may hold somewhere. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu

export const documentFileName = (title: string): string => {
  const name = title.replace(NOT_IN_NAMES, "-").replace(/^\.+/, "")
  return `${name}.pdf`
}

/** Of a stored PDF, as it was when it was made. */
export const documentTitle = (kind: DocumentKind, number: string, language: string): string =>
  `${createDocumentI18n({ locales: [language], timeZone: "UTC" }).t(`document.kind.${kind}`)} ${number}`

/** @throws MedusaError not_found */
export const findDocument = async (
  container: MedusaContainer,
  kind: DocumentKind,
  id: string,
): Promise<DocumentSource> => {
  const source = await documentDefinition(kind)?.find(container, id)
  if (!source) throw portalError("not_found", "This document does not exist.")
  return source
}

/**
 * Makes the PDF of a document as it reads now.
 * @param locale of the reader, or several (an `Accept-Language` header); the shop's where there are no documents in it
 * @throws MedusaError document_failed
 */
export const makeDocument = async (
  container: MedusaContainer,
  source: DocumentSource,
  locale: string | null,
): Promise<MadeDocument> => {
  const { shop, logo } = await readBrand(container)
  const i18n = createDocumentI18n({ locales: [locale, shop.locale], timeZone: shop.time_zone })
  const paper = source.paper({ shop, i18n, logo_ratio: logo?.ratio ?? null })
  const { pdf, missing } = await documentRenderer(container).render(paper, logo?.png ?? null)
  if (missing.length > 0)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`No font has ${missing.join(" ")}, in "${paper.title}". Add one with the option documents.fonts.`)
  return { pdf, name: documentFileName(paper.title), language: i18n.language }
}
