import { z } from "zod"
import { addressSchema, idSchema, instantSchema } from "../common"

export const packedItemSchema = z.object({
  title: z.string(),
  /** The variant without its size: "Forest". Null also in what clients were told before variants were kept. */
  variant: z.string().nullable().default(null),
  size: z.string().nullable(),
  quantity: z.number(),
})

export type PackedItem = z.infer<typeof packedItemSchema>

const wordsOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()} `

/** "Heavy tee, Forest". Many shops sell each color as a product of its own: what its title says is not said again. */
const titleOf = ({ title, variant }: PackedItem): string => {
  const said = wordsOf(title)
  const unsaid = (variant ?? "").split(", ").filter((value) => value && !said.includes(wordsOf(value)))
  return [title, ...unsaid].join(", ")
}

/** The sizes of one garment in one color are one entry, as among the order's lines. */
export const groupPacked = (
  items: readonly PackedItem[],
): { title: string; quantity: number; sizes: { label: string; quantity: number }[] }[] => {
  const groups = new Map<string, PackedItem[]>()
  for (const item of items) {
    const title = titleOf(item)
    groups.set(title, [...(groups.get(title) ?? []), item])
  }
  return [...groups].map(([title, parts]) => ({
    title,
    quantity: parts.reduce((sum, { quantity }) => sum + quantity, 0),
    sizes: parts.flatMap(({ size, quantity }) => (size === null ? [] : [{ label: size, quantity }])),
  }))
}

/** A fulfillment as the client knows it. */
export const packageSchema = z.object({
  id: idSchema,
  state: z.enum(["preparing", "shipped", "delivered", "canceled"]),
  service: z.string().nullable(),
  address: addressSchema.nullable(),
  items: z.array(packedItemSchema),
  packed_at: instantSchema.nullable(),
  shipped_at: instantSchema.nullable(),
  delivered_at: instantSchema.nullable(),
  tracking: z.array(z.object({ number: z.string(), url: z.string().nullable(), carrier: z.string().nullable() })),
})
export type Package = z.infer<typeof packageSchema>

/** Pieces by how far they have come. They add up to the order's `pieces`. */
export const fulfillmentProgressSchema = z.object({
  delivered: z.number(),
  in_transit: z.number(),
  pending: z.number(),
})
export type FulfillmentProgress = z.infer<typeof fulfillmentProgressSchema>

export const deliverySectionSchema = z.object({
  packages: z.array(packageSchema),
  /** What is in no package yet. Empty before the first package. */
  unpacked: z.array(packedItemSchema),
  progress: fulfillmentProgressSchema,
})
export type DeliverySection = z.infer<typeof deliverySectionSchema>

export const DELIVERY_TIMELINE = ["shipped", "delivered"] as const
