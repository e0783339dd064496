import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126235909 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "portal_payment_finding" drop constraint if exists "portal_payment_finding_key_unique";`);
    this.addSql(`alter table if exists "portal_payment" drop constraint if exists "portal_payment_medusa_payment_id_unique";`);
    this.addSql(`alter table if exists "portal_payment" drop constraint if exists "portal_payment_key_unique";`);
    this.addSql(`alter table if exists "portal_dispute" drop constraint if exists "portal_dispute_stripe_dispute_id_payment_id_unique";`);
    this.addSql(`alter table if exists "portal_checkout" drop constraint if exists "portal_checkout_stripe_session_id_unique";`);
    this.addSql(`create table if not exists "portal_checkout" ("id" text not null, "project_id" text not null, "link_id" text not null, "version" text not null, "state" text check ("state" in ('opening', 'open', 'processing', 'paid', 'failed', 'expired')) not null default 'opening', "currency_code" text not null, "amount" text not null, "attempt" integer not null, "stripe_session_id" text null, "stripe_payment_intent_id" text null, "url" text null, "expires_at" timestamptz null, "method" text check ("method" in ('stripe_card', 'stripe_us_bank_account', 'stripe_sepa_debit', 'stripe_other')) null, "failure" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_checkout_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_checkout_project_id" ON "portal_checkout" ("project_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_checkout_deleted_at" ON "portal_checkout" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_checkout_stripe_session_id_unique" ON "portal_checkout" ("stripe_session_id") WHERE stripe_session_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_checkout_stripe_payment_intent_id" ON "portal_checkout" ("stripe_payment_intent_id") WHERE stripe_payment_intent_id IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_checkout_part" ("id" text not null, "checkout_id" text not null, "invoice_id" text not null, "order_id" text not null, "amount" text not null, "position" integer not null, "is_open" boolean not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_checkout_part_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_checkout_part_checkout_id" ON "portal_checkout_part" ("checkout_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_checkout_part_order_id" ON "portal_checkout_part" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_checkout_part_deleted_at" ON "portal_checkout_part" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_checkout_part_invoice_id" ON "portal_checkout_part" ("invoice_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_checkout_part_one_open" ON "portal_checkout_part" ("invoice_id") WHERE is_open AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_dispute" ("id" text not null, "stripe_dispute_id" text not null, "payment_id" text not null, "order_id" text not null, "currency_code" text not null, "amount" text not null, "is_withdrawn" boolean not null, "status" text not null, "reason" text null, "respond_by" timestamptz null, "opened_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_dispute_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_dispute_payment_id" ON "portal_dispute" ("payment_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_dispute_order_id" ON "portal_dispute" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_dispute_deleted_at" ON "portal_dispute" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_dispute_stripe_dispute_id_payment_id_unique" ON "portal_dispute" ("stripe_dispute_id", "payment_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_payment" ("id" text not null, "project_id" text not null, "order_id" text not null, "invoice_id" text null, "checkout_id" text null, "method" text check ("method" in ('stripe_card', 'stripe_us_bank_account', 'stripe_sepa_debit', 'stripe_other', 'bank_transfer', 'cheque', 'cash', 'other')) not null, "currency_code" text not null, "amount" text not null, "medusa_collection_id" text null, "medusa_payment_id" text null, "stripe_payment_intent_id" text null, "last4" text null, "reference" text null, "note" text null, "key" text not null, "received_at" timestamptz not null, "booked_at" timestamptz null, "actor_type" text check ("actor_type" in ('staff', 'client', 'system')) not null, "actor_id" text not null, "actor_name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_payment_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_payment_project_id" ON "portal_payment" ("project_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_payment_order_id" ON "portal_payment" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_payment_deleted_at" ON "portal_payment" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_payment_key_unique" ON "portal_payment" ("key") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_payment_invoice_id" ON "portal_payment" ("invoice_id") WHERE invoice_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_payment_medusa_payment_id_unique" ON "portal_payment" ("medusa_payment_id") WHERE medusa_payment_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_payment_stripe_payment_intent_id" ON "portal_payment" ("stripe_payment_intent_id") WHERE stripe_payment_intent_id IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_payment_finding" ("id" text not null, "key" text not null, "code" text check ("code" in ('late_payment', 'overpaid', 'unknown_payment', 'amount_differs', 'failed_after_paid', 'refund_unbooked')) not null, "order_id" text null, "invoice_id" text null, "stripe_id" text null, "currency_code" text null, "booked" text null, "at_stripe" text null, "resolved_at" timestamptz null, "resolution_note" text null, "resolved_by_type" text check ("resolved_by_type" in ('staff', 'client', 'system')) null, "resolved_by_id" text null, "resolved_by_name" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_payment_finding_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_payment_finding_deleted_at" ON "portal_payment_finding" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_payment_finding_key_unique" ON "portal_payment_finding" ("key") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "portal_stripe_event" ("id" text not null, "type" text not null, "is_live" boolean not null, "object_id" text not null, "payload" jsonb not null, "processed_at" timestamptz null, "problem" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_stripe_event_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_stripe_event_deleted_at" ON "portal_stripe_event" ("deleted_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "portal_checkout" cascade;`);

    this.addSql(`drop table if exists "portal_checkout_part" cascade;`);

    this.addSql(`drop table if exists "portal_dispute" cascade;`);

    this.addSql(`drop table if exists "portal_payment" cascade;`);

    this.addSql(`drop table if exists "portal_payment_finding" cascade;`);

    this.addSql(`drop table if exists "portal_stripe_event" cascade;`);
  }

}
