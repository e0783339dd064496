import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { LineTax } from "../contracts"
import { runSql, sql } from "../lib/sql"

/** Taxes by the id of the line or shipping method that bears them, as Medusa worked them out. */
export type OrderTaxes = ReadonlyMap<string, LineTax[]>

type Row = { id: string; name: string | null; rate: string }

const TAXES = `
  SELECT t.item_id AS id, coalesce(nullif(t.description, ''), nullif(t.code, '')) AS name,
         coalesce(t.raw_rate->>'value', t.rate::text) AS rate
    FROM order_line_item_tax_line t
    JOIN order_item d ON d.item_id = t.item_id AND d.deleted_at IS NULL
    JOIN "order" o ON o.id = d.order_id AND o.version = d.version
   WHERE o.id = ? AND t.deleted_at IS NULL
  UNION ALL
  SELECT t.shipping_method_id, coalesce(nullif(t.description, ''), nullif(t.code, '')),
         coalesce(t.raw_rate->>'value', t.rate::text)
    FROM order_shipping_method_tax_line t
    JOIN order_shipping s ON s.shipping_method_id = t.shipping_method_id AND s.deleted_at IS NULL
    JOIN "order" o ON o.id = s.order_id AND o.version = s.version
   WHERE o.id = ? AND t.deleted_at IS NULL
   ORDER BY 2, 3`

/** Taxes of an order's lines and shipping at its present version. */
export const readTaxes = async (container: MedusaContainer, order_id: string): Promise<OrderTaxes> => {
  const taxes = new Map<string, LineTax[]>()
  for (const { id, name, rate } of await runSql<Row>(container, sql(TAXES, order_id, order_id))) {
    const exact = MathBN.convert(rate)
    // Whether an untaxed sale is exempt, exported or outside the scope is for staff to say; zero is what Medusa says.
    const tax: LineTax = { name, rate: exact.toFixed(), category: exact.isZero() ? "Z" : "S" }
    taxes.set(id, [...(taxes.get(id) ?? []), tax])
  }
  return taxes
}
