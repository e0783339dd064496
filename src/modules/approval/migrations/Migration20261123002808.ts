import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261123002808 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "portal_decision" drop constraint if exists "portal_decision_request_id_unique";`);
    this.addSql(`alter table if exists "portal_approval_request" drop constraint if exists "portal_approval_request_project_id_unique";`);
    this.addSql(`alter table if exists "portal_approval_request" drop constraint if exists "portal_approval_request_project_id_version_unique";`);
    this.addSql(`create table if not exists "portal_approval_request" ("id" text not null, "project_id" text not null, "order_id" text not null, "version" integer not null, "state" text check ("state" in ('open', 'approved', 'changes_requested', 'declined', 'superseded', 'withdrawn')) not null default 'open', "document_sha256" text not null, "amount" text not null, "currency_code" text not null, "message" text null, "requested_by" text null, "requested_by_id" text null, "changes" jsonb not null, "closed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_approval_request_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_approval_request_order_id" ON "portal_approval_request" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_approval_request_deleted_at" ON "portal_approval_request" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_approval_request_project_id_version_unique" ON "portal_approval_request" ("project_id", "version") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_approval_request_project_id_unique" ON "portal_approval_request" ("project_id") WHERE state = 'open' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_decision" ("id" text not null, "request_id" text not null, "project_id" text not null, "order_id" text not null, "kind" text check ("kind" in ('approved', 'changes_requested', 'declined')) not null, "version" integer not null, "name" text not null, "email" text null, "message" text null, "amount" text not null, "currency_code" text not null, "document_sha256" text not null, "link_id" text null, "recorded_by" text null, "recorded_by_id" text null, "recorded_channel" text check ("recorded_channel" in ('phone', 'email', 'in_person')) null, "decided_at" timestamptz not null, "effects_done_at" timestamptz null, "effects_error" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_decision_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_decision_project_id" ON "portal_decision" ("project_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_decision_order_id" ON "portal_decision" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_decision_deleted_at" ON "portal_decision" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_decision_request_id_unique" ON "portal_decision" ("request_id") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "portal_approval_request" cascade;`);

    this.addSql(`drop table if exists "portal_decision" cascade;`);
  }

}
