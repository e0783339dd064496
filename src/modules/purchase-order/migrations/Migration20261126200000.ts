import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261126200000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "portal_purchase_order_policy" ("customer_id" text not null, "mode" text check ("mode" in ('off', 'optional', 'required')) not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_purchase_order_policy_pkey" primary key ("customer_id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_portal_purchase_order_policy_deleted_at" ON "portal_purchase_order_policy" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "portal_purchase_order_policy" cascade;`)
  }
}
