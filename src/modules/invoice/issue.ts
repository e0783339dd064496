import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { Actor, InvoiceDocument } from "../../contracts"
import { canonicalBytes } from "../../lib/canonical-json"
import { appendEvidence, lockChain, pinDocument } from "../../lib/evidence/store"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { portalError } from "../../lib/portal-error"
import { lockDraft, lockInvoice } from "./drafts"
import { nextNumber, numberOf, seriesOf } from "./number"
import type { InvoiceRow } from "./rows"

export const INVOICE_MEDIA_TYPE = "application/vnd.medusa-client-portal.invoice+json"

const acted = ({ type, id }: Actor) => ({ actor_type: type, actor_id: id })

export type IssueInput = {
  id: string
  project_id: string
  revision: number
  /** Such as "INV-{n:4}". */
  pattern: string
  /** Day of issue in the shop's time zone. */
  issued_on: string
  due_on: string | null
  actor: Actor
  /** The document under its number. May read; must not write. */
  build: (draft: InvoiceRow, number: string) => Promise<InvoiceDocument> | InvoiceDocument
  /** Written in the same transaction; may write what the jobs need. */
  jobs: (issued: InvoiceRow, trx: Knex) => QueuedJob[] | Promise<QueuedJob[]>
}

/**
 * Issues a draft: in one transaction it gets the next number of its series, its document is pinned byte for byte, the
 * evidence names their hash, and follow-up jobs are written. From then on triggers refuse every change but the voiding.
 * @throws MedusaError not_found, invoice_issued, conflict
 */
export const issueInvoice = async (trx: Knex, input: IssueInput): Promise<InvoiceRow> => {
  const { id, project_id, revision, pattern, issued_on, due_on, actor } = input
  await lockChain(trx, project_id)
  const draft = await lockDraft(trx, id, revision)
  const series = seriesOf(pattern, issued_on)
  const sequence = await nextNumber(trx, series)
  const number = numberOf(pattern, issued_on, sequence)
  const document = await input.build(draft, number)
  const document_sha256 = await pinDocument(trx, canonicalBytes(document), INVOICE_MEDIA_TYPE)
  const now = new Date()
  const [issued] = await trx("portal_invoice")
    .where({ id })
    .update({
      series,
      sequence,
      number,
      issued_at: now,
      issued_on,
      due_on,
      document_sha256,
      total: document.totals.total,
      updated_at: now,
    })
    .returning<InvoiceRow[]>("*")
  if (!issued) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The invoice was not issued")
  await appendEvidence(trx, {
    chain_id: project_id,
    kind: "invoice.issued",
    at: now,
    facts: {
      invoice_id: id,
      invoice_kind: issued.kind,
      purpose: issued.purpose,
      number,
      issued_on,
      due_on,
      total: issued.total,
      currency_code: issued.currency_code,
      document_sha256,
      corrects_id: issued.corrects_id,
      ...acted(actor),
    },
    personal: { actor_name: actor.name },
  })
  await enqueueAll(trx, await input.jobs(issued, trx))
  return issued
}

/**
 * Voids an issued invoice. Whether money was paid on it is the caller's question, under the lock on the order's money.
 * @throws MedusaError not_found, not_allowed for a draft or one that is void already
 */
export const voidInvoice = async (
  trx: Knex,
  { id, project_id, reason, actor }: { id: string; project_id: string; reason: string; actor: Actor },
): Promise<void> => {
  await lockChain(trx, project_id)
  const { issued_at, voided_at, number } = await lockInvoice(trx, id)
  if (!issued_at || number === null) throw portalError("not_allowed", "Only an issued invoice can be voided.")
  if (voided_at) throw portalError("not_allowed", "This invoice is void already.")
  const now = new Date()
  await trx("portal_invoice").where({ id }).update({ voided_at: now, void_reason: reason, updated_at: now })
  await appendEvidence(trx, {
    chain_id: project_id,
    kind: "invoice.voided",
    at: now,
    facts: { invoice_id: id, number, reason, ...acted(actor) },
    personal: { actor_name: actor.name },
  })
}
