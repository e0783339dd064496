import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * One channel, `portal_live`, tells every instance of the API what changed (docs/adr/0034). A notification is delivered when
 * the transaction commits, once however often it was made in it, and says `order:<id>`, `customer:<id>`, `link:<id>` or
 * `shop:`. Modules put the triggers on their own tables.
 */
export class Migration20261127130000 extends Migration {
  override async up(): Promise<void> {
    // Arguments: the topic, and the column that holds its id. A row without an id concerns no page.
    this.addSql(`CREATE OR REPLACE FUNCTION portal_live_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        subject text;
      BEGIN
        IF TG_OP = 'DELETE' THEN
          EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) INTO subject USING OLD;
        ELSE
          EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) INTO subject USING NEW;
        END IF;
        IF subject IS NOT NULL THEN PERFORM pg_notify('portal_live', TG_ARGV[0] || ':' || subject); END IF;
        RETURN NULL;
      END $$`)
    // Of rows that name a link, the order that the link opens.
    this.addSql(`CREATE OR REPLACE FUNCTION portal_live_link_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('portal_live', 'order:' || k.order_id)
           FROM portal_link k WHERE k.id = coalesce(NEW.link_id, OLD.link_id) AND k.order_id IS NOT NULL;
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_live_checkout_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('portal_live', 'order:' || part.order_id)
           FROM portal_checkout_part part WHERE part.checkout_id = NEW.id;
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_live_shop_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('portal_live', 'shop:');
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE OR REPLACE TRIGGER "portal_contact_change_live_customer" AFTER INSERT OR UPDATE OR DELETE ON "portal_contact_change"
      FOR EACH ROW EXECUTE FUNCTION portal_live_changed('customer', 'customer_id')`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS "portal_contact_change_live_customer" ON "portal_contact_change"`)
    for (const name of ["shop_changed", "checkout_changed", "link_changed", "changed"])
      this.addSql(`DROP FUNCTION IF EXISTS portal_live_${name}() CASCADE`)
  }
}
