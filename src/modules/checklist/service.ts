import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import { enqueueAll, type QueuedJob } from "../../lib/jobs/queued-job"
import { portalError } from "../../lib/portal-error"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { type Ask, type Gift, insertAsked, keepGift, reopenEntry, type Settlement, settleEntry } from "./entries"
import { ChecklistEntry } from "./models/entry"
import type { EntryRow } from "./rows"

const ReadOnlyService = MedusaService({ ChecklistEntry })
refuseGeneratedWrites(ReadOnlyService)

/** What shops ask their clients for, and what clients gave. What an order itself lacks is worked out by `checklistOf`. */
export class ChecklistModuleService extends ReadOnlyService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** Staff ask for something in their own words. */
  async ask(entry: Ask): Promise<EntryRow> {
    return await insertAsked(this.knex, entry)
  }

  /**
   * See `keepGift`.
   * @param jobs tell of it, and commit with it
   * @param attach what else is written with it; what it throws takes it back
   */
  async give(
    gift: Gift,
    jobs: (entry: EntryRow) => QueuedJob[],
    attach: (trx: Knex, entry: EntryRow) => Promise<void> = () => Promise.resolve(),
  ): Promise<EntryRow> {
    return await this.knex.transaction(async (trx) => {
      const entry = await keepGift(trx, gift)
      await attach(trx, entry)
      await enqueueAll(trx, jobs(entry))
      return entry
    })
  }

  /** See `settleEntry`. @param inTransaction runs after the write and commits with it */
  async settle(
    settlement: Settlement,
    inTransaction: (trx: Knex, entry: EntryRow) => Promise<void> = () => Promise.resolve(),
  ): Promise<EntryRow> {
    return await this.knex.transaction(async (trx) => {
      const entry = await settleEntry(trx, settlement)
      await inTransaction(trx, entry)
      return entry
    })
  }

  /** See `reopenEntry`. */
  async reopen(id: string): Promise<void> {
    await reopenEntry(this.knex, id)
  }

  /** @throws MedusaError not_found */
  async getEntry(id: string): Promise<EntryRow> {
    const entry = await this.knex<EntryRow>("portal_checklist_entry").where({ id }).whereNull("deleted_at").first()
    if (!entry) throw portalError("not_found", "This item does not exist.")
    return entry
  }
}
