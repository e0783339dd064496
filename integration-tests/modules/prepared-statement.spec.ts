import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex"
import { prepareRead } from "../../src/lib/prepared-statement"
import { createDatabase, type TestDatabase } from "./support/database"

let database: TestDatabase
/** All that it runs goes over one connection. */
let connection: Knex

beforeAll(async () => {
  database = await createDatabase([])
  await database.knex.raw("CREATE TABLE swatch (name text)")
  await database.knex.raw("INSERT INTO swatch VALUES ('navy'), ('coral')")
})
beforeEach(() => {
  connection = knex({ client: "pg", connection: { connectionString: database.url }, pool: { min: 1, max: 1 } })
})
afterEach(async () => {
  await connection.destroy()
})
afterAll(async () => {
  await database.close()
})

const STATEMENT = "SELECT * FROM swatch WHERE name = ?"
/** How many statements the connection's server keeps, this question aside. */
const kept = async (): Promise<number> => {
  const { rows } = await connection.raw<{ rows: { name: string }[] }>("SELECT name FROM pg_prepared_statements")
  return rows.length
}

describe("a read that Postgres plans once for each connection", () => {
  it("is kept by the server, and gives other rows for other bindings", async () => {
    const read = prepareRead(STATEMENT)
    expect(await read(connection, ["navy"])).toEqual([{ name: "navy" }])
    expect(await read(connection, ["coral"])).toEqual([{ name: "coral" }])
    expect(await kept()).toBe(1)
  })

  it("goes on where a pooler gives the connection to others in between", async () => {
    const read = prepareRead(STATEMENT)
    await read(connection, ["navy"])
    await connection.raw("DEALLOCATE ALL")
    expect(await read(connection, ["coral"])).toEqual([{ name: "coral" }])
    expect(await read(connection, ["navy"])).toEqual([{ name: "navy" }])
    expect(await kept()).toBe(0)
  })

  it("goes on where a migration changed what it gives", async () => {
    const read = prepareRead(STATEMENT)
    await read(connection, ["navy"])
    await connection.raw("ALTER TABLE swatch ADD COLUMN hex text DEFAULT '#000080'")
    expect(await read(connection, ["navy"])).toEqual([{ name: "navy", hex: "#000080" }])
  })

  it("tells what else went wrong", async () => {
    const read = prepareRead("SELECT 1 / ?::int AS ratio")
    await expect(read(connection, [0])).rejects.toMatchObject({ code: "22012" })
    expect(await read(connection, [1])).toEqual([{ ratio: 1 }])
  })
})
