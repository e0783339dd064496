import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { Pool, type PoolConfig } from "pg"
import { z } from "zod"

const connectionSchema = z.object({
  connectionString: z.string(),
  ssl: z.union([z.boolean(), z.record(z.string(), z.unknown())]).optional(),
})

/**
 * The worker's own pool on Medusa's database. It listens on a connection for as long as it lives, so it cannot share
 * Medusa's, whose connections are lent for a query at a time.
 */
export const createWorkerPool = (knex: Knex, max: number): Pool => {
  const { connectionString, ssl } = connectionSchema.parse(knex.client.config.connection)
  const config: PoolConfig = { connectionString, ssl, max, application_name: "client-portal-outbox" }
  return new Pool(config)
}
