import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import type Stripe from "stripe"
import type { Actor } from "../../contracts"
import type { QueuedJob } from "../../lib/jobs/queued-job"
import { portalError } from "../../lib/portal-error"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { createStripe } from "../../lib/stripe/connection"
import { parseOptions } from "../../options"
import {
  changeCheckout,
  type CheckoutChanges,
  type CheckoutWithParts,
  findCheckout,
  insertCheckout,
  listCheckoutsToCheck,
  listOpenCheckouts,
  listPaymentsOf,
  type NewCheckout,
} from "./checkouts"
import { type DisputeFacts, saveDispute } from "./disputes"
import { addFinding, findFinding, listFindings, type NewFinding, resolveFinding } from "./findings"
import { Checkout, CheckoutPart } from "./models/checkout"
import { Dispute, Payment } from "./models/payment"
import { PaymentFinding, StripeEvent } from "./models/stripe-event"
import { findPayment, insertPayment, markBooked, type NewPayment, noteCollection } from "./payments"
import type { CheckoutRow, PaymentFindingRow, PaymentRow, StripeEventRow } from "./rows"
import {
  type EventHealth,
  findEvent,
  listEventIds,
  type NewStripeEvent,
  noteProcessed,
  purgeEvents,
  readEventHealth,
  storeEvent,
} from "./stripe-events"

const ReadOnlyService = MedusaService({ Payment, Dispute, Checkout, CheckoutPart, StripeEvent, PaymentFinding })
refuseGeneratedWrites(ReadOnlyService)

/** Money for invoices: payments, checkouts at Stripe, its events, disputes, and what does not agree. */
export class PaymentModuleService extends ReadOnlyService {
  /** The shop's Stripe; null where the options name no key. */
  readonly stripe: Stripe | null
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }, options: Record<string, unknown>) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
    const { stripe } = parseOptions(options)
    this.stripe = stripe ? createStripe(stripe) : null
  }

  /** See `insertCheckout`. */
  async addCheckout(input: NewCheckout): Promise<CheckoutRow> {
    return await insertCheckout(this.knex, input)
  }

  /** See `findCheckout`. */
  async findCheckout(where: Parameters<typeof findCheckout>[1]): Promise<CheckoutWithParts | null> {
    return await findCheckout(this.knex, where)
  }

  /** See `listOpenCheckouts`. */
  async listOpenCheckouts(of: Parameters<typeof listOpenCheckouts>[1]): Promise<CheckoutWithParts[]> {
    return await listOpenCheckouts(this.knex, of)
  }

  /** See `listCheckoutsToCheck`. */
  async listCheckoutsToCheck(since: Date): Promise<string[]> {
    return await listCheckoutsToCheck(this.knex, since)
  }

  /** See `changeCheckout`. */
  async changeCheckout(id: string, changes: CheckoutChanges, jobs: readonly QueuedJob[] = []): Promise<void> {
    await changeCheckout(this.knex, id, changes, jobs)
  }

  /** @throws MedusaError not_found */
  async getPayment(id: string): Promise<PaymentRow> {
    const row = await this.knex<PaymentRow>("portal_payment").where({ id }).whereNull("deleted_at").first()
    if (!row) throw portalError("not_found", "This payment does not exist.")
    return row
  }

  /** The payment of a key; null for none. */
  async findPayment(key: string): Promise<PaymentRow | null> {
    return await findPayment(this.knex, key)
  }

  /** See `insertPayment`. */
  async addPayment(payment: NewPayment): Promise<PaymentRow> {
    return await insertPayment(this.knex, payment)
  }

  /** All of them or none: how money is split over invoices. See `insertPayment`. */
  async addPayments(payments: readonly NewPayment[]): Promise<PaymentRow[]> {
    return await this.knex.transaction(async (trx) => {
      const rows: PaymentRow[] = []
      for (const payment of payments) rows.push(await insertPayment(trx, payment))
      return rows
    })
  }

  /** See `listPaymentsOf`. */
  async listPaymentsOf(checkout_id: string): Promise<PaymentRow[]> {
    return await listPaymentsOf(this.knex, checkout_id)
  }

  /** See `noteCollection`. */
  async noteCollection(id: string, medusa_collection_id: string): Promise<void> {
    await noteCollection(this.knex, id, medusa_collection_id)
  }

  /** See `markBooked`. */
  async markBooked(
    payment: Pick<PaymentRow, "id" | "project_id">,
    medusa_payment_id: string,
    jobs: (payment: PaymentRow) => QueuedJob[],
  ): Promise<boolean> {
    return await this.knex.transaction(async (trx) => await markBooked(trx, payment, medusa_payment_id, jobs))
  }

  /** See `storeEvent`. */
  async storeEvent(event: NewStripeEvent, job: QueuedJob): Promise<boolean> {
    return await this.knex.transaction(async (trx) => await storeEvent(trx, event, job))
  }

  /** See `noteProcessed`. */
  async noteProcessed(id: string, problem: string | null): Promise<void> {
    await noteProcessed(this.knex, id, problem)
  }

  async findEvent(id: string): Promise<StripeEventRow | null> {
    return await findEvent(this.knex, id)
  }

  /** See `listEventIds`. */
  async listEventIds(of: Parameters<typeof listEventIds>[1]): Promise<string[]> {
    return await listEventIds(this.knex, of)
  }

  /** See `readEventHealth`. */
  async readEventHealth(): Promise<EventHealth> {
    return await readEventHealth(this.knex)
  }

  /** See `purgeEvents`. */
  async purgeEvents(before: Date): Promise<number> {
    return await purgeEvents(this.knex, before)
  }

  /** See `saveDispute`. */
  async saveDispute(dispute: DisputeFacts): Promise<void> {
    await saveDispute(this.knex, dispute)
  }

  /** See `addFinding`. */
  async addFinding(finding: NewFinding, jobs: (id: string) => readonly QueuedJob[]): Promise<void> {
    await this.knex.transaction(async (trx) => await addFinding(trx, finding, jobs))
  }

  async findFinding(id: string): Promise<PaymentFindingRow | null> {
    return await findFinding(this.knex, id)
  }

  /** See `listFindings`. */
  async listFindings(): Promise<PaymentFindingRow[]> {
    return await listFindings(this.knex)
  }

  /** See `resolveFinding`. */
  async resolveFinding(
    where: Parameters<typeof resolveFinding>[1],
    actor: Actor,
    note: string | null,
  ): Promise<boolean> {
    return await resolveFinding(this.knex, where, actor, note)
  }
}
