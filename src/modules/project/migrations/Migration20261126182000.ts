import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** "sum of the inserting transactions:count" of the rows of one table. See docs/adr/0003. */
const version = (alias: string): string => `coalesce(sum(${alias}.xmin::text::bigint), 0) || ':' || count(*)`
const part = (from: string, alias: string): string => `(SELECT ${version(alias)} FROM ${from})`

/** plpgsql, because its plans stay with the connection: planning these statements costs more than running them. */
const freshness = (name: string, body: string): string =>
  `CREATE OR REPLACE FUNCTION portal_freshness_${name}(subject text) RETURNS text LANGUAGE plpgsql STABLE AS $$ ${body} $$`

/**
 * Everything that an order says of itself. Lines count at the order's version alone, as Medusa reads them: lines of
 * earlier versions are not shown, and a new version is a change of the order's own row.
 */
const ORDER = freshness(
  "order",
  `DECLARE
     head text; at_version int; client text; ship_to text; bill_to text;
     lines text; line_ids text[]; methods text; method_ids text[];
   BEGIN
     SELECT concat_ws(',', o.xmin, o.version), o.version, o.customer_id, o.shipping_address_id, o.billing_address_id
       INTO head, at_version, client, ship_to, bill_to
       FROM "order" o WHERE o.id = subject;
     SELECT ${version("i")}, array_agg(i.item_id) INTO lines, line_ids
       FROM order_item i WHERE i.order_id = subject AND i.version = at_version AND i.deleted_at IS NULL;
     SELECT ${version("s")}, array_agg(s.shipping_method_id) INTO methods, method_ids
       FROM order_shipping s WHERE s.order_id = subject AND s.deleted_at IS NULL;
     RETURN concat_ws('/', head, lines, methods, ${[
       `(SELECT string_agg(a.id || a.xmin, ',' ORDER BY a.id) FROM order_address a WHERE a.id IN (ship_to, bill_to))`,
       part(`order_line_item l WHERE l.id = ANY (line_ids) AND l.deleted_at IS NULL`, "l"),
       part(`order_line_item_adjustment d WHERE d.item_id = ANY (line_ids) AND d.deleted_at IS NULL`, "d"),
       part(`order_line_item_tax_line t WHERE t.item_id = ANY (line_ids) AND t.deleted_at IS NULL`, "t"),
       part(`order_shipping_method m WHERE m.id = ANY (method_ids) AND m.deleted_at IS NULL`, "m"),
       part(
         `order_shipping_method_adjustment d WHERE d.shipping_method_id = ANY (method_ids) AND d.deleted_at IS NULL`,
         "d",
       ),
       part(
         `order_shipping_method_tax_line t WHERE t.shipping_method_id = ANY (method_ids) AND t.deleted_at IS NULL`,
         "t",
       ),
       part(`order_transaction n WHERE n.order_id = subject AND n.deleted_at IS NULL`, "n"),
       part(`order_credit_line c WHERE c.order_id = subject AND c.deleted_at IS NULL`, "c"),
       part(`order_cart k WHERE k.order_id = subject`, "k"),
       `(SELECT u.id || u.xmin FROM customer u WHERE u.id = client)`,
     ].join(", ")});
   END`,
)

const PROJECT = freshness(
  "project",
  `DECLARE head text; project text; owner text;
   BEGIN
     SELECT p.xmin::text, p.id, p.owner_user_id INTO head, project, owner
       FROM portal_project p WHERE p.order_id = subject AND p.deleted_at IS NULL;
     RETURN concat_ws('/', head, ${[
       `(SELECT u.id || u.xmin FROM "user" u WHERE u.id = owner AND u.deleted_at IS NULL)`,
       part(`portal_stage_move v WHERE v.project_id = project AND v.deleted_at IS NULL`, "v"),
       part(`portal_stage h WHERE h.deleted_at IS NULL`, "h"),
     ].join(", ")});
   END`,
)

const APPROVAL = freshness(
  "approval",
  `BEGIN
     RETURN concat_ws('/', ${[
       part(`portal_approval_request r WHERE r.order_id = subject AND r.deleted_at IS NULL`, "r"),
       part(`portal_decision e WHERE e.order_id = subject AND e.deleted_at IS NULL`, "e"),
     ].join(", ")});
   END`,
)

