import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Who asked, and who recorded a decision, are actors: type, id and name. Requests without an id were made by the portal. */
export class Migration20261126173200 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "portal_approval_request" RENAME COLUMN "requested_by" TO "requested_by_name"`)
    this.addSql(`ALTER TABLE "portal_approval_request" ADD COLUMN "requested_by_type" text NULL`)
    this.addSql(`UPDATE "portal_approval_request" SET
      "requested_by_type" = CASE WHEN "requested_by_id" IS NULL THEN 'system' ELSE 'staff' END,
      "requested_by_id" = coalesce("requested_by_id", 'system'),
      "requested_by_name" = coalesce("requested_by_name", 'System')`)
    this.addSql(`ALTER TABLE "portal_approval_request"
      ALTER COLUMN "requested_by_type" SET NOT NULL, ALTER COLUMN "requested_by_id" SET NOT NULL,
      ALTER COLUMN "requested_by_name" SET NOT NULL,
      ADD CONSTRAINT "portal_approval_request_requested_by_type_check" CHECK ("requested_by_type" IN ('staff', 'client', 'system'))`)
    this.addSql(`ALTER TABLE "portal_decision" RENAME COLUMN "recorded_by" TO "recorded_by_name"`)
    this.addSql(`ALTER TABLE "portal_decision" ADD COLUMN "recorded_by_type" text NULL
      CONSTRAINT "portal_decision_recorded_by_type_check" CHECK ("recorded_by_type" IN ('staff', 'client', 'system'))`)
    this.addSql(`UPDATE "portal_decision" SET "recorded_by_type" = 'staff' WHERE "recorded_by_id" IS NOT NULL`)
  }

  override async down(): Promise<void> {
    this.addSql(`ALTER TABLE "portal_decision" DROP COLUMN "recorded_by_type"`)
    this.addSql(`ALTER TABLE "portal_decision" RENAME COLUMN "recorded_by_name" TO "recorded_by"`)
    this.addSql(`ALTER TABLE "portal_approval_request"
      ALTER COLUMN "requested_by_id" DROP NOT NULL, ALTER COLUMN "requested_by_name" DROP NOT NULL`)
    this.addSql(`UPDATE "portal_approval_request" SET "requested_by_id" = NULL, "requested_by_name" = NULL
      WHERE "requested_by_type" = 'system'`)
    this.addSql(`ALTER TABLE "portal_approval_request" DROP COLUMN "requested_by_type"`)
    this.addSql(`ALTER TABLE "portal_approval_request" RENAME COLUMN "requested_by_name" TO "requested_by"`)
  }
}
