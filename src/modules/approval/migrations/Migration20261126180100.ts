import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Requests and decisions are about a subject. So far that was the order; its versions were counted by project, which is
 * the same. A subject need not have an amount, and a decision whose personal data was erased names nobody.
 */
export class Migration20261126180100 extends Migration {
  override async up(): Promise<void> {
    for (const table of ["portal_approval_request", "portal_decision"]) {
      this.addSql(`ALTER TABLE "${table}" ADD COLUMN "subject_type" text NULL, ADD COLUMN "subject_id" text NULL,
        ADD COLUMN "rules" jsonb NOT NULL DEFAULT '{}'`)
      this.addSql(`UPDATE "${table}" SET "subject_type" = 'order', "subject_id" = "order_id"`)
      this.addSql(`ALTER TABLE "${table}" ALTER COLUMN "subject_type" SET NOT NULL, ALTER COLUMN "subject_id" SET NOT NULL,
        ALTER COLUMN "rules" DROP DEFAULT, ALTER COLUMN "amount" DROP NOT NULL, ALTER COLUMN "currency_code" DROP NOT NULL`)
    }
    this.addSql(`ALTER TABLE "portal_decision" ALTER COLUMN "name" DROP NOT NULL`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_approval_request_project_id_version_unique"`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_approval_request_project_id_unique"`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_approval_request_project_id"
      ON "portal_approval_request" ("project_id") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_approval_request_subject_type_subject_id_version_unique"
      ON "portal_approval_request" ("subject_type", "subject_id", "version") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_approval_request_one_open"
      ON "portal_approval_request" ("subject_type", "subject_id") WHERE state = 'open' AND deleted_at IS NULL`)
  }

  /** Only orders had requests before: rows about anything else have no place in the older form. */
  override async down(): Promise<void> {
    this.addSql(`DO $$ BEGIN
      IF EXISTS (SELECT 1 FROM portal_approval_request WHERE subject_type <> 'order') THEN
        RAISE EXCEPTION 'There are approval requests about other things than orders, which the older version cannot keep.';
      END IF;
    END $$`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_approval_request_one_open"`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_approval_request_subject_type_subject_id_version_unique"`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_approval_request_project_id"`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_approval_request_project_id_version_unique"
      ON "portal_approval_request" ("project_id", "version") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_approval_request_project_id_unique"
      ON "portal_approval_request" ("project_id") WHERE state = 'open' AND deleted_at IS NULL`)
    this.addSql(`UPDATE "portal_decision" SET "name" = '' WHERE "name" IS NULL`)
    this.addSql(`ALTER TABLE "portal_decision" ALTER COLUMN "name" SET NOT NULL`)
    for (const table of ["portal_approval_request", "portal_decision"]) {
      this.addSql(`ALTER TABLE "${table}" ALTER COLUMN "amount" SET NOT NULL, ALTER COLUMN "currency_code" SET NOT NULL,
        DROP COLUMN "subject_type", DROP COLUMN "subject_id", DROP COLUMN "rules"`)
    }
  }
}
