import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261125224936 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "portal_link" add column if not exists "given_by_link_id" text null, add column if not exists "given_by_name" text null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "portal_link" drop column if exists "given_by_link_id", drop column if exists "given_by_name";`);
  }

}
