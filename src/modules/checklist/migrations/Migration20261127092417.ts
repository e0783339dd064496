import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Rows of a subselect as a JSON array, in the subselect's order. */
const list = (rows: string): string => `(SELECT coalesce(json_agg(to_json(x)), '[]') FROM (${rows}) x)`
/** The same text whatever the session's time zone: it becomes part of a freshness key. */
const UTC = (at: string): string => `to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const ADDRESS = `(SELECT to_json(x) FROM (
  SELECT company, first_name, last_name, address_1, address_2, postal_code, city, province, country_code, phone
    FROM order_address WHERE id = o.shipping_address_id) x)`

const LINES = list(`
  SELECT l.id, l.title, l.product_title, l.variant_title, l.variant_option_values, l.requires_shipping, l.product_type,
         coalesce(d.metadata, l.metadata) AS metadata,
         EXISTS (SELECT 1 FROM portal_proof_line k JOIN portal_proof f ON f.id = k.proof_id AND f.deleted_at IS NULL
                  WHERE k.item_id = l.id AND k.order_id = subject AND k.deleted_at IS NULL) AS has_proof,
         d.shipped_quantity >= d.quantity OR d.delivered_quantity >= d.quantity AS has_left
    FROM order_item d JOIN order_line_item l ON l.id = d.item_id AND l.deleted_at IS NULL
   WHERE d.order_id = subject AND d.version = o.version AND d.deleted_at IS NULL ORDER BY l.created_at, l.id`)

const ENTRIES = list(`
  SELECT e.id, e.kind, e.title, e.item_ids, e.text, e.address, ${UTC("e.given_at")} AS given_at, e.given_by_name,
         ${UTC("e.closed_at")} AS closed_at, e.closed_as
    FROM portal_checklist_entry e
   WHERE e.order_id = subject AND e.deleted_at IS NULL ORDER BY e.created_at, e.id`)

export class Migration20261127092417 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_checklist_entry" (
      "id" text NOT NULL,
      "project_id" text NOT NULL,
      "order_id" text NOT NULL,
      "kind" text CHECK ("kind" IN ('artwork', 'sizes', 'po_number', 'address', 'other')) NOT NULL,
      "title" text NULL,
      "item_ids" jsonb NOT NULL,
      "text" text NULL,
      "address" jsonb NULL,
      "given_at" timestamptz NULL,
      "given_by_id" text NULL,
      "given_by_name" text NULL,
      "closed_at" timestamptz NULL,
      "closed_as" text CHECK ("closed_as" IN ('received', 'not_needed', 'ask_again')) NULL,
      "closed_by_id" text NULL,
      "closed_by_name" text NULL,
      "created_at" timestamptz NOT NULL DEFAULT now(),
      "updated_at" timestamptz NOT NULL DEFAULT now(),
      "deleted_at" timestamptz NULL,
      CONSTRAINT "portal_checklist_entry_pkey" PRIMARY KEY ("id"))`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_checklist_entry_project_id"
      ON "portal_checklist_entry" ("project_id") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_checklist_entry_order_id"
      ON "portal_checklist_entry" ("order_id") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_checklist_entry_deleted_at"
      ON "portal_checklist_entry" ("deleted_at") WHERE deleted_at IS NULL`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_portal_checklist_entry_open"
      ON "portal_checklist_entry" ("order_id", "kind") WHERE kind <> 'other' AND closed_at IS NULL AND deleted_at IS NULL`)

    // What a client gives counts as activity of the project (see the project module's Migration20261126174000).
    this.addSql(`CREATE OR REPLACE FUNCTION portal_checklist_activity() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM portal_touch_project(NEW.project_id);
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE CONSTRAINT TRIGGER "portal_checklist_activity" AFTER INSERT OR UPDATE OF given_at ON "portal_checklist_entry"
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.given_at IS NOT NULL) EXECUTE FUNCTION portal_checklist_activity()`)

    // All that decides what an order still needs of its client; null for an order that is gone.
    this.addSql(`CREATE OR REPLACE FUNCTION portal_read_checklist(subject text) RETURNS json LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT json_build_object(
          'status', o.status, 'is_draft', o.is_draft_order,
          'from_cart', EXISTS (SELECT 1 FROM order_cart k WHERE k.order_id = subject),
          'address', ${ADDRESS},
          'po_number', (SELECT p.po_number FROM portal_project p WHERE p.order_id = subject AND p.deleted_at IS NULL),
          'po_policy', portal_read_purchase_order_policy(subject),
          'proof_settings', (SELECT s.value FROM portal_setting s WHERE s.namespace = 'proof'),
          'requests', ${list(`SELECT r.id, r.state FROM portal_approval_request r
            WHERE r.order_id = subject AND r.subject_type = 'order' AND r.state IN ('open', 'approved') AND r.deleted_at IS NULL
            ORDER BY r.version DESC`)},
          'lines', ${LINES}, 'entries', ${ENTRIES})
         FROM "order" o WHERE o.id = subject AND o.deleted_at IS NULL);
      END $$`)
    // A hash of exactly what is read: it needs no list of the tables behind it.
    this.addSql(`CREATE OR REPLACE FUNCTION portal_freshness_checklist(subject text) RETURNS text LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN coalesce(md5(portal_read_checklist(subject)::text), '');
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP FUNCTION IF EXISTS portal_freshness_checklist(text)`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_read_checklist(text)`)
    this.addSql(`DROP TABLE IF EXISTS "portal_checklist_entry"`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_checklist_activity()`)
  }
}
