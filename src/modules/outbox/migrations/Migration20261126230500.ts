import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Notices that may go out together: they wait under one `group_key`, and the first whose job runs takes the others along.
 * `sent_with` names it, before anything is sent. `payload` is that of the notice's job: ids alone.
 */
export class Migration20261126230500 extends Migration {
  override async up(): Promise<void> {
    this.addSql("ALTER TABLE portal_notice ADD COLUMN IF NOT EXISTS group_key text NULL")
    this.addSql("ALTER TABLE portal_notice ADD COLUMN IF NOT EXISTS payload jsonb NULL")
    this.addSql("ALTER TABLE portal_notice ADD COLUMN IF NOT EXISTS sent_with text NULL")
    this.addSql(
      "CREATE INDEX IF NOT EXISTS portal_notice_group ON portal_notice (group_key, notice) WHERE group_key IS NOT NULL AND sent_with IS NULL",
    )
    this.addSql(
      "CREATE INDEX IF NOT EXISTS portal_notice_sent_with ON portal_notice (sent_with) WHERE sent_with IS NOT NULL",
    )
  }

  override async down(): Promise<void> {
    this.addSql("DROP INDEX IF EXISTS portal_notice_sent_with")
    this.addSql("DROP INDEX IF EXISTS portal_notice_group")
    this.addSql("ALTER TABLE portal_notice DROP COLUMN IF EXISTS sent_with")
    this.addSql("ALTER TABLE portal_notice DROP COLUMN IF EXISTS payload")
    this.addSql("ALTER TABLE portal_notice DROP COLUMN IF EXISTS group_key")
  }
}
