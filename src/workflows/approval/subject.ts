import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { z } from "zod"
import type { DocumentChange, Json } from "../../contracts"
import { canonicalBytes } from "../../lib/canonical-json"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import type { I18n } from "../../messages/i18n"
import type { Pinned } from "../../modules/approval/open-request"
import type { DecisionRow, RequestRow } from "../../modules/approval/rows"

export type SubjectRef = { subject_id: string; order_id: string }

type Amount = { amount: string; currency_code: string }

/** What a client agrees to by approving, word for word: its bytes are hashed into the evidence. */
export type ConsentWords = (asked: { version: number; shop: string; has_terms: boolean; i18n: I18n }) => string

type Read<Document> = (
  container: MedusaContainer,
  ref: SubjectRef,
) => Promise<{ document: Document; refusal: string | null }>

type Definition<Document> = {
  /** Stored with each request and in evidence: once released it never changes. */
  type: string
  /** Of what is pinned. Every form that was ever pinned has to parse. */
  document: z.ZodType<Document>
  /**
   * A key over all rows behind the document; another key means that something may have changed.
   * @param connection inside a transaction: the key as that transaction sees it
   */
  freshness: (container: MedusaContainer, ref: SubjectRef, connection?: Knex) => Promise<string>
  /**
   * What the subject says now, to be held against what a request pinned.
   * @returns refusal: why nobody can be asked or decide about it now, in words for staff; null when they can
   */
  read: Read<Document>
  /** What asking now would pin, for a subject with a draft that clients do not know yet; left out: as `read`. */
  readDraft?: Read<Document>
  /** Brings the subject into the state that is asked about, before it is read and pinned. May run twice. */
  prepare?: (container: MedusaContainer, ref: SubjectRef) => Promise<void>
  /** Null for a subject without an amount. */
  amount: (document: Document) => Amount | null
  /** What of a document counts: two documents of equal content are the same version. */
  content: (document: Document) => unknown
  consent: (document: Document) => ConsentWords
  /** What the client is told when one version takes the place of another. */
  diff: (before: Document, after: Document) => DocumentChange[]
  /** Jobs that tell the recipients of a request, written in its transaction. */
  requestJobs: (request: RequestRow, link_ids: string[]) => QueuedJob[]
  /** Jobs that follow a decision, its effects among them, written in its transaction. */
  decisionJobs: (decision: DecisionRow) => QueuedJob[]
}

export type SubjectNow = { pinned: Pinned; refusal: string | null }

/** A kind of thing that can be approved, as the generic steps know it: they handle its documents as bytes. */
export type ApprovalSubject = Pick<Definition<unknown>, "type" | "freshness" | "requestJobs" | "decisionJobs"> & {
  prepare: (container: MedusaContainer, ref: SubjectRef) => Promise<void>
  read: (container: MedusaContainer, ref: SubjectRef) => Promise<SubjectNow>
  readDraft: (container: MedusaContainer, ref: SubjectRef) => Promise<SubjectNow>
  consent: (pinned: Buffer) => ConsentWords
  isSame: (before: Buffer, after: Buffer) => boolean
  diff: (before: Buffer, after: Buffer) => DocumentChange[]
}

export const MEDIA_TYPE = "application/json"

const parse = (bytes: Buffer): Json => JSON.parse(bytes.toString("utf8"))

/** Defines one kind of subject. It is found by its type in the registry, src/workflows/approval/subjects.ts. */
export const defineApprovalSubject = <Document>(definition: Definition<Document>): ApprovalSubject => {
  const { type, freshness, requestJobs, decisionJobs } = definition
  const documentIn = (bytes: Buffer): Document => definition.document.parse(parse(bytes))
  const contentOf = (bytes: Buffer): Buffer => canonicalBytes(definition.content(documentIn(bytes)))
  const reader =
    (read: Read<Document>): ApprovalSubject["read"] =>
    async (container, ref) => {
      const { document, refusal } = await read(container, ref)
      const amount = definition.amount(document)
      return {
        pinned: {
          content: canonicalBytes(document),
          media_type: MEDIA_TYPE,
          amount: amount?.amount ?? null,
          currency_code: amount?.currency_code ?? null,
        },
        refusal,
      }
    }
  return {
    type,
    freshness,
    requestJobs,
    decisionJobs,
    prepare: async (container, ref) => await definition.prepare?.(container, ref),
    read: reader(definition.read),
    readDraft: reader(definition.readDraft ?? definition.read),
    consent: (pinned) => definition.consent(documentIn(pinned)),
    isSame: (before, after) => before.equals(after) || contentOf(before).equals(contentOf(after)),
    diff: (before, after) => definition.diff(documentIn(before), documentIn(after)),
  }
}
