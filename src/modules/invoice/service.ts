import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import {
  type Actor,
  type BillingProfile as Profile,
  type InvoiceContent,
  type InvoiceDocument,
  invoiceDocumentSchema,
} from "../../contracts"
import { readDocument, readDocuments } from "../../lib/evidence/store"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { portalError } from "../../lib/portal-error"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { readProfile, saveProfile } from "./billing-profiles"
import { changeDraft, deleteDraft, insertDraft, type NewInvoice } from "./drafts"
import type { Reminder } from "../../lib/due-reminder"
import { insertMail, type InvoiceMailRow, noteReminder, readMail, readReminders } from "./invoice-mails"
import { issueInvoice, type IssueInput, voidInvoice } from "./issue"
import { BillingProfile } from "./models/billing-profile"
import { Invoice, InvoiceSeries } from "./models/invoice"
import { LineCount } from "./models/line-count"
import { listLineCounts, putBackCounts, saveFinalCounts, saveTolerances } from "./line-counts"
import type { InvoiceRow, LineCountRow } from "./rows"

/** A function's parameters without the connection that comes first. */
type Rest<F extends (trx: Knex, ...args: never[]) => unknown> = F extends (trx: Knex, ...args: infer Args) => unknown
  ? Args
  : never

const parseInvoiceDocument = (bytes: Buffer): InvoiceDocument =>
  invoiceDocumentSchema.parse(JSON.parse(bytes.toString("utf8")))

const ReadOnlyService = MedusaService({ Invoice, InvoiceSeries, BillingProfile, LineCount })
refuseGeneratedWrites(ReadOnlyService)

/** Invoices and credit notes, how customers are billed, and what was counted of an order's lines. */
export class InvoiceModuleService extends ReadOnlyService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** @throws MedusaError not_found */
  async getInvoice(id: string): Promise<InvoiceRow> {
    const row = await this.knex<InvoiceRow>("portal_invoice").where({ id }).whereNull("deleted_at").first()
    if (!row) throw portalError("not_found", "This invoice does not exist.")
    return row
  }

  /** Drafts, invoices and credit notes of orders, oldest first. */
  async listOfOrders(order_ids: readonly string[]): Promise<InvoiceRow[]> {
    return await this.knex<InvoiceRow>("portal_invoice")
      .whereIn("order_id", [...order_ids])
      .whereNull("deleted_at")
      .orderBy(["created_at", "id"])
  }

  /** Ids of the orders that invoices belong to. */
  async ordersOf(ids: readonly string[]): Promise<string[]> {
    return await this.knex("portal_invoice")
      .whereIn("id", [...ids])
      .whereNull("deleted_at")
      .distinct("order_id")
      .orderBy("order_id")
      .pluck<string[]>("order_id")
  }

  /** The credit note that a form's key has issued already; null for none. */
  async findCreditNote(corrects_id: string, key: string): Promise<InvoiceRow | null> {
    return (
      (await this.knex<InvoiceRow>("portal_invoice").where({ corrects_id, key }).whereNull("deleted_at").first()) ??
      null
    )
  }

  /** The documents that were issued, by their hash. One whose bytes are missing or altered is left out. */
  async readDocuments(rows: readonly Pick<InvoiceRow, "document_sha256">[]): Promise<Map<string, InvoiceDocument>> {
    const documents = await readDocuments(
      this.knex,
      rows.flatMap(({ document_sha256 }) => document_sha256 ?? []),
    )
    return new Map([...documents].map(([sha256, bytes]) => [sha256, parseInvoiceDocument(bytes)]))
  }

  /**
   * The document that was issued, from its pinned bytes.
   * @throws MedusaError not_found for a draft, or when the bytes are missing or do not have their hash
   */
  async getDocument({ document_sha256 }: Pick<InvoiceRow, "document_sha256">): Promise<InvoiceDocument> {
    const bytes = document_sha256 && (await readDocument(this.knex, document_sha256))
    if (!bytes) throw portalError("not_found", "This invoice has no document.")
    return parseInvoiceDocument(bytes)
  }

  /** See `insertDraft`. */
  async addDraft(input: NewInvoice): Promise<InvoiceRow> {
    return await insertDraft(this.knex, input)
  }

  /** See `changeDraft`. */
  async changeDraft(id: string, revision: number, changes: Partial<InvoiceContent>): Promise<void> {
    await this.knex.transaction(async (trx) => await changeDraft(trx, id, revision, changes))
  }

  /** See `deleteDraft`. */
  async discardDraft(id: string): Promise<void> {
    await this.knex.transaction(async (trx) => await deleteDraft(trx, id))
  }

  /** See `issueInvoice`. */
  async issue(input: IssueInput): Promise<InvoiceRow> {
    return await this.knex.transaction(async (trx) => await issueInvoice(trx, input))
  }

  /** Writes a credit note and issues it, or does neither. See `issueInvoice`. */
  async issueCreditNote(note: NewInvoice, input: Omit<IssueInput, "id" | "revision">): Promise<InvoiceRow> {
    return await this.knex.transaction(async (trx) => {
      const { id, revision } = await insertDraft(trx, note)
      return await issueInvoice(trx, { ...input, id, revision })
    })
  }

  /** See `voidInvoice`. */
  async void(input: { id: string; project_id: string; reason: string; actor: Actor }): Promise<void> {
    await this.knex.transaction(async (trx) => await voidInvoice(trx, input))
  }

  /** What was agreed and counted of an order's lines. */
  async lineCountsOf(order_id: string): Promise<LineCountRow[]> {
    return await listLineCounts(this.knex, order_id)
  }

  /** See `saveTolerances`. */
  async saveTolerances(...args: Rest<typeof saveTolerances>): Promise<void> {
    await this.knex.transaction(async (trx) => await saveTolerances(trx, ...args))
  }

  /** See `saveFinalCounts`. */
  async saveFinalCounts(...args: Rest<typeof saveFinalCounts>): Promise<void> {
    await this.knex.transaction(async (trx) => await saveFinalCounts(trx, ...args))
  }

  /** See `putBackCounts`. */
  async putBackCounts(...args: Rest<typeof putBackCounts>): Promise<void> {
    await this.knex.transaction(async (trx) => await putBackCounts(trx, ...args))
  }

  /** See `insertMail`. */
  async addMail(
    mail: { invoice_id: string; message: string | null; actor: Actor },
    jobs: (id: string) => QueuedJob[],
  ): Promise<void> {
    await this.knex.transaction(async (trx) => await enqueueAll(trx, jobs(await insertMail(trx, mail))))
  }

  /** See `readMail`. */
  async getMail(id: string): Promise<InvoiceMailRow> {
    return await readMail(this.knex, id)
  }

  /** See `readReminders`. */
  async remindersOf(invoice_ids: readonly string[]): Promise<Map<string, Reminder[]>> {
    return await readReminders(this.knex, invoice_ids)
  }

  /** See `noteReminder`. */
  async noteReminder(invoice_id: string, reminder: Reminder, jobs: readonly QueuedJob[]): Promise<boolean> {
    return await this.knex.transaction(async (trx) => await noteReminder(trx, invoice_id, reminder, jobs))
  }

  /** See `readProfile`. */
  async getProfile(customer_id: string): Promise<Profile> {
    return await readProfile(this.knex, customer_id)
  }

  /** See `saveProfile`. */
  async saveProfile(customer_id: string, changes: Partial<Profile>): Promise<void> {
    await saveProfile(this.knex, customer_id, changes)
  }
}
