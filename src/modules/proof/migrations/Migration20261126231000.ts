import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Files on their way into the storage, which belong to no row yet. */
export class Migration20261126231000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS portal_proof_upload (
      file_key text PRIMARY KEY,
      started_at timestamptz NOT NULL DEFAULT now(),
      abandoned_at timestamptz NULL
    )`)
    this.addSql("CREATE INDEX IF NOT EXISTS portal_proof_upload_started_at ON portal_proof_upload (started_at)")
  }

  override async down(): Promise<void> {
    this.addSql("DROP TABLE IF EXISTS portal_proof_upload")
  }
}
