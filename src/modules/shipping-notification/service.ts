import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import type { Actor, ToldPackage } from "../../contracts"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import {
  insertAddressCheck,
  type NewAddressCheck,
  readAddressCheck,
  reopenAddressCheck,
  settleAddressCheck,
} from "./address-checks"
import { type CarrierReport, findPackagesOf, storeCarrierEvents } from "./carrier-events"
import { AddressCheck } from "./models/address-check"
import { CarrierEvent } from "./models/carrier-event"
import { Shipment } from "./models/shipment"
import { ShippingNotice } from "./models/shipping-notice"
import { ShippingTold } from "./models/shipping-told"
import { Tracking } from "./models/tracking"
import { type ChangedLabels, indexLabels } from "./label-numbers"
import { findOrderOf, findOrdersWithChangedNotices, findUntold, readUntold } from "./packages"
import { decideTelling, insertNotice, type NewNotice, readKnown, readNotice, type Telling, type Told } from "./notices"
import { type PickupChange, saveCollected, savePickup, undoCollected } from "./pickup"
import type { AddressCheckRow, ShippingNoticeRow } from "./rows"
import { replaceTracking, type TrackingChoice } from "./tracking"

const ReadOnlyService = MedusaService({
  Shipment,
  Tracking,
  CarrierEvent,
  ShippingNotice,
  ShippingTold,
  AddressCheck,
})
refuseGeneratedWrites(ReadOnlyService)

/** What Medusa does not keep of packages, what carriers report, what clients were told, and where they want it sent. */
export class ShippingNotificationModuleService extends ReadOnlyService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /**
   * Has clients told how an order's packages stand. See `insertNotice`.
   * @param jobs tell them, and commit with it; called only where the key is new
   */
  async requestNotice(
    notice: NewNotice,
    jobs: (notice: ShippingNoticeRow) => QueuedJob[],
  ): Promise<ShippingNoticeRow | null> {
    return await this.knex.transaction(async (trx) => {
      const written = await insertNotice(trx, notice)
      if (written) await enqueueAll(trx, jobs(written))
      return written
    })
  }

  /** @throws MedusaError not_found */
  async getNotice(id: string): Promise<ShippingNoticeRow> {
    return await readNotice(this.knex, id)
  }

  /** See `readKnown`. */
  async readKnown(order_id: string): Promise<ReadonlyMap<string, ToldPackage[]>> {
    return await readKnown(this.knex, order_id)
  }

  /** See `decideTelling`. */
  async decideTelling(telling: Telling, decide: (known: ToldPackage[]) => Told | null): Promise<Told | null> {
    return await this.knex.transaction(async (trx) => await decideTelling(trx, telling, decide))
  }

  /** See `savePickup`. @param jobs tell of it, and commit with it */
  async setPickup(
    of: { order_id: string; fulfillment_id: string },
    change: PickupChange,
    jobs: readonly QueuedJob[],
  ): Promise<void> {
    await this.knex.transaction(async (trx) => {
      await savePickup(trx, of, change)
      await enqueueAll(trx, jobs)
    })
  }

  /** See `saveCollected`. */
  async setCollected(fulfillment_id: string, collected_by: string): Promise<void> {
    await this.knex.transaction(async (trx) => await saveCollected(trx, { fulfillment_id }, collected_by))
  }

  /** See `undoCollected`. */
  async undoCollected(fulfillment_id: string): Promise<void> {
    await undoCollected(this.knex, fulfillment_id)
  }

  /** See `insertAddressCheck`. @param jobs tell of it, and commit with it; called only where there is something new */
  async checkAddress(check: NewAddressCheck, jobs: (written: AddressCheckRow) => QueuedJob[]): Promise<void> {
    await this.knex.transaction(async (trx) => {
      const written = await insertAddressCheck(trx, check)
      if (written) await enqueueAll(trx, jobs(written))
    })
  }

  /** See `readAddressCheck`. */
  async getAddressCheck(order_id: string, id: string): Promise<AddressCheckRow> {
    return await readAddressCheck(this.knex, order_id, id)
  }

  /** See `settleAddressCheck`. */
  async settleAddress(settlement: { id: string; as: "accepted" | "dismissed"; actor: Actor }): Promise<void> {
    await settleAddressCheck(this.knex, settlement)
  }

  /** See `reopenAddressCheck`. */
  async reopenAddress(check: AddressCheckRow): Promise<void> {
    await this.knex.transaction(async (trx) => await reopenAddressCheck(trx, check))
  }

  /** See `findUntold`. */
  async findUntold(delay_minutes: number): Promise<string[]> {
    return await findUntold(this.knex, delay_minutes)
  }

  /** See `readUntold`. */
  async readUntold(order_ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    return await readUntold(this.knex, order_ids)
  }

  /** See `findOrdersWithChangedNotices`. */
  async findOrdersWithChangedNotices(since: Date): Promise<string[]> {
    return await findOrdersWithChangedNotices(this.knex, since)
  }

  /** The order that a fulfillment belongs to; null for none. */
  async findOrderOf(fulfillment_id: string): Promise<string | null> {
    return await findOrderOf(this.knex, fulfillment_id)
  }

  /** See `storeCarrierEvents`. */
  async storeCarrierEvents(reports: readonly CarrierReport[], job: (event_id: string) => QueuedJob): Promise<number> {
    return await this.knex.transaction(async (trx) => await storeCarrierEvents(trx, reports, job))
  }

  /** See `indexLabels`. */
  async indexLabels(labels: ChangedLabels, job: (event_id: string) => QueuedJob): Promise<number> {
    return await this.knex.transaction(async (trx) => await indexLabels(trx, labels, job))
  }

  /** See `findPackagesOf`. */
  async findPackagesOf(event_id: string): Promise<{ order_id: string; fulfillment_id: string }[]> {
    return await findPackagesOf(this.knex, event_id)
  }

  /** See `replaceTracking`. @param jobs tell of it, and commit with it */
  async setTracking(
    of: { order_id: string; fulfillment_id: string },
    choices: readonly TrackingChoice[],
    jobs: readonly QueuedJob[],
  ): Promise<TrackingChoice[]> {
    return await this.knex.transaction(async (trx) => {
      const before = await replaceTracking(trx, of, choices)
      await enqueueAll(trx, jobs)
      return before
    })
  }
}
