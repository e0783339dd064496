import { randomUUID } from "node:crypto"
import { actorColumns } from "../../src/lib/actor-columns"
import { AccountModuleService, type CountMissing } from "../../src/modules/account/service"
import { ChecklistModuleService } from "../../src/modules/checklist/service"
import { PortalSettingsModuleService } from "../../src/modules/portal-settings/service"
import { PurchaseOrderModuleService } from "../../src/modules/purchase-order/service"
import { proofSettings, shopSettings } from "../../src/contracts"
import { createDatabase, dependencies, OPTIONS, type TestDatabase } from "./support/database"
import { MONA } from "./support/facts"

let database: TestDatabase
let account: AccountModuleService

/** As much of Medusa's table as the index reads, and a function with the lock of the one that reads all of Medusa's. */
const MEDUSA = [
  `CREATE TABLE "order" (id text PRIMARY KEY, customer_id text, updated_at timestamptz NOT NULL DEFAULT now())`,
  `CREATE OR REPLACE FUNCTION portal_index_account(subject text) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('portal:account-order:' || subject, 0)) $$`,
]

beforeAll(async () => {
  database = await createDatabase()
  account = new AccountModuleService(dependencies(database))
  for (const statement of MEDUSA) await database.knex.raw(statement)
})
beforeEach(async () => {
  await database.knex("portal_account_stale").delete()
  await database.knex("portal_account_order").delete()
})
afterAll(() => database.close())

const indexed = async (more: { customer_id?: string; is_past?: boolean } = {}): Promise<string> => {
  const order_id = `order_${randomUUID()}`
  const customer_id = more.customer_id ?? `cus_${randomUUID()}`
  await database.knex("order").insert({ id: order_id, customer_id })
  await database.knex("portal_account_order").insert({
    ...{ order_id, customer_id, sales_channel_id: "sc_1", created_at: new Date(), name: "", search: "" },
    ...{ is_past: more.is_past ?? false, waiting_proofs: 0, payable_invoices: 0 },
  })
  return order_id
}
const noted = async (): Promise<string[]> =>
  [...new Set(await database.knex("portal_account_stale").pluck<string[]>("order_id"))].sort()
const missingOf = async (order_id: string): Promise<number> =>
  (await database.knex("portal_account_order").where({ order_id }).first<{ missing_items: number }>("missing_items"))
    .missing_items
const missing =
  (items: number): CountMissing =>
  (_, order_ids) =>
    Promise.resolve(new Map(order_ids.map((id) => [id, items])))

describe("orders are noted for the account portal", () => {
  it("when something is asked for, given or settled", async () => {
    const checklists = new ChecklistModuleService(dependencies(database))
    const subject = { project_id: "pproj_1", order_id: `order_${randomUUID()}` }
    const { id } = await checklists.ask({ ...subject, title: "Gate code?", item_ids: [] })
    expect(await noted()).toEqual([subject.order_id])
    await database.knex("portal_account_stale").delete()
    await checklists.settle({ ...subject, of: { entry_id: id }, as: "received", actor: MONA })
    expect(await noted()).toEqual([subject.order_id])
  })

  it("when a file that was given for it is refused, and not for files of messages", async () => {
    const order_id = `order_${randomUUID()}`
    const insert = async (subject_type: string) => {
      const id = `pfile_${randomUUID()}`
      await database.knex("portal_file").insert({
        ...{ id, project_id: "pproj_1", order_id, subject_type, subject_id: "x", ...actorColumns(MONA) },
        ...{ name: "logo.pdf", file_key: id, format: "pdf", bytes: 1, raw_bytes: '{"value":"1"}', sha256: "0" },
      })
      await database.knex("portal_file").where({ id }).update({ state: "refused" })
    }
    await insert("message")
    expect(await noted()).toEqual([])
    await insert("checklist")
    expect(await noted()).toEqual([order_id])
  })

  it("when a line gets a proof, and when it loses it", async () => {
    const order_id = `order_${randomUUID()}`
    const id = randomUUID()
    await database.knex("portal_proof_line").insert({ id, proof_id: "p", order_id, item_id: "i", position: 0 })
    expect(await noted()).toEqual([order_id])
    await database.knex("portal_account_stale").delete()
    await database.knex("portal_proof_line").where({ id }).delete()
    expect(await noted()).toEqual([order_id])
  })

  it("when it is decided anew whether their customer must give a PO number: the active ones of that customer", async () => {
    const customer_id = `cus_${randomUUID()}`
    const active = await indexed({ customer_id })
    await indexed({ customer_id, is_past: true })
    await indexed()
    const policies = new PurchaseOrderModuleService(dependencies(database))
    for (const mode of ["required", "off", null] as const) {
      await policies.saveMode(customer_id, mode, () => Promise.resolve())
      expect(await noted()).toEqual([active])
      await database.knex("portal_account_stale").delete()
    }
  })

  it("when settings change that say what is needed: all active ones, and none for other settings", async () => {
    const active = [await indexed(), await indexed()].sort()
    await indexed({ is_past: true })
    const settings = new PortalSettingsModuleService(dependencies(database), OPTIONS)
    await settings.save(shopSettings, { name: "Northfold" })
    expect(await noted()).toEqual([])
    await settings.save(proofSettings, { gate: true })
    expect(await noted()).toEqual(active)
  })
})

