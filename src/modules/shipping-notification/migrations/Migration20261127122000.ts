import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const DATES = `"created_at" timestamptz NOT NULL DEFAULT now(), "updated_at" timestamptz NOT NULL DEFAULT now(), "deleted_at" timestamptz NULL`
const STATES = ["announced", "in_transit", "out_for_delivery", "ready_for_pickup", "exception", "delivered", "returned"]
const oneOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(", ")

const TABLES: Record<string, string> = {
  portal_shipment: `"order_id" text NOT NULL, "fulfillment_id" text NOT NULL, "pickup_place" text NULL,
    "pickup_address" text NULL, "pickup_hours" text NULL, "pickup_note" text NULL, "ready_at" timestamptz NULL,
    "collected_at" timestamptz NULL, "collected_by" text NULL`,
  portal_tracking: `"order_id" text NOT NULL, "fulfillment_id" text NOT NULL, "number_key" text NOT NULL,
    "carrier" text NULL, "service" text NULL`,
  portal_carrier_event: `"source" text CHECK ("source" IN ('generic', 'easypost')) NOT NULL, "external_id" text NOT NULL,
    "number_key" text NOT NULL, "carrier" text NULL, "state" text CHECK ("state" IN (${oneOf(STATES)})) NOT NULL,
    "occurred_at" timestamptz NOT NULL, "place" text NULL, "message" text NULL, "signed_by" text NULL,
    "photo_url" text NULL, "estimated_at" timestamptz NULL`,
  portal_shipping_notice: `"project_id" text NOT NULL, "order_id" text NOT NULL, "key" text NOT NULL,
    "actor_type" text CHECK ("actor_type" IN ('staff', 'client', 'system')) NOT NULL, "actor_id" text NOT NULL,
    "actor_name" text NOT NULL`,
  portal_shipping_told: `"notice_id" text NOT NULL, "order_id" text NOT NULL, "link_id" text NOT NULL,
    "packages" jsonb NOT NULL, "news" jsonb NOT NULL`,
  portal_address_check: `"project_id" text NOT NULL, "order_id" text NOT NULL, "target" text NOT NULL,
    "kind" text CHECK ("kind" IN ('confirmed', 'corrected')) NOT NULL, "address_sha256" text NOT NULL, "address" jsonb NULL,
    "link_id" text NOT NULL, "client_name" text NOT NULL,
    "settled_as" text CHECK ("settled_as" IN ('accepted', 'dismissed', 'replaced')) NULL, "settled_at" timestamptz NULL,
    "settled_by_id" text NULL, "settled_by_name" text NULL`,
}

/** Table, columns, and a condition where the index has one. */
const INDEXES: [string, string[], string?][] = [
  ["portal_shipment", ["order_id"]],
  ["portal_tracking", ["order_id"]],
  ["portal_carrier_event", ["number_key"]],
  ["portal_shipping_notice", ["order_id"]],
  ["portal_shipping_told", ["order_id"]],
  ["portal_shipping_told", ["link_id"]],
  ["portal_address_check", ["order_id"]],
]
const UNIQUE: [string, string[], string?][] = [
  ["portal_shipment", ["fulfillment_id"]],
  ["portal_tracking", ["fulfillment_id", "number_key"]],
  ["portal_carrier_event", ["source", "external_id"]],
  ["portal_shipping_notice", ["order_id", "key"]],
  ["portal_shipping_told", ["notice_id", "link_id"]],
  ["portal_address_check", ["order_id", "target"], "kind = 'corrected' AND settled_as IS NULL"],
]

const list = (columns: string[]): string => columns.map((column) => `"${column}"`).join(", ")

