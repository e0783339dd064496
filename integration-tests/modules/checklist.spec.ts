import { randomUUID } from "node:crypto"
import type { Actor, PostalAddress } from "../../src/contracts"
import type { Gift } from "../../src/modules/checklist/entries"
import { ChecklistModuleService } from "../../src/modules/checklist/service"
import { countRows, createDatabase, dependencies, jobs, outcomes, type TestDatabase } from "./support/database"

let database: TestDatabase
let checklists: ChecklistModuleService

beforeAll(async () => {
  database = await createDatabase()
  checklists = new ChecklistModuleService(dependencies(database))
})
afterAll(() => database.close())

const SARAH: Actor = { type: "client", id: "plink_sarah", name: "Sarah Smith" }
const DANA: Actor = { type: "staff", id: "user_dana", name: "Dana Ruiz" }
const HOME: PostalAddress = {
  first_name: "Sarah",
  last_name: "Smith",
  company: null,
  address_1: "12 Pier Road",
  address_2: null,
  postal_code: "97209",
  city: "Portland",
  province: null,
  country_code: "us",
  phone: null,
}
const order = () => ({ project_id: `pproj_${randomUUID()}`, order_id: `order_${randomUUID()}` })
type Order = ReturnType<typeof order>

const gift = (of: Order, more: Partial<Gift> = {}): Gift => ({
  ...of,
  for: { kind: "sizes", item_ids: ["tee"] },
  text: "10 S, 24 M",
  address: null,
  actor: SARAH,
  ...more,
})
const give = (of: Order, more: Partial<Gift> = {}) => checklists.give(gift(of, more), () => [])
const ask = (of: Order, title = "Thread color") => checklists.ask({ ...of, title, item_ids: [] })
const settle = (of: Order, entry_id: string, as: "received" | "not_needed" | "ask_again") =>
  checklists.settle({ ...of, of: { entry_id }, as, actor: DANA })
const entriesOf = ({ order_id }: Order) => countRows(database.knex, "portal_checklist_entry", { order_id })

describe("what a client gives", () => {
  it("is kept with the job that tells of it, or not at all", async () => {
    const of = order()
    const { id } = await checklists.give(gift(of), (entry) => [
      {
        id: "notice.checklist-given",
        payload: { entry_id: entry.id, project_id: of.project_id },
        queue: "notices",
      },
    ])
    expect(await jobs(database.knex)).toContainEqual({
      job: "notice.checklist-given",
      entry_id: id,
      project_id: of.project_id,
    })
    const failing = checklists.give(gift(order()), () => {
      throw new Error("no")
    })
    await expect(failing).rejects.toThrow("no")
    expect(await countRows(database.knex, "portal_checklist_entry", { given_by_id: SARAH.id })).toBe(1)
  })

  it("replaces what was given and not settled yet, also from many tabs at once", async () => {
    const of = order()
    const { won, lost } = await outcomes(
      Array.from({ length: 8 }, (_, index) =>
        give(of, { text: `${index} S`, for: { kind: "sizes", item_ids: [`line_${index}`] } }),
      ),
    )
    expect(lost).toEqual([])
    expect(new Set(won.map(({ id }) => id)).size).toBe(1)
    expect(await entriesOf(of)).toBe(1)
    const entry = await checklists.getEntry(won[0]?.id ?? "")
    expect([...entry.item_ids].sort()).toEqual(Array.from({ length: 8 }, (_, index) => `line_${index}`))
  })

  it("keeps an address as it was typed, and loses what only hides in a text", async () => {
    const of = order()
    const { address } = await give(of, { for: { kind: "address", item_ids: [] }, text: null, address: HOME })
    expect(address).toEqual(HOME)
    expect((await give(of, { text: "10 S\u202e\u0000" })).text).toBe("10 S")
  })

  it("does not answer what staff ask of another order", async () => {
    const { id } = await ask(order())
    await expect(give(order(), { for: { entry_id: id } })).rejects.toMatchObject({ code: "not_found" })
  })

  it("is refused once staff have settled it", async () => {
    const of = order()
    const { id } = await ask(of)
    await settle(of, id, "not_needed")
    await expect(give(of, { for: { entry_id: id } })).rejects.toMatchObject({ code: "conflict" })
  })
})

describe("what staff settle", () => {
  it("is settled once, also by two of them at once", async () => {
    const of = order()
    const { id } = await give(of)
    const { won, lost } = await outcomes(
      Array.from({ length: 6 }, (_, index) => settle(of, id, index % 2 ? "received" : "not_needed")),
    )
    expect(won).toHaveLength(1)
    expect(lost).toHaveLength(5)
    for (const error of lost) expect(error).toMatchObject({ code: "conflict" })
  })

  it("commits with what is written beside it, or not at all", async () => {
    const of = order()
    const { id } = await give(of)
    const failing = checklists.settle({ ...of, of: { entry_id: id }, as: "received", actor: DANA }, () =>
      Promise.reject(new Error("no")),
    )
    await expect(failing).rejects.toThrow("no")
    expect((await checklists.getEntry(id)).closed_at).toBeNull()
  })

  it("opens again when what follows from it fails", async () => {
    const of = order()
    const { id } = await give(of)
    await settle(of, id, "received")
    await checklists.reopen(id)
    expect(await checklists.getEntry(id)).toMatchObject({ closed_at: null, closed_as: null, text: "10 S, 24 M" })
  })

  it("is asked for again in the same words, as a new item", async () => {
    const of = order()
    const { id } = await ask(of)
    await expect(settle(of, id, "ask_again")).rejects.toMatchObject({ code: "not_allowed" })
    await give(of, { for: { entry_id: id } })
    await settle(of, id, "ask_again")
    const rows = await database
      .knex("portal_checklist_entry")
      .where({ order_id: of.order_id })
      .whereNull("closed_at")
      .select<{ title: string; given_at: Date | null }[]>("title", "given_at")
    expect(rows).toEqual([{ title: "Thread color", given_at: null }])
  })

  it("of what the order lacks, gives way to what the client gave in that moment", async () => {
    const of = order()
    const nothing = { ...of, of: { kind: "sizes" as const, item_ids: ["tee"] }, as: "not_needed" as const, actor: DANA }
    const { lost } = await outcomes([give(of), checklists.settle(nothing)])
    expect(await entriesOf(of)).toBe(2 - lost.length)
    await give(of)
    await expect(checklists.settle(nothing)).rejects.toMatchObject({ code: "conflict" })
  })
})
