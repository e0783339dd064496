import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { approvalSettings, DOCUMENT_RULE, type DocumentFacts, ORDER_SUBJECT } from "../../contracts"
import { makeDocument } from "../../documents/make-document"
import { readOrderLocale } from "../../documents/order-locale"
import { quoteSource } from "../../documents/sources/quote"
import { storePdf } from "../../documents/stored-pdf"
import { sha256Hex } from "../../lib/digest"
import { reasonOf } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import type { NewStoredDocument } from "../../modules/document/service"
import { documentEvidenceCheck } from "../../modules/document/evidence-check"
import { settleUploads } from "../../lib/artwork/upload-ledger"
import { type AskContext, defineApprovalRule } from "../approval/rule"

type Quote = Omit<NewStoredDocument, "kind" | "subject_id"> & { version: number }

/** The quote's PDF, in the file storage already, as the version that the request will be if no other one is faster. */
const storeQuote = async ({ container, order_id, content }: AskContext): Promise<Quote> => {
  const { approvals, settings } = portalServices(container)
  const [last, { terms }, locale] = await Promise.all([
    approvals.newestRequest({ type: ORDER_SUBJECT, id: order_id }),
    settings.get(approvalSettings),
    readOrderLocale(container, order_id),
  ])
  const version = (last?.version ?? 0) + 1
  const request = {
    order_id,
    version,
    state: "open",
    document_sha256: sha256Hex(content),
    created_at: new Date(),
  } as const
  const source = quoteSource(content, request, terms)
  const made = await makeDocument(container, source, locale)
  const stored = await storePdf(container, { kind: "quote", subject_id: order_id }, source, made)
  return { ...stored, version }
}

/** Asking works without a PDF: the signature binds the pinned document, and the PDF is a copy of it for people. */
const tryStoreQuote = async (context: AskContext): Promise<Quote | null> => {
  try {
    return await storeQuote(context)
  } catch (error) {
    const logger: { warn: (message: string) => void } = context.container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`A quote is sent for approval without a stored PDF: ${reasonOf(error)}`)
    return null
  }
}

const factsOf = ({ sha256 }: { sha256: string }): DocumentFacts => ({ pdf_sha256: sha256 })

const storedQuote = async (container: MedusaContainer, request_id: string): Promise<DocumentFacts | null> => {
  const stored = await portalServices(container).documents.find("quote", request_id)
  return stored && factsOf(stored)
}

/**
 * Stores the quote's PDF in the transaction that opens the request, and names its SHA-256 in the evidence of request and
 * decision: what the client downloads after signing is what was there to be signed.
 */
export const documentRule = defineApprovalRule({
  id: DOCUMENT_RULE,
  subjects: [ORDER_SUBJECT],
  onRequest: async (context) => {
    const quote = await tryStoreQuote(context)
    return async (trx, request) => {
      // Staff asked twice at once: this PDF names the wrong version. Its upload is given up, and a download makes another.
      if (!quote || quote.version !== request.version || quote.source_sha256 !== request.document_sha256) return null
      const { version: _, ...document } = quote
      const added = await portalServices(context.container).documents.add(trx, {
        ...document,
        kind: "quote",
        subject_id: request.id,
      })
      if (!added) return null
      await settleUploads(trx, [added.file_key])
      return factsOf(added)
    }
  },
  onDecision: async ({ container, request }) => {
    const facts = await storedQuote(container, request.id)
    return () => Promise.resolve(facts)
  },
  check: documentEvidenceCheck,
})
