import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import type { QuoteRequestContent } from "../../contracts"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { portalError } from "../../lib/portal-error"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import {
  deleteForgotten,
  deleteRequest,
  type Follow,
  insertRequest,
  markSent,
  type NewRequest,
  readRequest,
  updateRequest,
} from "./drafts"
import { QuoteRequest } from "./models/quote-request"
import { quoteRequestRow, type QuoteRequestRow, type RequestOwner, TABLE } from "./rows"

const ReadOnlyService = MedusaService({ QuoteRequest })
refuseGeneratedWrites(ReadOnlyService)

/** Requests that a list shows. */
const LISTED = 50

/** What clients ask quotes for: typed step by step, sent once, and then made a draft order of by a job. */
export class QuoteRequestModuleService extends ReadOnlyService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** See `insertRequest`. */
  async start(request: NewRequest): Promise<QuoteRequestRow> {
    return await this.knex.transaction(async (trx) => await insertRequest(trx, request))
  }

  /** A person's own in one shop, unsent ones first, then the newest. */
  async listOf({ customer_id, link_id }: RequestOwner, sales_channel_id: string): Promise<QuoteRequestRow[]> {
    const rows: unknown[] = await this.knex(TABLE)
      .where({ customer_id, link_id, sales_channel_id })
      .whereNull("deleted_at")
      .orderByRaw("state = 'sent', updated_at DESC, id DESC")
      .limit(LISTED)
    return rows.map((row) => quoteRequestRow.parse(row))
  }

  /** See `readRequest`. */
  async getOwn(id: string, owner: RequestOwner): Promise<QuoteRequestRow> {
    return await readRequest(this.knex, id, owner)
  }

  /** See `updateRequest`. */
  async save(
    id: string,
    owner: RequestOwner,
    version: number,
    change: (content: QuoteRequestContent) => QuoteRequestContent,
    follow?: Follow,
  ): Promise<QuoteRequestRow> {
    return await this.knex.transaction(async (trx) => await updateRequest(trx, id, owner, version, change, follow))
  }

  /** See `deleteRequest`. */
  async discard(id: string, owner: RequestOwner, follow: Follow = async () => {}): Promise<void> {
    await this.knex.transaction(async (trx) => await deleteRequest(trx, id, owner, follow))
  }

  /** See `deleteForgotten`. */
  async purge(days: number, follow: Follow): Promise<{ isDone: boolean }> {
    return await this.knex.transaction(async (trx) => await deleteForgotten(trx, days, follow))
  }

  /**
   * Sends a request with the jobs that follow, once: of two calls one sends, and both get the same answer.
   * @param extra.check throws for a request that cannot be sent
   * @throws MedusaError not_found, conflict
   */
  async send(
    id: string,
    owner: RequestOwner,
    version: number,
    extra: {
      check: (row: QuoteRequestRow) => void
      jobs: (row: QuoteRequestRow) => QueuedJob[]
    },
  ): Promise<QuoteRequestRow> {
    return await this.knex.transaction(async (trx) => {
      const { row, isNew } = await markSent(trx, id, owner, version, extra.check)
      if (!isNew) return row
      await enqueueAll(trx, extra.jobs(row))
      return row
    })
  }

  /** One that was sent. @throws MedusaError not_found */
  async getSent(id: string): Promise<QuoteRequestRow> {
    const row: unknown = await this.knex(TABLE).where({ id, state: "sent" }).whereNull("deleted_at").first()
    if (!row) throw portalError("not_found", "This quote request does not exist.")
    return quoteRequestRow.parse(row)
  }

  /** The request that an order came from; null for any other order. */
  async findByOrder(order_id: string): Promise<QuoteRequestRow | null> {
    const row: unknown = await this.knex(TABLE).where({ order_id }).whereNull("deleted_at").first()
    return row ? quoteRequestRow.parse(row) : null
  }

  /** Notes how far a sent request has come, once: what was noted before stays. */
  async note(id: string, column: "order_id" | "project_id" | "done_at", value: string | Date): Promise<void> {
    await this.knex(TABLE)
      .where({ id, state: "sent" })
      .whereNull(column)
      .update({ [column]: value })
  }
}
