import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaError, MedusaService } from "@medusajs/framework/utils"
import type { Actor, ValidityView } from "../../contracts"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { QuoteRenewal } from "./models/quote-renewal"
import { QuoteValidity } from "./models/quote-validity"
import { insertRenewal, renewalLinks } from "./renewal"
import type { CheckedValidity, RenewalRow, ValidRequest } from "./rows"
import { checkValidity, extendValidity, setValidity } from "./validity"
import { READ_QUOTE_VALIDITY, toValidityViews } from "./views"

const ReadOnlyService = MedusaService({ QuoteValidity, QuoteRenewal })
refuseGeneratedWrites(ReadOnlyService)

/**
 * Until when requests for approval can be approved. Everything that writes runs in the transaction of the caller, who
 * holds the project's evidence chain and the open request.
 */
export class QuoteValidityModuleService extends ReadOnlyService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** See `setValidity`. */
  async setValidity(trx: Knex, request: ValidRequest, untilFor: (now: Date) => Date | null): Promise<Date | null> {
    return await setValidity(trx, request, untilFor)
  }

  /** See `checkValidity`. */
  async checkValidity(request_id: string, trx: Knex): Promise<CheckedValidity | null> {
    return await checkValidity(trx, request_id)
  }

  /**
   * Extends the time in which a request can be approved.
   * @param jobs for the links whose recipients had asked for it
   * @throws MedusaError not_allowed, validity_in_past, validity_not_later
   */
  async extend(
    trx: Knex,
    request: ValidRequest,
    valid_until: Date,
    actor: Actor,
    jobs: (link_ids: string[]) => QueuedJob[],
  ): Promise<void> {
    const previous = await extendValidity(trx, request, valid_until, actor)
    await enqueueAll(trx, jobs(await renewalLinks(trx, request.id, previous)))
  }

  /**
   * A client asks for a renewed quote. Only the first time after an expiry writes anything.
   * @returns whether this was the first time
   * @throws MedusaError not_allowed for a request that stays valid
   */
  async requestRenewal(
    trx: Knex,
    request_id: string,
    by: { link_id: string; name: string },
    jobs: (renewal_id: string) => QueuedJob[],
  ): Promise<boolean> {
    const renewal = await insertRenewal(trx, request_id, by)
    if (renewal) await enqueueAll(trx, jobs(renewal.id))
    return renewal !== null
  }

  async getRenewal(id: string): Promise<RenewalRow> {
    const renewal = await this.knex<RenewalRow>("portal_quote_renewal").where({ id }).whereNull("deleted_at").first()
    if (!renewal) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This request for a renewal does not exist")
    return renewal
  }

  /** What is shown of a request; null for one that stays valid. */
  async findView(request_id: string): Promise<ValidityView | null> {
    return (await this.findViews([request_id])).get(request_id) ?? null
  }

  /** What is shown of some requests, by their ids; those that stay valid are left out. One statement. */
  async findViews(request_ids: readonly string[]): Promise<ReadonlyMap<string, ValidityView>> {
    const { rows } = await this.knex.raw<{ rows: { request_id: string; views: unknown }[] }>(
      `SELECT request_id, ${READ_QUOTE_VALIDITY}(order_id) AS views
         FROM portal_quote_validity WHERE request_id = ANY (?) AND deleted_at IS NULL`,
      [[...request_ids]],
    )
    const views = new Map<string, ValidityView>()
    for (const { request_id, views: ofOrder } of rows) {
      const view = toValidityViews(ofOrder ?? []).get(request_id)
      if (view) views.set(request_id, view)
    }
    return views
  }
}