describe("orders that Medusa changed", () => {
  /** Ids of the orders that a run of the job wrote anew. */
  const written = async (reader: AccountModuleService, since: Date | null): Promise<string[]> => {
    const ids: string[] = []
    await reader.indexChanged(since, (_, order_ids) => {
      ids.push(...order_ids)
      return Promise.resolve(new Map())
    })
    return ids.sort()
  }

  it("are written once, although runs of the job overlap, and again after the next change", async () => {
    await database.knex("order").update({ updated_at: new Date(0) })
    const since = new Date(Date.now() - 60_000)
    const [changed, other] = [await indexed(), await indexed()]
    const reader = new AccountModuleService(dependencies(database))
    expect(await written(reader, since)).toEqual([changed, other].sort())
    expect(await written(reader, since)).toEqual([])
    await database.knex("order").where({ id: changed }).update({ updated_at: new Date() })
    expect(await written(reader, since)).toEqual([changed])
    // The nightly round looks at all of them.
    expect(await written(reader, null)).toEqual(expect.arrayContaining([changed, other]))
  })

  it("are written again when a run failed", async () => {
    await database.knex("order").update({ updated_at: new Date(0) })
    const since = new Date(Date.now() - 60_000)
    const order_id = await indexed()
    const reader = new AccountModuleService(dependencies(database))
    await expect(reader.indexChanged(since, () => Promise.reject(new Error("no")))).rejects.toThrow("no")
    expect(await written(reader, since)).toEqual([order_id])
  })
})

describe("what is missing on an order", () => {
  it("is counted for active orders alone, and written with the row", async () => {
    const [active, past] = [await indexed(), await indexed({ is_past: true })]
    await account.indexOrders([active, past], missing(2))
    expect(await Promise.all([active, past].map(missingOf))).toEqual([2, 0])
    await account.indexOrders([active], missing(0))
    expect(await missingOf(active)).toBe(0)
  })

  it("is not lost with its note when it cannot be counted", async () => {
    const order_id = await indexed()
    await database.knex("portal_account_stale").insert({ order_id })
    await expect(account.refresh(() => Promise.reject(new Error("no")))).rejects.toThrow("no")
    expect(await noted()).toEqual([order_id])
    await account.refresh(missing(3))
    expect([await noted(), await missingOf(order_id)]).toEqual([[], 3])
  })

  it("is waited for by a reader of its customer while another caller writes it", async () => {
    const customer_id = `cus_${randomUUID()}`
    const order_id = await indexed({ customer_id })
    await database.knex("portal_account_stale").insert({ order_id })
    let go: () => void = () => undefined
    let began: () => void = () => undefined
    const counting = new Promise<void>((resolve) => (began = resolve))
    const held = new Promise<void>((resolve) => (go = resolve))
    const first = account.refresh(async (_, ids) => {
      began()
      await held
      return new Map(ids.map((id) => [id, 4]))
    }, customer_id)
    await counting
    const reader = account.refresh(missing(9), customer_id).then(() => missingOf(order_id))
    // Any other caller leaves it alone, and is done at once.
    await account.refresh(missing(9))
    go()
    await first
    expect(await reader).toBe(4)
  })

  it("follows the last change when many write at once", async () => {
    const order_id = await indexed()
    const subject = { project_id: "pproj_1", order_id }
    const checklists = new ChecklistModuleService(dependencies(database))
    const counting: CountMissing = async (trx, ids) => {
      const rows = await trx("portal_checklist_entry").whereIn("order_id", [...ids])
      return new Map([[order_id, rows.length]])
    }
    await Promise.all(
      Array.from({ length: 8 }, async (_, turn) => {
        await checklists.ask({ ...subject, title: `Item ${turn}`, item_ids: [] })
        await account.refresh(counting)
      }),
    )
    expect([await noted(), await missingOf(order_id)]).toEqual([[], 8])
  })
})
