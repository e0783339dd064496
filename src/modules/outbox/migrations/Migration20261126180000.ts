import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What became of each notice. The row is written with the notice's job, under the job's UUID, and follows it; `link_id`
 * is set for what goes to a link's recipient.
 */
export class Migration20261126180000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS portal_notice (
      id text PRIMARY KEY,
      notice text NOT NULL,
      resource_type text NOT NULL,
      resource_id text NOT NULL,
      link_id text NULL,
      job_key text NULL,
      recipient text NULL,
      state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed', 'skipped')),
      reason text NULL,
      reason_code text NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now()
    )`)
    this.addSql(
      "CREATE INDEX IF NOT EXISTS portal_notice_link ON portal_notice (link_id, created_at) WHERE link_id IS NOT NULL",
    )
    this.addSql(
      "CREATE INDEX IF NOT EXISTS portal_notice_job_key ON portal_notice (job_key) WHERE job_key IS NOT NULL AND state = 'queued'",
    )
    this.addSql(
      "CREATE INDEX IF NOT EXISTS portal_notice_failed ON portal_notice (reason_code) WHERE state = 'failed'",
    )
    this.addSql("CREATE INDEX IF NOT EXISTS portal_notice_updated_at ON portal_notice (updated_at)")
  }

  override async down(): Promise<void> {
    this.addSql("DROP TABLE IF EXISTS portal_notice")
  }
}
