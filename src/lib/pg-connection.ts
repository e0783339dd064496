import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "zod"

const connectionSchema = z.object({
  connectionString: z.string(),
  ssl: z.union([z.boolean(), z.record(z.string(), z.unknown())]).optional(),
})

export type PgConnection = z.infer<typeof connectionSchema>

/** How Medusa reaches its database, for connections of our own beside Medusa's pool. */
export const pgConnectionOf = (knex: Knex): PgConnection => connectionSchema.parse(knex.client.config.connection)
