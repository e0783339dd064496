import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const SHOP = ["accent", "contact_email", "contact_phone", "contact_address", "contact_website", "header_text", "footer_text", "locale", "time_zone"]

const pairs = (columns: string[]): string => columns.map((name) => `'${name}', s."${name}"`).join(", ")

/** Settings become one row of JSON a namespace, so that a new field needs no migration. What is set moves along. */
export class Migration20261126190000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "portal_setting" ("namespace" text not null, "value" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_setting_pkey" primary key ("namespace"));`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_setting_deleted_at" ON "portal_setting" ("deleted_at") WHERE deleted_at IS NULL;`)
    this.addSql(`INSERT INTO portal_setting (namespace, value, created_at, updated_at)
      SELECT v.namespace, v.value, s.created_at, s.updated_at
        FROM portal_settings s
       CROSS JOIN LATERAL (VALUES
         ('shop', jsonb_build_object('name', s.shop_name, ${pairs(SHOP)})),
         ('approval', jsonb_build_object(${pairs(["terms", "finance_gate"])})),
         ('logo', jsonb_build_object('id', s.logo_id))
       ) AS v (namespace, value)
       WHERE s.id = 'default' AND s.deleted_at IS NULL
      ON CONFLICT (namespace) DO NOTHING;`)
    this.addSql(`drop table if exists "portal_settings" cascade;`)
  }

  /** Fields of namespaces that the old table does not know are lost. */
  override async down(): Promise<void> {
    this.addSql(`create table if not exists "portal_settings" ("id" text not null, "shop_name" text not null, "accent" text not null, "logo_id" text null, "contact_email" text null, "contact_phone" text null, "contact_address" text null, "contact_website" text null, "header_text" text null, "footer_text" text null, "terms" text null, "locale" text not null, "time_zone" text not null, "finance_gate" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "portal_settings_pkey" primary key ("id"));`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_settings_deleted_at" ON "portal_settings" ("deleted_at") WHERE deleted_at IS NULL;`)
    this.addSql(`INSERT INTO portal_settings (id, shop_name, logo_id, terms, finance_gate, ${SHOP.join(", ")})
      SELECT 'default', coalesce(shop.value->>'name', 'Our shop'), logo.value->>'id', approval.value->>'terms',
             coalesce((approval.value->>'finance_gate')::boolean, false), coalesce(shop.value->>'accent', '#14532d'),
             ${SHOP.slice(1, -2).map((name) => `shop.value->>'${name}'`).join(", ")},
             coalesce(shop.value->>'locale', 'en-US'), coalesce(shop.value->>'time_zone', 'UTC')
        FROM (SELECT count(*) AS saved FROM portal_setting) all_rows
        LEFT JOIN portal_setting shop ON shop.namespace = 'shop'
        LEFT JOIN portal_setting approval ON approval.namespace = 'approval'
        LEFT JOIN portal_setting logo ON logo.namespace = 'logo'
       WHERE saved > 0
      ON CONFLICT (id) DO NOTHING;`)
    this.addSql(`drop table if exists "portal_setting" cascade;`)
  }
}
