import type { MedusaContainer } from "@medusajs/framework/types"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { asValue } from "@medusajs/framework/awilix"
import { OutboxModuleService } from "../../src/modules/outbox/service"
import { PortalTokenModuleService } from "../../src/modules/portal-token/service"
import { catchUpAccountLinks, sweepAccountLinks } from "../../src/workflows/account-link/ensure-account-links"
import { createDatabase, dependencies, OPTIONS, type TestDatabase } from "./support/database"

/** FULL=1 measures a shop of 100,000 customers. */
const CUSTOMERS = process.env.FULL === "1" ? 100_000 : 2_000
const silent = { info: () => {}, warn: () => {}, error: () => {} }

let database: TestDatabase
let container: MedusaContainer

beforeAll(async () => {
  database = await createDatabase()
  // As Medusa's customer module makes it, as far as the job reads it.
  await database.knex.raw(
    `CREATE TABLE customer (id text PRIMARY KEY, email text NULL, first_name text NULL, last_name text NULL,
       company_name text NULL, created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(),
       deleted_at timestamptz NULL)`,
  )
  await database.knex.raw(
    `INSERT INTO customer (id, email, first_name, updated_at)
     SELECT 'cus_' || lpad(n::text, 8, '0'), 'c' || n || '@example.com', 'Customer ' || n, now() - interval '1 day'
       FROM generate_series(1, ?) AS n`,
    [CUSTOMERS],
  )
  container = createMedusaContainer()
  container.register({
    __pg_connection__: asValue(database.knex),
    portal_token: asValue(new PortalTokenModuleService(dependencies(database), OPTIONS)),
    portal_outbox: asValue(
      new OutboxModuleService({
        __pg_connection__: database.knex,
        configModule: { projectConfig: { workerMode: "server" } },
        logger: silent,
      } as never),
    ),
  })
})
afterAll(() => database.close())

const timed = async <T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> => {
  const started = performance.now()
  const result = await work()
  return { result, ms: Math.round(performance.now() - started) }
}
const median = (values: number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0

it(`the links of ${CUSTOMERS} customers are made by one sweep, and the run of every minute costs no look at them`, async () => {
  const first = await timed(() => sweepAccountLinks(container))
  expect(first.result).toBe(CUSTOMERS)
  await database.knex.raw("ANALYZE customer")
  await database.knex.raw("ANALYZE portal_link")
  const again = await timed(() => sweepAccountLinks(container))
  expect(again.result).toBe(0)

  const idle: number[] = []
  for (let run = 0; run < 9; run++) idle.push((await timed(() => catchUpAccountLinks(container))).ms)
  await database.knex("customer").insert({ id: "cus_new", email: "new@example.com" })
  const withOne = await timed(() => catchUpAccountLinks(container))
  expect(withOne.result).toBe(1)

  // What every minute used to cost.
  const antiJoin = await timed(() =>
    database.knex.raw(
      `SELECT c.id FROM customer c WHERE c.deleted_at IS NULL AND c.email <> '' AND NOT EXISTS (
         SELECT FROM portal_link l WHERE l.customer_id = c.id AND l.purpose = 'recipient' AND l.deleted_at IS NULL)
       ORDER BY c.id LIMIT 500`,
    ),
  )
  const { rows: plan } = await database.knex.raw<{ rows: { "QUERY PLAN": string }[] }>(
    `EXPLAIN WITH c AS MATERIALIZED (
       SELECT id, email FROM customer WHERE id > '' AND updated_at >= now() - interval '10 minutes'
          AND deleted_at IS NULL AND email <> '' ORDER BY id LIMIT 500)
     SELECT c.*, EXISTS (SELECT FROM portal_link l WHERE l.customer_id = c.id AND l.purpose = 'recipient'
       AND l.deleted_at IS NULL) FROM c`,
  )
  const lines = plan.map((line) => line["QUERY PLAN"])
  if (process.env.FULL === "1")
    process.stdout.write(
      `\n${CUSTOMERS} customers: first sweep ${first.ms} ms, nightly sweep ${again.ms} ms, run of a minute ` +
        `${median(idle)} ms (median of 9), with one new customer ${withOne.ms} ms, anti-join over all ${antiJoin.ms} ms\n` +
        `${lines.join("\n")}\n`,
    )
  // Links are looked up one by one, by their index, for the customers that changed.
  expect(lines.join("\n")).not.toMatch(/Seq Scan on portal_link/)
})
