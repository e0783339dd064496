import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261123002805 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "portal_project" drop constraint if exists "portal_project_order_id_unique";`);
    this.addSql(`alter table if exists "portal_delivery_note" drop constraint if exists "portal_delivery_note_decision_id_unique";`);
    this.addSql(`create table if not exists "portal_delivery_note" ("id" text not null, "project_id" text not null, "decision_id" text not null, "number" text not null, "state" text check ("state" in ('draft', 'issued', 'void')) not null default 'draft', "lines" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_delivery_note_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_delivery_note_project_id" ON "portal_delivery_note" ("project_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_delivery_note_deleted_at" ON "portal_delivery_note" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_delivery_note_decision_id_unique" ON "portal_delivery_note" ("decision_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_project" ("id" text not null, "order_id" text not null, "name" text not null, "po_number" text null, "in_hands_date" text null, "ship_date" text null, "owner_user_id" text null, "stage_id" text not null, "billing_state" text check ("billing_state" in ('none', 'ready_for_billing')) not null default 'none', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_project_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_project_stage_id" ON "portal_project" ("stage_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_project_deleted_at" ON "portal_project" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_project_order_id_unique" ON "portal_project" ("order_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_stage_move" ("id" text not null, "project_id" text not null, "stage_id" text not null, "stage_name" text not null, "actor_id" text null, "actor_name" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_stage_move_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_stage_move_project_id" ON "portal_stage_move" ("project_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_stage_move_deleted_at" ON "portal_stage_move" ("deleted_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "portal_delivery_note" cascade;`);

    this.addSql(`drop table if exists "portal_project" cascade;`);

    this.addSql(`drop table if exists "portal_stage_move" cascade;`);
  }

}