/** Rows of a subselect as a JSON array, in the subselect's order. */
const rows = (select: string): string => `(SELECT coalesce(json_agg(to_json(x)), '[]') FROM (${select}) x)`
/** The same text whatever the session's time zone: it becomes part of a freshness key. */
const utc = (at: string): string => `to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const EVENTS = rows(`
  SELECT e.state, ${utc("e.occurred_at")} AS at, e.place, e.message, e.signed_by, e.photo_url, e.carrier,
         ${utc("e.estimated_at")} AS estimated_at
    FROM portal_carrier_event e
   WHERE e.number_key = portal_tracking_key(b.tracking_number) AND e.number_key <> '' AND e.deleted_at IS NULL
     AND e.occurred_at >= f.created_at - interval '30 days'
   ORDER BY e.occurred_at DESC, e.created_at DESC, e.id LIMIT 50`)

const LABELS = rows(`
  SELECT b.tracking_number AS number, t.carrier, t.service, ${EVENTS} AS events
    FROM fulfillment_label b
    LEFT JOIN portal_tracking t ON t.fulfillment_id = f.id AND t.number_key = portal_tracking_key(b.tracking_number)
         AND t.deleted_at IS NULL
   WHERE b.fulfillment_id = f.id AND b.deleted_at IS NULL ORDER BY b.id`)

const FULFILLMENTS = rows(`
  SELECT f.id, coalesce(z.type = 'pickup', false) AS is_pickup, s.pickup_place, s.pickup_address, s.pickup_hours, s.pickup_note,
         ${utc("s.ready_at")} AS ready_at, ${utc("s.collected_at")} AS collected_at, s.collected_by, ${LABELS} AS labels
    FROM order_fulfillment k
    JOIN fulfillment f ON f.id = k.fulfillment_id AND f.deleted_at IS NULL
    LEFT JOIN portal_shipment s ON s.fulfillment_id = f.id AND s.deleted_at IS NULL
    LEFT JOIN shipping_option v ON v.id = f.shipping_option_id
    LEFT JOIN service_zone y ON y.id = v.service_zone_id
    LEFT JOIN fulfillment_set z ON z.id = y.fulfillment_set_id
   WHERE k.order_id = subject AND k.deleted_at IS NULL ORDER BY f.created_at, f.id`)

const CHECKS = rows(`
  SELECT c.id, c.target, c.kind, c.address_sha256, c.address, c.client_name, c.link_id, c.settled_as,
         ${utc("c.created_at")} AS at
    FROM portal_address_check c WHERE c.order_id = subject AND c.deleted_at IS NULL ORDER BY c.created_at, c.id`)

export class Migration20261127122000 extends Migration {
  override async up(): Promise<void> {
    for (const [table, columns] of Object.entries(TABLES)) {
      this.addSql(`CREATE TABLE IF NOT EXISTS "${table}" ("id" text NOT NULL, ${columns}, ${DATES},
        CONSTRAINT "${table}_pkey" PRIMARY KEY ("id"))`)
      this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_${table}_deleted_at" ON "${table}" ("deleted_at") WHERE deleted_at IS NULL`)
    }
    for (const [table, columns] of INDEXES)
      this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_${table}_${columns.join("_")}"
        ON "${table}" (${list(columns)}) WHERE deleted_at IS NULL`)
    for (const [table, columns, where] of UNIQUE)
      this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_${table}_${columns.join("_")}_unique"
        ON "${table}" (${list(columns)}) WHERE ${where ? `${where} AND ` : ""}deleted_at IS NULL`)

    // As trackingKey in src/contracts/shipping/recognize-carrier.ts.
    this.addSql(`CREATE OR REPLACE FUNCTION portal_tracking_key(number text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
      SELECT regexp_replace(regexp_replace(upper(normalize(coalesce(number, ''), NFKC)), '[^A-Z0-9]', '', 'g'),
                            '^420([0-9]{5}|[0-9]{9})(9[0-9]{21})$', '\\2')
    $$`)
    // What is known of an order's packages beside Medusa's own facts; null for an order that is gone.
    this.addSql(`CREATE OR REPLACE FUNCTION portal_read_shipping(subject text) RETURNS json LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT json_build_object(
          'settings', (SELECT s.value FROM portal_setting s WHERE s.namespace = 'shipping'),
          'fulfillments', ${FULFILLMENTS}, 'checks', ${CHECKS})
         FROM "order" o WHERE o.id = subject AND o.deleted_at IS NULL);
      END $$`)
    // A hash of exactly what is read: it needs no list of the tables behind it.
    this.addSql(`CREATE OR REPLACE FUNCTION portal_freshness_shipping(subject text) RETURNS text LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN coalesce(md5(portal_read_shipping(subject)::text), '');
      END $$`)
    // What an order's clients were told of its packages, and what became of those mails.
    this.addSql(`CREATE OR REPLACE FUNCTION portal_freshness_told(subject text) RETURNS text LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT concat_ws('|', count(*), sum(t.xmin::text::bigint)) FROM portal_shipping_notice t WHERE t.order_id = subject)
          || '/' || (SELECT concat_ws('|', count(*), sum(t.xmin::text::bigint)) FROM portal_shipping_told t WHERE t.order_id = subject)
          || '/' || (SELECT concat_ws('|', count(*), sum(n.xmin::text::bigint)) FROM portal_link l
                       JOIN portal_notice n ON n.link_id = l.id AND n.resource_type = 'portal_shipping_notice'
                      WHERE l.order_id = subject)
          || '/' || (SELECT concat_ws('|', count(*), sum(l.xmin::text::bigint)) FROM portal_link l WHERE l.order_id = subject);
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP FUNCTION IF EXISTS portal_freshness_told(text)`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_freshness_shipping(text)`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_read_shipping(text)`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_tracking_key(text)`)
    for (const table of Object.keys(TABLES).reverse()) this.addSql(`DROP TABLE IF EXISTS "${table}"`)
  }
}
