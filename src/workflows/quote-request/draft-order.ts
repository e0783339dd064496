import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules, OrderStatus } from "@medusajs/framework/utils"
import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { QuoteRequestContent, RequestedLine } from "../../contracts"
import { JobCannotSucceed } from "../../lib/jobs/define-job"
import { runSql, sql } from "../../lib/sql"
import type { QuoteRequestRow } from "../../modules/quote-request/rows"
import { LINE_METADATA } from "../../order-view/lines"
import {
  colorBeyond,
  keyOfTitle,
  readChannel,
  readProducts,
  type ShopProduct,
  variantOf,
} from "../../quote-request-view/products"

/** Key of an order's metadata that names the request it came from. */
const REQUEST_METADATA = "quote_request_id"

/**
 * The region that a request is priced in: one that delivers to its address, before others that of the account's last order,
 * then the store's own. Takes country, customer, sales channel.
 */
const REGION = `
  SELECT r.id, r.currency_code FROM region r
   WHERE r.deleted_at IS NULL
   ORDER BY EXISTS (SELECT FROM region_country c WHERE c.region_id = r.id AND c.iso_2 = ? AND c.deleted_at IS NULL) DESC,
            r.id = (SELECT o.region_id FROM "order" o WHERE o.customer_id = ? AND coalesce(o.sales_channel_id, '') = ?
                      AND o.region_id IS NOT NULL AND o.deleted_at IS NULL ORDER BY o.created_at DESC LIMIT 1) DESC NULLS LAST,
            r.id = (SELECT s.default_region_id FROM store s WHERE s.deleted_at IS NULL ORDER BY s.created_at LIMIT 1) DESC NULLS LAST,
            r.created_at, r.id
   LIMIT 1`

/** Sizes of a line, or the line as a whole. */
const partsOf = ({ sizes, quantity }: RequestedLine): { size: string | null; quantity: number }[] =>
  sizes.length > 0
    ? sizes.map(({ label, quantity }) => ({ size: label, quantity }))
    : quantity === null
      ? []
      : [{ size: null, quantity }]

const GAP = 100

/**
 * A request's lines as an order has them. What names a variant of the shop's becomes that variant, all else a line of words.
 * Nothing has a price before the shop gives it one.
 */
export const toOrderItems = (lines: readonly RequestedLine[], products: ReadonlyMap<string, ShopProduct>) =>
  lines.flatMap((line, index) =>
    partsOf(line).map(({ size, quantity }, at) => {
      const product = products.get(keyOfTitle(line.product))
      const variant = product ? variantOf(product, { color: line.color, size }) : null
      const details = [colorBeyond(line.color, variant), line.decoration].filter(Boolean).join(" · ")
      const metadata = {
        [LINE_METADATA.position]: index * GAP + at,
        ...(size === null ? {} : { [LINE_METADATA.size]: size }),
        ...(details === "" ? {} : { [LINE_METADATA.details]: details }),
        // A line without a product is taken for a charge unless it says otherwise.
        ...(variant ? {} : { [LINE_METADATA.fee]: false }),
      }
      return {
        title: product?.title ?? line.product,
        quantity,
        unit_price: 0,
        is_tax_inclusive: false,
        metadata,
        ...(product?.thumbnail ? { thumbnail: product.thumbnail } : {}),
        ...(variant
          ? {
              variant_id: variant.id,
              variant_option_values: Object.fromEntries(variant.values.map(({ option, value }) => [option, value])),
              // A quote may ask for more than there is in stock.
              allow_backorder: true,
            }
          : {}),
      }
    }),
  )

const toOrderAddress = ({ address }: QuoteRequestContent) =>
  address && Object.fromEntries(Object.entries(address).filter(([, value]) => value !== ""))

/** The draft that an earlier run has made of a request; null for none. */
const findMade = async (container: MedusaContainer, { id, customer_id }: QuoteRequestRow): Promise<string | null> => {
  const [order] = await runSql<{ id: string }>(
    container,
    sql(
      `SELECT o.id FROM "order" o WHERE o.customer_id = ? AND o.metadata ->> '${REQUEST_METADATA}' = ? LIMIT 1`,
      customer_id,
      id,
    ),
  )
  return order?.id ?? null
}

/**
 * The draft order of a sent request, made once: one that an earlier run made before it could note it is found by its
 * metadata. Callers hold the request's lock.
 * @throws JobCannotSucceed for a customer who was deleted
 */
export const ensureDraftOrder = async (container: MedusaContainer, row: QuoteRequestRow): Promise<string> => {
  const made = row.order_id ?? (await findMade(container, row))
  if (made) return made
  const { content, customer_id, sales_channel_id } = row
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: [customer_id] })
  if (!customer?.email)
    throw new JobCannotSucceed("The customer who asked for this quote was deleted or has no email address")
  const country = content.address?.country_code ?? ""
  const [region] = await runSql<{ id: string; currency_code: string }>(
    container,
    sql(REGION, country, customer_id, sales_channel_id),
  )
  if (!region) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The shop has no region")
  const channel = await readChannel(container, sales_channel_id)
  const products = await readProducts(
    container,
    channel,
    content.lines.map(({ product }) => product),
  )
  const address = toOrderAddress(content)
  // What Medusa's own route for draft orders hands over.
  const input = {
    status: OrderStatus.DRAFT,
    is_draft_order: true,
    no_notification: true,
    region_id: region.id,
    currency_code: region.currency_code,
    customer_id,
    email: customer.email,
    ...(channel === "" ? {} : { sales_channel_id: channel }),
    ...(address ? { shipping_address: address } : {}),
    items: toOrderItems(content.lines, products),
    metadata: { [REQUEST_METADATA]: row.id },
  }
  const { result } = await createOrderWorkflow(container).run({ input })
  return result.id
}
