import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const subjects = (names: string): string[] => [
  `ALTER TABLE "portal_file" DROP CONSTRAINT IF EXISTS "portal_file_subject_type_check"`,
  `ALTER TABLE "portal_file" ADD CONSTRAINT "portal_file_subject_type_check" CHECK ("subject_type" IN (${names}))`,
]

/** Files of what a shop asked its client for. */
export class Migration20261127120100 extends Migration {
  override async up(): Promise<void> {
    for (const statement of subjects("'message', 'quote_request', 'brand', 'checklist'")) this.addSql(statement)
  }

  override async down(): Promise<void> {
    for (const statement of subjects("'message', 'quote_request', 'brand'")) this.addSql(statement)
  }
}
