import { ActionQueueModuleService } from "../../src/modules/action-queue/service"
import { createDatabase, dependencies, type TestDatabase } from "./support/database"

let database: TestDatabase
let queue: ActionQueueModuleService

beforeAll(async () => {
  database = await createDatabase()
  queue = new ActionQueueModuleService(dependencies(database))
})
afterAll(() => database.close())
beforeEach(async () => {
  for (const table of ["portal_setting", "portal_quote_validity", "portal_queue_project", "portal_queue_stale"])
    await database.knex(table).delete()
})

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000)

/** A row as it was written ten minutes ago. */
const listed = async (order_id: string, more: object = {}): Promise<void> => {
  await database.knex("portal_queue_project").insert({
    ...{ order_id, project_id: `pproj_${order_id}`, waiting_since: minutesAgo(60), order_updated_at: minutesAgo(60) },
    ...{ is_running: true, is_open: true, looked_at: minutesAgo(10), ...more },
  })
}
const noted = async (): Promise<string[]> => {
  const rows: { order_id: string }[] = await database.knex("portal_queue_stale").orderBy("order_id").select("order_id")
  return rows.map(({ order_id }) => order_id)
}

describe("settings that say what projects wait for", () => {
  const save = async (namespace: string, value: object): Promise<void> => {
    await database
      .knex("portal_setting")
      .insert({ namespace, value })
      .onConflict("namespace")
      .merge({ value, updated_at: new Date() })
  }

  it.each(["proof", "purchase_order"])("note every open project when %s changes, each time", async (namespace) => {
    await listed("order_1")
    await listed("order_2")
    await listed("order_closed", { is_running: false, is_open: false })
    await save(namespace, {})
    expect(await noted()).toEqual(["order_1", "order_2"])
    await save(namespace, { gate_exempt_types: ["Blank"] })
    expect(await noted()).toEqual(["order_1", "order_1", "order_2", "order_2"])
  })

  it("note nothing where others change", async () => {
    await listed("order_1")
    await save("invoice", {})
    expect(await noted()).toEqual([])
  })
})

describe("a quote", () => {
  const validUntil = async (order_id: string, valid_until: Date, more: object = {}): Promise<void> => {
    await database.knex("portal_quote_validity").insert({
      ...{ request_id: `areq_${order_id}`, project_id: `pproj_${order_id}`, order_id, valid_until, ...more },
    })
  }

  it("is looked at again once it has expired, and not again after that", async () => {
    await listed("order_expired")
    await validUntil("order_expired", minutesAgo(5))
    await listed("order_known")
    await validUntil("order_known", minutesAgo(15))
    await listed("order_valid")
    await validUntil("order_valid", minutesAgo(-5))
    await listed("order_withdrawn")
    await validUntil("order_withdrawn", minutesAgo(5), { deleted_at: new Date() })
    await queue.noteExpired()
    expect(await noted()).toEqual(["order_expired"])
    await database.knex("portal_queue_stale").delete()
    await database.knex("portal_queue_project").where({ order_id: "order_expired" }).update({ looked_at: new Date() })
    await queue.noteExpired()
    expect(await noted()).toEqual([])
  })
})
