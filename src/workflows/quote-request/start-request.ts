import type { MedusaContainer } from "@medusajs/framework/types"
import { refreshAccount } from "../../account-view/index-orders"
import { EMPTY_REQUEST, type QuoteRequestContent, REQUEST_LIMITS, type RequestedLine } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { createI18n } from "../../messages/i18n"
import type { QuoteRequestRow } from "../../modules/quote-request/rows"
import { decorationOf, titleOf, toLineGroups, variantDetailsOf } from "../../order-view/lines"
import type { Order, OrderItem } from "../../order-view/order-shape"
import { isPiece } from "../../order-view/pieces"
import { readOrder } from "../../order-view/read-order"
import type { AccountReader } from "../../account-view/orders-query"
import { findOwnOrders } from "../../account-view/own-order"
import { readFrame } from "../../account-view/read-frame"
import { readChannel } from "../../quote-request-view/products"
import { toRequestedAddress } from "../../quote-request-view/read-options"
import { findOwnOrder } from "../../quote-request-view/read-requests"
import { readApprovedProofIds } from "../../quote-request-view/request-proofs"

/** The person of an account session. */
export type RequestAuthor = AccountReader & { person_name: string }

const columnsOf = ({ customer_id, link_id, person_name }: RequestAuthor) => ({ customer_id, link_id, person_name })

/**
 * Begins an empty request in the shop that the session is for.
 * @throws MedusaError not_allowed while a shop has to be chosen; too_many_drafts
 */
export const startRequest = async (container: MedusaContainer, author: RequestAuthor): Promise<QuoteRequestRow> => {
  const { quoteRequests } = portalServices(container)
  await refreshAccount(container, author.customer_id)
  const { scope } = await readFrame(container, author)
  if (scope === null) throw portalError("not_allowed", "Choose the shop that the request goes to.")
  const sales_channel_id = await readChannel(container, scope.channel)
  return await quoteRequests.start({ ...columnsOf(author), sales_channel_id, repeats: null })
}

/** Whole pieces, of which a request has at least one. */
const count = (quantity: number): number => Math.min(Math.max(Math.round(quantity), 1), REQUEST_LIMITS.pieces)

/** Goods of an order as lines of a request. Charges are the shop's to add. */
export const repeatedLines = (items: OrderItem[], currency: string): RequestedLine[] => {
  const byId = new Map(items.map((item) => [item.id, item]))
  return toLineGroups(items, currency)
    .flatMap(({ lines }) => lines)
    .flatMap(({ item_ids: [first], sizes, quantity }, index) => {
      const item = byId.get(first ?? "")
      if (!item || !isPiece(item)) return []
      return {
        id: `r${index + 1}`,
        product: titleOf(item).slice(0, 200),
        color: (variantDetailsOf(item) ?? "").slice(0, 100),
        decoration: (decorationOf(item) ?? "").slice(0, 300),
        quantity: count(quantity),
        sizes: sizes
          .slice(0, REQUEST_LIMITS.sizes)
          .map((size) => ({ label: size.label.slice(0, 40), quantity: count(size.quantity) })),
      }
    })
}

/** A request holds so many lines; the others are named to the shop, so that none is lost. */
const restNote = async (container: MedusaContainer, left_out: number): Promise<string> => {
  if (left_out === 0) return ""
  const shop = await portalServices(container).settings.getShop()
  const { t, number } = createI18n({ locales: [shop.locale], timeZone: shop.time_zone })
  return t("quote_request.more_lines", { count: left_out, n: number(left_out) })
}

const repeatedContent = async (
  container: MedusaContainer,
  order: Order,
  name: string | null,
): Promise<QuoteRequestContent> => {
  const lines = repeatedLines(order.items, order.currency_code)
  const kept = lines.slice(0, REQUEST_LIMITS.lines)
  const proof_ids = await readApprovedProofIds(container, order.id)
  return {
    ...EMPTY_REQUEST,
    name: name ?? "",
    lines: kept,
    proof_ids: proof_ids.slice(0, REQUEST_LIMITS.proofs),
    notes: await restNote(container, lines.length - kept.length),
    address: toRequestedAddress(order.shipping_address),
  }
}

/**
 * Begins a request that repeats an order of the account: its goods with sizes, its address and its approved artwork. Dates
 * and the PO number belong to the order before.
 * @throws MedusaError not_found, alike for an order of another account and for one that does not exist; too_many_drafts
 */
export const startReorder = async (
  container: MedusaContainer,
  author: RequestAuthor,
  order_id: string,
): Promise<QuoteRequestRow> => {
  const { quoteRequests } = portalServices(container)
  await refreshAccount(container, author.customer_id)
  const isSeen = (await findOwnOrders(container, author, [order_id])).has(order_id)
  const own = isSeen ? await findOwnOrder(container, author.customer_id, order_id) : null
  if (!own) throw portalError("not_found", "This order does not exist.")
  const content = await repeatedContent(container, await readOrder(container, order_id), own.name)
  const { sales_channel_id } = own
  return await quoteRequests.start({ ...columnsOf(author), sales_channel_id, repeats: { order_id, content } })
}
