import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Each line of a link's log names its actor. Of the lines so far, an id of a link's is a client's; what was opened or
 * asked for was the recipient's own act, without saying so; all else without an id was done by the portal itself.
 */
export class Migration20261126173000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "portal_link_event" ADD COLUMN IF NOT EXISTS "actor_type" text NULL`)
    this.addSql(`UPDATE "portal_link_event" e SET "actor_id" = l."id", "actor_name" = l."recipient_name"
      FROM "portal_link" l WHERE l."id" = e."link_id" AND e."actor_id" IS NULL AND e."kind" IN ('opened', 'fresh_requested')`)
    this.addSql(`UPDATE "portal_link_event" SET
      "actor_type" = CASE WHEN "actor_id" IS NULL THEN 'system' WHEN "actor_id" LIKE 'plink\\_%' THEN 'client' ELSE 'staff' END,
      "actor_id" = coalesce("actor_id", 'system'),
      "actor_name" = coalesce("actor_name", 'System')`)
    this.addSql(`ALTER TABLE "portal_link_event"
      ALTER COLUMN "actor_type" SET NOT NULL, ALTER COLUMN "actor_id" SET NOT NULL, ALTER COLUMN "actor_name" SET NOT NULL,
      ADD CONSTRAINT "portal_link_event_actor_type_check" CHECK ("actor_type" IN ('staff', 'client', 'system'))`)
  }

  override async down(): Promise<void> {
    this.addSql(
      `ALTER TABLE "portal_link_event" ALTER COLUMN "actor_id" DROP NOT NULL, ALTER COLUMN "actor_name" DROP NOT NULL`,
    )
    this.addSql(`UPDATE "portal_link_event" SET "actor_id" = NULL, "actor_name" = NULL
      WHERE "actor_type" = 'system' OR "kind" IN ('opened', 'fresh_requested')`)
    this.addSql(`ALTER TABLE "portal_link_event" DROP COLUMN IF EXISTS "actor_type"`)
  }
}
