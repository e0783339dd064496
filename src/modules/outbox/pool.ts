import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { Pool } from "pg"
import { pgConnectionOf } from "../../lib/pg-connection"

/**
 * The worker's own pool on Medusa's database. It listens on a connection for as long as it lives, so it cannot share
 * Medusa's, whose connections are lent for a query at a time.
 */
export const createWorkerPool = (knex: Knex, max: number): Pool =>
  new Pool({ ...pgConnectionOf(knex), max, application_name: "client-portal-outbox" })
