import { randomUUID } from "node:crypto"
import type { Actor } from "../../src/contracts"
import { BrandingModuleService } from "../../src/modules/branding/service"
import { createDatabase, dependencies, outcomes, type TestDatabase } from "./support/database"

let database: TestDatabase
let brandings: BrandingModuleService

beforeAll(async () => {
  database = await createDatabase(["portal_branding"])
  brandings = new BrandingModuleService(dependencies(database))
})
afterAll(() => database.close())

const SARAH: Actor = { type: "client", id: "plink_sarah", name: "Sarah Smith" }
const brand = () => ({ customer_id: `cus_${randomUUID()}`, actor: SARAH })
const RED = { name: "Harbor red", hex: "#b3202c", pms: "PMS 186 C" }

describe("a brand's colors", () => {
  it("are added in order, the same one once, also when it is added many times at once", async () => {
    const of = brand()
    await outcomes(Array.from({ length: 6 }, () => brandings.addColor(of, RED)))
    const colors = await brandings.addColor(of, { name: "White", hex: "#ffffff", pms: null })
    expect(colors.map(({ name, version }) => [name, version])).toEqual([
      ["Harbor red", 1],
      ["White", 1],
    ])
  })

  it("are changed by one of two who saw the same version", async () => {
    const of = brand()
    const [color] = await brandings.addColor(of, RED)
    const { won, lost } = await outcomes(
      ["#aa0000", "#bb0000"].map((hex) => brandings.saveColor(of, { ...RED, hex, id: color?.id ?? "", version: 1 })),
    )
    expect([won.length, lost]).toEqual([1, [expect.objectContaining({ code: "conflict" })]])
    expect((await brandings.listColors(of.customer_id))[0]?.version).toBe(2)
  })

  it("are not removed at a version that is gone, and are gone after that", async () => {
    const of = brand()
    const [color] = await brandings.addColor(of, RED)
    const id = color?.id ?? ""
    await brandings.saveColor(of, { ...RED, name: "Red", id, version: 1 })
    await expect(brandings.removeColor(of, { id, version: 1 })).rejects.toMatchObject({ code: "conflict" })
    expect(await brandings.removeColor(of, { id, version: 2 })).toEqual([])
    await expect(brandings.removeColor(of, { id, version: 3 })).rejects.toMatchObject({ code: "not_found" })
  })

  it("are those of one customer alone", async () => {
    const [one, other] = [brand(), brand()]
    const [color] = await brandings.addColor(one, RED)
    const change = brandings.saveColor(other, { ...RED, id: color?.id ?? "", version: 1 })
    await expect(change).rejects.toMatchObject({ code: "not_found" })
    expect(await brandings.listColors(other.customer_id)).toEqual([])
  })

  it("end at fifty, however many are added at once", async () => {
    const of = brand()
    const { won, lost } = await outcomes(
      Array.from({ length: 55 }, (_, index) => brandings.addColor(of, { ...RED, name: `Color ${index}` })),
    )
    expect([won.length, lost.length]).toEqual([50, 5])
    expect(lost[0]).toMatchObject({ code: "not_allowed" })
  })
})
