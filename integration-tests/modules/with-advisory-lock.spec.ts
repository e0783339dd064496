import { Pool } from "pg"
import { withAdvisoryLock } from "../../src/modules/outbox/with-advisory-lock"
import { waitFor } from "../support/wait"
import { createDatabase, type TestDatabase } from "./support/database"

let database: TestDatabase
let pools: Pool[]

beforeAll(async () => {
  database = await createDatabase()
})
beforeEach(() => {
  // Two instances of the app.
  pools = [0, 1].map(() => new Pool({ connectionString: database.url, max: 4 }))
  // A connection that is still closing when its database is dropped reports that here.
  for (const pool of pools) pool.on("error", () => undefined)
})
afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.end()))
})
afterAll(() => database.close())

const onePool = (index = 0): Pool => {
  const pool = pools[index % pools.length]
  if (!pool) throw new Error("The pools are made before each test")
  return pool
}

describe("work under a name", () => {
  it("runs one at a time over all instances, and all of it runs", async () => {
    let running = 0
    const seen: number[] = []
    const work = async () => {
      seen.push(++running)
      await database.knex.raw("SELECT pg_sleep(0.01)")
      running--
    }
    await Promise.all(Array.from({ length: 20 }, (_, index) => withAdvisoryLock(onePool(index), "order_1", work)))
    expect(seen).toEqual(Array.from({ length: 20 }, () => 1))
  })

  it("waits for nobody under another name", async () => {
    const order: string[] = []
    await withAdvisoryLock(onePool(), "order_1", async () => {
      await withAdvisoryLock(onePool(1), "order_2", async () => void order.push("inner"))
      order.push("outer")
    })
    expect(order).toEqual(["inner", "outer"])
  })

  it("that waits in this process holds no connection, so that work under other names goes on", async () => {
    const order: string[] = []
    let begin = (): void => undefined
    let finish = (): void => undefined
    const isBegun = new Promise<void>((resolve) => (begin = resolve))
    const isToEnd = new Promise<void>((resolve) => (finish = resolve))
    const begun = withAdvisoryLock(onePool(), "order_1", async () => {
      begin()
      await isToEnd
    })
    await isBegun
    const waiting = Array.from({ length: 20 }, () =>
      withAdvisoryLock(onePool(), ["order_1", "order_3"], async () => void order.push("waited")),
    )
    await withAdvisoryLock(onePool(), "order_2", async () => void order.push("other"))
    finish()
    await Promise.all([begun, ...waiting])
    expect(order).toEqual(["other", ...Array.from({ length: 20 }, () => "waited")])
  })

  it("that fails says why, and is held up for nobody after it", async () => {
    const failing = withAdvisoryLock(onePool(), "order_1", () => Promise.reject(new Error("no stock")))
    await expect(failing).rejects.toThrow("no stock")
    expect(await withAdvisoryLock(onePool(1), "order_1", async () => "sold")).toBe("sold")
    await waitFor(async () => onePool().totalCount === 0, { what: "the connection of the failure to be closed" })
  })
})
