import { randomUUID } from "node:crypto"
import type { PurchaseOrderMode } from "../../src/contracts"
import { PurchaseOrderModuleService } from "../../src/modules/purchase-order/service"
import { createDatabase, dependencies, type TestDatabase } from "./support/database"

let database: TestDatabase
let purchaseOrders: PurchaseOrderModuleService

beforeAll(async () => {
  database = await createDatabase(["portal_purchase_order"])
  purchaseOrders = new PurchaseOrderModuleService(dependencies(database))
})
afterAll(() => database.close())

const aCustomer = () => `cus_${randomUUID()}`
const save = (customer: string, mode: PurchaseOrderMode | null) =>
  purchaseOrders.saveMode(customer, mode, () => Promise.resolve())
const modeOf = async (customer: string) => (await purchaseOrders.modesOf([customer])).get(customer)

describe("a customer's policy about PO numbers", () => {
  it("is theirs alone, and none until one is set", async () => {
    const [own, other] = [aCustomer(), aCustomer()]
    await save(own, "required")
    expect([...(await purchaseOrders.modesOf([own, other]))]).toEqual([[own, "required"]])
  })

  it("is replaced by the next one, and is none again once it is left to the settings", async () => {
    const customer = aCustomer()
    await save(customer, "required")
    await save(customer, "off")
    expect(await modeOf(customer)).toBe("off")
    await save(customer, null)
    await save(customer, null)
    expect(await modeOf(customer)).toBeUndefined()
  })

  it("is one of those that were set at the same moment", async () => {
    const customer = aCustomer()
    await Promise.all(Array.from({ length: 10 }, (_, at) => save(customer, at % 2 ? "required" : "optional")))
    expect(["required", "optional"]).toContain(await modeOf(customer))
  })

  it("stays as it was when what belongs to the change fails", async () => {
    const customer = aCustomer()
    await save(customer, "optional")
    const failing = purchaseOrders.saveMode(customer, "required", () => Promise.reject(new Error("no")))
    await expect(failing).rejects.toThrow("no")
    expect(await modeOf(customer)).toBe("optional")
  })

  it("is no other word than those that are known", async () => {
    const insert = database.knex("portal_purchase_order_policy").insert({ customer_id: aCustomer(), mode: "sometimes" })
    await expect(insert).rejects.toThrow("check constraint")
  })
})
