import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261123005004 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "portal_session" drop constraint if exists "portal_session_token_hash_unique";`);
    this.addSql(`alter table if exists "portal_link" drop constraint if exists "portal_link_customer_id_unique";`);
    this.addSql(`alter table if exists "portal_link" drop constraint if exists "portal_link_order_id_recipient_email_unique";`);
    this.addSql(`alter table if exists "portal_link" drop constraint if exists "portal_link_token_hash_unique";`);
    this.addSql(`create table if not exists "portal_link" ("id" text not null, "scope" text check ("scope" in ('project', 'account')) not null, "purpose" text check ("purpose" in ('recipient', 'preview')) not null default 'recipient', "order_id" text null, "customer_id" text null, "recipient_name" text not null, "recipient_email" text not null, "token_hash" text not null, "token_sealed" text not null, "display" text not null, "expires_at" timestamptz null, "expiry_set_at" timestamptz null, "revoked_at" timestamptz null, "last_shared_at" timestamptz null, "share_count" integer not null default 0, "last_opened_at" timestamptz null, "open_count" integer not null default 0, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_link_pkey" primary key ("id"), constraint portal_link_scope_subject check ((scope = 'project' AND order_id IS NOT NULL AND customer_id IS NULL) OR (scope = 'account' AND customer_id IS NOT NULL AND order_id IS NULL)));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_link_deleted_at" ON "portal_link" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_link_token_hash_unique" ON "portal_link" ("token_hash") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_link_order_id" ON "portal_link" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_link_customer_id" ON "portal_link" ("customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_link_order_id_recipient_email_unique" ON "portal_link" ("order_id", "recipient_email") WHERE order_id IS NOT NULL AND revoked_at IS NULL AND purpose = 'recipient' AND deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_link_customer_id_unique" ON "portal_link" ("customer_id") WHERE customer_id IS NOT NULL AND revoked_at IS NULL AND purpose = 'recipient' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_link_event" ("id" text not null, "link_id" text not null, "kind" text check ("kind" in ('created', 'shared', 'copied', 'rotated', 'revoked', 'expiry_changed', 'fresh_requested', 'opened')) not null, "actor_id" text null, "actor_name" text null, "message" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_link_event_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_link_event_link_id" ON "portal_link_event" ("link_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_link_event_deleted_at" ON "portal_link_event" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_session" ("id" text not null, "link_id" text not null, "token_hash" text not null, "expires_at" timestamptz not null, "opened_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_session_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_session_link_id" ON "portal_session" ("link_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_session_expires_at" ON "portal_session" ("expires_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_session_deleted_at" ON "portal_session" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_session_token_hash_unique" ON "portal_session" ("token_hash") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "portal_link" cascade;`);

    this.addSql(`drop table if exists "portal_link_event" cascade;`);

    this.addSql(`drop table if exists "portal_session" cascade;`);
  }

}
