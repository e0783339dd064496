import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Logger } from "@medusajs/framework/types"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { EngagementClass, EngagementQuery } from "../../contracts"
import { type ClientPortalOptions, parseOptions } from "../../options"
import { appendEvents, rejudge } from "./append-events"
import { type EngagementDatabase, ShopDatabase } from "./engagement-database"
import { type Buffered, EventBuffer } from "./event-buffer"
import { keepMonths, type OrderFacts, saveFacts, sumShopDays } from "./facts"
import { judgeBatch, judgeView } from "./judge-batch"
import { OwnDatabase } from "./own-database"
import { erasedLinks, eraseEvents, readEvents, WRITE_LOCK } from "./personal-events"
import { readContext } from "./read-context"
import { engagementKey, findHotOrders, readOrderEngagement, readTimeline } from "./read-orders"
import { type ReportOrder, readReport, readReportOrders, type StoredReport } from "./read-report"
import { updateRollups } from "./rollups"
import type { EventOwner, OrderEngagement, ReceivedEvent, TimelineRow, Who } from "./rows"

/** When the last mail to each of some links went out; links without one are left out. */
export type ReadMailed = (link_ids: string[]) => Promise<ReadonlyMap<string, Date>>

type Dependencies = {
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex
  [ContainerRegistrationKeys.LOGGER]: Pick<Logger, "warn">
}

/**
 * What is done through links, judged and counted. Events are collected in memory and written in batches: a process that is
 * killed loses those of its last second. They are kept in the shop's database, or in one of their own. What binds a person
 * (decisions, payments) never comes from here.
 */
export class EngagementModuleService {
  private readonly own: OwnDatabase | null
  private readonly database: EngagementDatabase
  /** Both where there are two: what was kept before the option was set stays in the shop's. */
  private readonly databases: readonly EngagementDatabase[]
  private readonly buffer: EventBuffer<ReceivedEvent>
  private readonly options: ClientPortalOptions
  private readMailed: ReadMailed = async () => new Map()

  __hooks = {
    onApplicationPrepareShutdown: async () => await this.close(),
  }

  constructor(dependencies: Dependencies, options: Record<string, unknown>) {
    this.options = parseOptions(options)
    const { store } = this.options.engagement
    this.own = store ? new OwnDatabase(store.url) : null
    const shop = new ShopDatabase(dependencies[ContainerRegistrationKeys.PG_CONNECTION])
    this.database = this.own ?? shop
    this.databases = this.own ? [shop, this.own] : [shop]
    const logger = dependencies[ContainerRegistrationKeys.LOGGER]
    this.buffer = new EventBuffer(
      async (batch) => await this.write(batch),
      (message) => logger.warn(`client-portal engagement: ${message}`),
    )
  }

  /**
   * Takes an event in; it is stored within about a second.
   * @returns false when more is waiting than memory is meant to hold
   */
  record(event: ReceivedEvent, readMailed: ReadMailed): boolean {
    this.readMailed = readMailed
    return this.buffer.add(event)
  }

  /** How sure it is that a person has a page of a link before them now, by what is stored of them. Stores nothing. */
  async judgeView(who: Who, readMailed: ReadMailed): Promise<EngagementClass> {
    const context = await readContext(this.database, {
      session_ids: [who.session_id],
      addresses: who.address === null ? [] : [who.address],
      order_ids: [],
      customer_ids: [],
    })
    return judgeView(who, context, await readMailed([who.link_id])).class
  }

  /** Stores what was taken in. */
  async flush(): Promise<void> {
    await this.buffer.flush()
  }

  /** Stores what was taken in, and closes the connections that are the module's own. */
  async close(): Promise<void> {
    await this.buffer.flush()
    await this.own?.close()
  }

  /** See `readTimeline`. */
  async readTimeline(owner: EventOwner): Promise<TimelineRow[]> {
    return await readTimeline(this.database, owner)
  }

  /** See `readOrderEngagement`. */
  async readOrders(order_ids: readonly string[]): Promise<Map<string, OrderEngagement>> {
    return await readOrderEngagement(this.database, order_ids)
  }

  /** See `findHotOrders`. */
  async findHotOrders(asked: { since: Date; views: number; downloads: number }): Promise<string[]> {
    return await findHotOrders(this.database, asked)
  }

  /** Changes with every event of an order. */
  async readKey(order_id: string): Promise<string> {
    return await engagementKey(this.database, order_id)
  }

  /** See `saveFacts`. */
  async saveFacts(facts: readonly OrderFacts[]): Promise<void> {
    await saveFacts(this.database, facts)
  }

  /** See `sumShopDays`. */
  async sumShopDays(from: Date): Promise<void> {
    await sumShopDays(this.database, from)
  }

  /** See `readReport`. */
  async readReport(query: EngagementQuery): Promise<StoredReport> {
    return await readReport(this.database, query)
  }

  /** See `readReportOrders`. */
  readReportOrders(query: EngagementQuery): AsyncGenerator<ReportOrder[]> {
    return readReportOrders(this.database, query)
  }

  /** See `keepMonths`; for how long is an option of the plugin. */
  async purge(): Promise<void> {
    const { engagement_months: months, engagement_address_days: address_days } = this.options.retention
    for (const database of this.databases) await keepMonths(database, { months, address_days })
  }

  /** Makes the tables of the months of a span. Events outside the months that have one cannot be stored. */
  async addMonths(first: Date, last: Date): Promise<void> {
    await this.database.query("SELECT portal_engagement_add_months(?, ?)", [first, last])
  }

  /** See `readEvents`. */
  async readEvents(link_ids: readonly string[]): Promise<object[]> {
    return await readEvents(this.databases, link_ids)
  }

  /** See `eraseEvents`. */
  async eraseEvents(link_ids: readonly string[]): Promise<number> {
    return await eraseEvents(this.databases, link_ids)
  }

  private async write(batch: Buffered<ReceivedEvent>[]): Promise<void> {
    const received_by = performance.now()
    const link_ids = valuesOf(batch, ({ link_id }) => link_id)
    const mailed = await this.readMailed(link_ids)
    await this.database.transaction(async (trx) => {
      await trx.query(WRITE_LOCK)
      const erased = await erasedLinks(trx, link_ids)
      const given = batch.filter(({ value }) => !erased.has(value.link_id))
      const events = given.map(({ value, received_at }) => ({ event: value, age_ms: received_by - received_at }))
      const context = await readContext(trx, {
        session_ids: valuesOf(given, ({ session_id }) => session_id),
        addresses: valuesOf(given, ({ address }) => address),
        order_ids: valuesOf(given, ({ kind, order_id }) => (kind === "view" ? order_id : null)),
        customer_ids: valuesOf(given, ({ kind, customer_id }) => (kind === "view" ? customer_id : null)),
      })
      const stored = await appendEvents(trx, judgeBatch(events, context, mailed))
      const changed = await rejudge(trx, stored)
      await updateRollups(trx, stored, changed)
    })
  }
}

const valuesOf = (batch: Buffered<ReceivedEvent>[], of: (event: ReceivedEvent) => string | null): string[] => [
  ...new Set(batch.flatMap(({ value }) => of(value) ?? [])),
]
