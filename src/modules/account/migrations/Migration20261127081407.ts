import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * When somebody last wrote about an order, so that an account's conversations are listed without looking at each order; and
 * which orders were moved from one customer to another, so that staff are told of links that still open them.
 * `portal_index_account` writes the whole row: the order's part by `portal_index_account_order`, and these.
 */
export class Migration20261127081407 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "portal_account_order" ADD COLUMN IF NOT EXISTS "last_message_at" timestamptz NULL`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_account_order_last_message"
      ON "portal_account_order" ("customer_id", "sales_channel_id", "last_message_at") WHERE "last_message_at" IS NOT NULL`)
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_account_move" (
      "id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      "order_id" text NOT NULL,
      "from_customer_id" text NOT NULL,
      "moved_at" timestamptz NOT NULL DEFAULT clock_timestamp())`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_account_move_order" ON "portal_account_move" ("order_id")`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_account_move_from" ON "portal_account_move" ("from_customer_id")`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_index_account(subject text) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE known text;
      BEGIN
        -- The lock that portal_index_account_order takes: of two at once, one notes the move.
        PERFORM pg_advisory_xact_lock(hashtextextended('portal:account-order:' || subject, 0));
        SELECT a.customer_id INTO known FROM portal_account_order a WHERE a.order_id = subject;
        PERFORM portal_index_account_order(subject);
        INSERT INTO portal_account_move (order_id, from_customer_id)
        SELECT o.id, known FROM "order" o
         WHERE o.id = subject AND known IS NOT NULL AND o.customer_id IS DISTINCT FROM known;
        UPDATE portal_account_order a SET last_message_at = written.at
          FROM (SELECT max(m.created_at) AS at FROM portal_message m
                 WHERE m.order_id = subject AND m.kind = 'message' AND m.deleted_at IS NULL) written
         WHERE a.order_id = subject AND a.last_message_at IS DISTINCT FROM written.at;
      END $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP FUNCTION IF EXISTS portal_index_account(text)`)
    this.addSql(`DROP TABLE IF EXISTS "portal_account_move"`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_portal_account_order_last_message"`)
    this.addSql(`ALTER TABLE "portal_account_order" DROP COLUMN IF EXISTS "last_message_at"`)
  }
}
