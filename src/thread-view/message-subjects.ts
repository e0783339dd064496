import type { MedusaContainer } from "@medusajs/framework/types"
import type { MessageSubject, NamedSubject } from "../contracts"
import { portalError } from "../lib/portal-error"
import { runSql, sql } from "../lib/sql"

/**
 * What a message about an order can refer to: its lines at the present version, proofs and invoices. Clients know a proof
 * once it was sent to them, and an invoice once it was issued.
 */
const SUBJECTS = `
  SELECT * FROM (
    SELECT 'line' AS type, l.id, coalesce(nullif(btrim(l.product_title), ''), l.title) AS title, 1 AS part, l.created_at AS at
      FROM "order" o
      JOIN order_item i ON i.order_id = o.id AND i.version = o.version AND i.deleted_at IS NULL
      JOIN order_line_item l ON l.id = i.item_id AND l.deleted_at IS NULL
     WHERE o.id = ?
    UNION ALL
    SELECT 'proof', p.id, p.title, 2, p.created_at FROM portal_proof p
     WHERE p.order_id = ? AND p.deleted_at IS NULL
       AND (?::boolean OR EXISTS (SELECT 1 FROM portal_approval_request r
                                   WHERE r.subject_type = 'proof' AND r.subject_id = p.id AND r.state <> 'withdrawn'
                                     AND r.deleted_at IS NULL))
    UNION ALL
    SELECT 'invoice', i.id, i.number, 3, i.issued_at FROM portal_invoice i
     WHERE i.order_id = ? AND i.issued_at IS NOT NULL AND i.deleted_at IS NULL) subject`

type Reader = "client" | "staff"

const bindings = (order_id: string, reader: Reader) => [order_id, order_id, reader === "staff", order_id]

/** Lines of the same product are one of them, the first. */
export const listMessageSubjects = async (container: MedusaContainer, order_id: string): Promise<NamedSubject[]> => {
  const rows = await runSql<NamedSubject>(
    container,
    sql(`${SUBJECTS} ORDER BY part, at, id LIMIT 500`, ...bindings(order_id, "staff")),
  )
  const named = new Map<string, NamedSubject>()
  for (const { type, id, title } of rows) {
    const name = type === "line" ? `line:${title}` : id
    if (!named.has(name)) named.set(name, { type, id, title })
  }
  return [...named.values()]
}

/** What a message refers to. @throws MedusaError not_found for what does not belong to the order or is not known to a client */
export const findMessageSubject = async (
  container: MedusaContainer,
  order_id: string,
  { type, id }: MessageSubject,
  reader: Reader,
): Promise<NamedSubject> => {
  const [found] = await runSql<NamedSubject>(
    container,
    sql(`${SUBJECTS} WHERE subject.type = ? AND subject.id = ?`, ...bindings(order_id, reader), type, id),
  )
  if (!found) throw portalError("not_found", "This order has no such line, proof or invoice.")
  return { type: found.type, id: found.id, title: found.title }
}
