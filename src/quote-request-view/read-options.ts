import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { proofSettings, type RequestedAddress, type RequestOptions } from "../contracts"
import { dayIn } from "../contracts/end-of-day"
import { readLogos } from "../file-view/read-logos"
import { portalServices } from "../lib/services"
import { runSql, sql } from "../lib/sql"
import type { QuoteRequestRow } from "../modules/quote-request/rows"
import { type OrderAddress, orderAddressSchema } from "../order-view/order-shape"
import { RECENT } from "./account-orders-sql"
import { choicesOf, readChannel, readProducts, readProductTitles } from "./products"
import { readProposedProofs } from "./request-proofs"

/** An address as a request holds it. Null for none, and for one without a street. */
export const toRequestedAddress = (address: OrderAddress | null): RequestedAddress | null => {
  if (!address?.address_1) return null
  const text = (key: Exclude<keyof OrderAddress, "country_code">, max: number) => (address[key] ?? "").slice(0, max)
  const country = (address.country_code ?? "").toLowerCase()
  return {
    first_name: text("first_name", 100),
    last_name: text("last_name", 100),
    company: text("company", 200),
    address_1: text("address_1", 200),
    address_2: text("address_2", 200),
    postal_code: text("postal_code", 40),
    city: text("city", 100),
    province: text("province", 100),
    country_code: /^[a-z]{2}$/.test(country) ? country : "",
    phone: text("phone", 60),
  }
}

/** The day at the shop. */
export const readToday = async (container: MedusaContainer): Promise<string> => {
  const { time_zone } = await portalServices(container).settings.getShop()
  return dayIn(time_zone, new Date())
}

const ORDERED = `WITH ${RECENT}
  SELECT t.title FROM (
    SELECT coalesce(nullif(btrim(l.product_title), ''), l.title) AS title, max(r.created_at) AS at
      FROM recent r JOIN "order" o ON o.id = r.order_id
      JOIN order_item i ON i.order_id = o.id AND i.version = o.version AND i.deleted_at IS NULL
      JOIN order_line_item l ON l.id = i.item_id AND l.deleted_at IS NULL
     GROUP BY 1) t
   WHERE t.title <> '' ORDER BY t.at DESC, t.title LIMIT 50`

const LAST_ADDRESS = `WITH ${RECENT}
  SELECT d.* FROM recent r JOIN "order" o ON o.id = r.order_id
    JOIN order_address d ON d.id = o.shipping_address_id AND d.deleted_at IS NULL
   ORDER BY r.created_at DESC LIMIT 1`

/** Where the shop's regions deliver; everywhere while no region names a country. */
const COUNTRIES = `
  SELECT c.iso_2 AS code FROM region_country c
   WHERE c.deleted_at IS NULL
     AND (c.region_id IS NOT NULL OR NOT EXISTS (SELECT FROM region_country k WHERE k.region_id IS NOT NULL AND k.deleted_at IS NULL))
   ORDER BY c.iso_2`

/** The customer's own, the default one first, then where their last order went. */
const readAddresses = async (
  container: MedusaContainer,
  { customer_id, sales_channel_id }: QuoteRequestRow,
): Promise<RequestedAddress[]> => {
  const [own, last] = await Promise.all([
    container
      .resolve(Modules.CUSTOMER)
      .listCustomerAddresses({ customer_id }, { take: 50, order: { created_at: "ASC" } }),
    runSql<unknown>(container, sql(LAST_ADDRESS, customer_id, sales_channel_id)),
  ])
  const sorted = [...own].sort((a, b) => Number(b.is_default_shipping) - Number(a.is_default_shipping))
  const all = [...sorted, ...last].flatMap((row) => toRequestedAddress(orderAddressSchema.parse(row)) ?? [])
  const different = new Map(all.map((address) => [JSON.stringify(Object.values(address)), address]))
  return [...different.values()]
}

/** What the form of a request proposes. */
export const readOptions = async (container: MedusaContainer, row: QuoteRequestRow): Promise<RequestOptions> => {
  const { customer_id, sales_channel_id, content } = row
  const channel = await readChannel(container, sales_channel_id)
  const [ordered, products, chosen, { methods }, proofs, logos, addresses, countries, today] = await Promise.all([
    runSql<{ title: string }>(container, sql(ORDERED, customer_id, sales_channel_id)),
    readProductTitles(container, channel),
    readProducts(
      container,
      channel,
      content.lines.map(({ product }) => product),
    ),
    portalServices(container).settings.get(proofSettings),
    readProposedProofs(container, row, content.proof_ids),
    readLogos(container, customer_id),
    readAddresses(container, row),
    runSql<{ code: string }>(container, sql(COUNTRIES)),
    readToday(container),
  ])
  return {
    ordered: ordered.map(({ title }) => title),
    products,
    variants: [...chosen.values()].map(choicesOf),
    methods: methods.map(({ name }) => name),
    proofs,
    logos: logos.filter(({ state }) => state !== "refused"),
    addresses,
    countries: countries.map(({ code }) => code),
    today,
  }
}
