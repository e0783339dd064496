import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** An override counts for proofs in the state that they had, so it keeps that state with each. */
export class Migration20261126214500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "portal_gate_override" ADD COLUMN IF NOT EXISTS "proofs" jsonb NOT NULL DEFAULT '[]'`)
    this.addSql(`ALTER TABLE "portal_gate_override" ALTER COLUMN "proofs" DROP DEFAULT, DROP COLUMN IF EXISTS "proof_ids"`)
  }

  override async down(): Promise<void> {
    this.addSql(`ALTER TABLE "portal_gate_override" ADD COLUMN IF NOT EXISTS "proof_ids" jsonb NOT NULL DEFAULT '[]'`)
    this.addSql(`UPDATE "portal_gate_override" SET "proof_ids" = jsonb_path_query_array("proofs", '$[*].proof_id')`)
    this.addSql(`ALTER TABLE "portal_gate_override" ALTER COLUMN "proof_ids" DROP DEFAULT, DROP COLUMN IF EXISTS "proofs"`)
  }
}
