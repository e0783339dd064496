import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Each move of a project names its actor; moves without one were made by the portal itself. */
export class Migration20261126173100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "portal_stage_move" ADD COLUMN IF NOT EXISTS "actor_type" text NULL`)
    this.addSql(`UPDATE "portal_stage_move" SET
      "actor_type" = CASE WHEN "actor_id" IS NULL THEN 'system' WHEN "actor_id" LIKE 'plink\\_%' THEN 'client' ELSE 'staff' END,
      "actor_id" = coalesce("actor_id", 'system'),
      "actor_name" = coalesce("actor_name", 'System')`)
    this.addSql(`ALTER TABLE "portal_stage_move"
      ALTER COLUMN "actor_type" SET NOT NULL, ALTER COLUMN "actor_id" SET NOT NULL, ALTER COLUMN "actor_name" SET NOT NULL,
      ADD CONSTRAINT "portal_stage_move_actor_type_check" CHECK ("actor_type" IN ('staff', 'client', 'system'))`)
  }

  override async down(): Promise<void> {
    this.addSql(
      `ALTER TABLE "portal_stage_move" ALTER COLUMN "actor_id" DROP NOT NULL, ALTER COLUMN "actor_name" DROP NOT NULL`,
    )
    this.addSql(`UPDATE "portal_stage_move" SET "actor_id" = NULL, "actor_name" = NULL WHERE "actor_type" = 'system'`)
    this.addSql(`ALTER TABLE "portal_stage_move" DROP COLUMN IF EXISTS "actor_type"`)
  }
}
