import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "zod"
import { compareSizes } from "../contracts"
import { runSql, sql } from "../lib/sql"

const titleText = z.string().nullable()

const variantSchema = z.object({
  id: z.string(),
  manage_inventory: z.boolean(),
  options: z.array(z.object({ value: z.string(), option: z.object({ title: z.string() }).nullable() })).nullable(),
  inventory_items: z
    .array(
      z
        .object({ inventory: z.object({ location_levels: z.array(z.object({ id: z.string() })).nullish() }).nullish() })
        .nullable(),
    )
    .nullish(),
})

const productSchema = z.object({
  id: z.string(),
  title: titleText.transform((title) => title ?? ""),
  thumbnail: z.string().nullable(),
  variants: z.array(variantSchema).nullable(),
})

/** A value of one of a variant's options: `{ option: "Color", value: "Forest" }`. */
export type OptionValue = { option: string; value: string; isSize: boolean }

export type ShopProduct = {
  id: string
  title: string
  thumbnail: string | null
  variants: { id: string; values: OptionValue[] }[]
}

/** Medusa takes a variant whose stock it manages into an order only where it knows of a place that holds it. */
const canBeOrdered = ({ manage_inventory, inventory_items }: z.infer<typeof variantSchema>): boolean =>
  !manage_inventory || (inventory_items ?? []).some((item) => (item?.inventory?.location_levels ?? []).length > 0)

const toProduct = ({ id, title, thumbnail, variants }: z.infer<typeof productSchema>): ShopProduct => ({
  id,
  title,
  thumbnail,
  variants: (variants ?? []).filter(canBeOrdered).map((variant) => ({
    id: variant.id,
    values: (variant.options ?? []).flatMap(({ value, option }) =>
      option ? [{ option: option.title, value, isSize: option.title.toLowerCase() === "size" }] : [],
    ),
  })),
})

/**
 * The sales channel of a request: the shop's default one where the account has no orders that would name one. Empty where
 * there is none.
 */
export const readChannel = async (container: MedusaContainer, sales_channel_id: string): Promise<string> => {
  if (sales_channel_id !== "") return sales_channel_id
  const [store] = await container.resolve(Modules.STORE).listStores({}, { take: 1 })
  return store?.default_sales_channel_id ?? ""
}

const PUBLISHED = `FROM product p JOIN product_sales_channel s ON s.product_id = p.id AND s.deleted_at IS NULL
  WHERE s.sales_channel_id = ? AND p.status = 'published' AND p.deleted_at IS NULL`

/** Titles that a form proposes. */
const PROPOSED = 500

/** Titles of the products that a shop sells. */
export const readProductTitles = async (container: MedusaContainer, channel: string): Promise<string[]> => {
  const rows = await runSql<{ title: string }>(
    container,
    sql(`SELECT DISTINCT p.title ${PUBLISHED} ORDER BY p.title LIMIT ${PROPOSED}`, channel),
  )
  return rows.map(({ title }) => title)
}

export const keyOfTitle = (title: string): string => title.trim().toLowerCase()

/** The products that a shop sells under these titles, by `keyOfTitle`. A title that two of them have names none. */
export const readProducts = async (
  container: MedusaContainer,
  channel: string,
  titles: readonly string[],
): Promise<ReadonlyMap<string, ShopProduct>> => {
  const keys = [...new Set(titles.map(keyOfTitle).filter(Boolean))]
  if (keys.length === 0) return new Map()
  const named = await runSql<{ key: string; ids: string[] }>(
    container,
    sql(
      `SELECT lower(btrim(p.title)) AS key, array_agg(p.id) AS ids ${PUBLISHED} AND lower(btrim(p.title)) = ANY (?) GROUP BY 1`,
      channel,
      keys,
    ),
  )
  const single = new Map(
    named.flatMap(({ key, ids: [id, ...others] }) => (id && others.length === 0 ? [[id, key]] : [])),
  )
  if (single.size === 0) return new Map()
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "product",
    fields: [
      ...["id", "title", "thumbnail", "variants.id", "variants.manage_inventory", "variants.options.value"],
      ...["variants.options.option.title", "variants.inventory_items.inventory.location_levels.id"],
    ],
    filters: { id: [...single.keys()] },
  })
  const products = z.array(productSchema).parse(data).map(toProduct)
  return new Map(
    products.flatMap((product) => {
      const key = single.get(product.id)
      return key === undefined ? [] : [[key, product] as const]
    }),
  )
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)]

/** What a product comes in. */
export const choicesOf = ({ title, variants }: ShopProduct): { product: string; sizes: string[]; colors: string[] } => {
  const values = variants.flatMap(({ values }) => values)
  return {
    product: title,
    sizes: distinct(values.filter(({ isSize }) => isSize).map(({ value }) => value)).sort(compareSizes),
    colors: distinct(values.filter(({ option }) => /^colou?r$/i.test(option)).map(({ value }) => value)),
  }
}

const same = (value: string): string => value.trim().toLowerCase()

/** The words of a color, in lower case: "Navy, tall" is two. */
const wordsOf = (color: string): string[] => color.split(/[,/]/).map(same).filter(Boolean)

/**
 * The variant that a client means: where an option has several values, they named one of them as the size or in the color.
 * Null where none fits, or more than one does.
 */
export const variantOf = (
  { variants }: ShopProduct,
  { color, size }: { color: string; size: string | null },
): ShopProduct["variants"][number] | null => {
  const wanted = new Set([...wordsOf(color), same(size ?? "")])
  const all = variants.flatMap(({ values }) => values)
  const isChoice = ({ option, value }: OptionValue): boolean =>
    all.some((other) => other.option === option && same(other.value) !== same(value))
  const fitting = variants.filter(({ values }) => values.filter(isChoice).every(({ value }) => wanted.has(same(value))))
  const [found, ...more] = fitting
  return found && more.length === 0 ? found : null
}

/** What a client said of the color beyond what their variant is anyway. */
export const colorBeyond = (color: string, variant: ShopProduct["variants"][number] | null): string => {
  const known = new Set(variant?.values.map(({ value }) => same(value)))
  return wordsOf(color).every((word) => known.has(word)) ? "" : color
}
