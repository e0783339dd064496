import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Counters of rate-limiter-flexible's Postgres store, in the shape it expects. */
export class Migration20261123010200 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE TABLE IF NOT EXISTS "portal_rate_limit" ("key" varchar(255) NOT NULL, "points" integer NOT NULL DEFAULT 0, "expire" bigint, CONSTRAINT "portal_rate_limit_pkey" PRIMARY KEY ("key"))`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS "portal_rate_limit"`)
  }
}
