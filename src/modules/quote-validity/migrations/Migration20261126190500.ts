import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261126190500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_quote_validity" (
      "request_id" text NOT NULL,
      "project_id" text NOT NULL,
      "order_id" text NOT NULL,
      "valid_until" timestamptz NOT NULL,
      "created_at" timestamptz NOT NULL DEFAULT now(),
      "updated_at" timestamptz NOT NULL DEFAULT now(),
      "deleted_at" timestamptz NULL,
      CONSTRAINT "portal_quote_validity_pkey" PRIMARY KEY ("request_id"))`)
    for (const column of ["project_id", "order_id", "deleted_at"])
      this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_quote_validity_${column}"
        ON "portal_quote_validity" ("${column}") WHERE deleted_at IS NULL`)

    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_quote_renewal" (
      "id" text NOT NULL,
      "request_id" text NOT NULL,
      "valid_until" timestamptz NOT NULL,
      "link_id" text NOT NULL,
      "requested_by_name" text NOT NULL,
      "created_at" timestamptz NOT NULL DEFAULT now(),
      "updated_at" timestamptz NOT NULL DEFAULT now(),
      "deleted_at" timestamptz NULL,
      CONSTRAINT "portal_quote_renewal_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_quote_renewal_deleted_at"
      ON "portal_quote_renewal" ("deleted_at") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_quote_renewal_request_id_valid_until_unique"
      ON "portal_quote_renewal" ("request_id", "valid_until") WHERE deleted_at IS NULL`)

    // A quote expires without a row being written, so this key moves by the clock. A change of a row is told by the
    // request, which is touched in the same transaction.
    this.addSql(`CREATE OR REPLACE FUNCTION portal_freshness_quote_validity(subject text) RETURNS text
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT count(*) FROM portal_quote_validity
                 WHERE order_id = subject AND deleted_at IS NULL AND clock_timestamp() > valid_until);
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_freshness_quote_validity(text)")
    this.addSql(`DROP TABLE IF EXISTS "portal_quote_renewal"`)
    this.addSql(`DROP TABLE IF EXISTS "portal_quote_validity"`)
  }
}
