import type { MedusaContainer } from "@medusajs/framework/types"
import type { DocumentKind } from "../contracts"
import type { DocumentSource } from "../documents/define-document"
import { findDocument } from "../documents/make-document"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import { runSql, sql } from "../lib/sql"
import { readFrame } from "./read-frame"

const OWN = `SELECT o.id FROM portal_account_order a
  JOIN "order" o ON o.id = a.order_id AND o.customer_id = a.customer_id AND o.deleted_at IS NULL
 WHERE a.order_id = ? AND a.customer_id = ?`

const gone = () => portalError("not_found", "This document does not exist.")

/**
 * The statement of account. It is over all orders, so that an account with several shops has none: it would show one in the
 * other.
 * @throws MedusaError not_found
 */
export const findAccountStatement = async (
  container: MedusaContainer,
  customer_id: string,
): Promise<DocumentSource> => {
  if ((await readFrame(container, customer_id, undefined)).frame.channels.length > 1) throw gone()
  return await findDocument(container, "statement", customer_id)
}

const isOwn = async (container: MedusaContainer, customer_id: string, { order_id, is_shared }: DocumentSource) =>
  order_id !== null && is_shared && (await runSql(container, sql(OWN, order_id, customer_id))).length > 0

/**
 * A paper of one of an account's orders.
 * @param customer_id of the session
 * @throws MedusaError not_found, alike for what is another's and for what does not exist
 */
export const findAccountDocument = async (
  container: MedusaContainer,
  customer_id: string,
  { kind, id }: { kind: DocumentKind; id: string },
): Promise<DocumentSource> => {
  await portalServices(container).account.refresh(customer_id)
  const source = await findDocument(container, kind, id)
  if (!(await isOwn(container, customer_id, source))) throw gone()
  return source
}