const DELIVERY = freshness(
  "delivery",
  `BEGIN
     RETURN (SELECT coalesce(sum(f.xmin::text::bigint + coalesce(a.xmin::text::bigint, 0) + coalesce(x.xmin::text::bigint, 0) + b.versions + c.versions), 0)
                    || ':' || count(*) || ':' || coalesce(sum(b.labels + c.lines), 0)
               FROM order_fulfillment k
               JOIN fulfillment f ON f.id = k.fulfillment_id AND f.deleted_at IS NULL
               LEFT JOIN fulfillment_address a ON a.id = f.delivery_address_id
               LEFT JOIN shipping_option x ON x.id = f.shipping_option_id
              CROSS JOIN LATERAL (SELECT coalesce(sum(b.xmin::text::bigint), 0) AS versions, count(*) AS labels
                                    FROM fulfillment_label b WHERE b.fulfillment_id = f.id AND b.deleted_at IS NULL) b
              CROSS JOIN LATERAL (SELECT coalesce(sum(c.xmin::text::bigint), 0) AS versions, count(*) AS lines
                                    FROM fulfillment_item c WHERE c.fulfillment_id = f.id AND c.deleted_at IS NULL) c
              WHERE k.order_id = subject AND k.deleted_at IS NULL);
   END`,
)

const SHOP = freshness("shop", `BEGIN RETURN ${part(`portal_settings g WHERE g.deleted_at IS NULL`, "g")}; END`)

/** What an order's approved document is made of: the order, and its project's own row. */
const DOCUMENT = freshness(
  "document",
  `BEGIN
     RETURN concat_ws('/', portal_freshness_order(subject),
                      (SELECT p.xmin FROM portal_project p WHERE p.order_id = subject AND p.deleted_at IS NULL));
   END`,
)

const CORE = ["order", "project", "approval", "delivery", "shop"]

const SESSION_COLUMNS = [
  ...["session_id", "id", "scope", "purpose", "order_id", "customer_id"],
  ...["recipient_name", "recipient_email", "given_by_link_id"],
]

const LIVE_SESSION_FIELDS = `session.id, link.id, link.scope, link.purpose, link.order_id, link.customer_id,
  link.recipient_name, link.recipient_email, link.given_by_link_id`
const LIVE_SESSION = `FROM portal_session session JOIN portal_link link ON link.id = session.link_id
  WHERE session.token_hash = hash AND session.deleted_at IS NULL AND session.expires_at > now()
    AND link.revoked_at IS NULL AND link.deleted_at IS NULL AND (link.expires_at IS NULL OR link.expires_at > now())`

/**
 * One freshness function a part of the page instead of one for all (docs/adr/0017): only a part whose key changed is read
 * again. Each changes with every committed insert, update and delete of a row that the part shows, whoever made it:
 * `xmin` names the transaction that wrote a row version, so that a key needs no cooperation of the writer and no clock.
 * `portal_order_freshness` stays for whoever needs a key over all of them.
 */
export class Migration20261126182000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of [ORDER, PROJECT, APPROVAL, DELIVERY, SHOP, DOCUMENT]) this.addSql(statement)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_order_freshness(subject text) RETURNS text LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN concat_ws('|', ${CORE.map((name) => `portal_freshness_${name}(subject)`).join(", ")});
      END $$`)
    this.addSql("DROP FUNCTION IF EXISTS portal_page_session(text)")
    this.addSql(`CREATE OR REPLACE FUNCTION portal_live_session(hash text)
      RETURNS TABLE (${SESSION_COLUMNS.map((name) => `${name} text`).join(", ")}) LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN QUERY
        SELECT ${LIVE_SESSION_FIELDS} ${LIVE_SESSION};
      END $$`)
  }

  /** `portal_order_freshness` means the same before and after, so the functions under it stay. */
  override async down(): Promise<void> {
    this.addSql("DROP FUNCTION IF EXISTS portal_live_session(text)")
    this.addSql(`CREATE FUNCTION portal_page_session(hash text)
      RETURNS TABLE (${[...SESSION_COLUMNS, "freshness"].map((name) => `${name} text`).join(", ")})
      LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN QUERY
        SELECT ${LIVE_SESSION_FIELDS}, CASE WHEN link.order_id IS NOT NULL THEN portal_order_freshness(link.order_id) END
          ${LIVE_SESSION};
      END $$`)
  }
}
