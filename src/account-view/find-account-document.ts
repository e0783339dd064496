import type { MedusaContainer } from "@medusajs/framework/types"
import type { DocumentKind } from "../contracts"
import type { DocumentSource } from "../documents/define-document"
import { findDocument } from "../documents/make-document"
import { portalError } from "../lib/portal-error"
import { refreshAccount } from "./index-orders"
import type { AccountReader } from "./orders-query"
import { findOwnOrders } from "./own-order"
import { readFrame } from "./read-frame"

const gone = () => portalError("not_found", "This document does not exist.")

/**
 * The statement of account. It is over all orders, so that an account with several shops has none: it would show one in the
 * other.
 * @throws MedusaError not_found
 */
export const findAccountStatement = async (
  container: MedusaContainer,
  reader: AccountReader,
): Promise<DocumentSource> => {
  if ((await readFrame(container, reader)).frame.channels.length > 1) throw gone()
  return await findDocument(container, "statement", reader.customer_id)
}

/**
 * A paper of one of an account's orders.
 * @throws MedusaError not_found, alike for what is another's and for what does not exist
 */
export const findAccountDocument = async (
  container: MedusaContainer,
  reader: AccountReader,
  { kind, id }: { kind: DocumentKind; id: string },
): Promise<DocumentSource> => {
  await refreshAccount(container, reader.customer_id)
  const source = await findDocument(container, kind, id)
  const { order_id, is_shared } = source
  if (order_id === null || !is_shared || !(await findOwnOrders(container, reader, [order_id])).has(order_id))
    throw gone()
  return source
}
