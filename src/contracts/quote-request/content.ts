import { z } from "zod"
import { daySchema, idSchema, LIMITS, poNumberSchema } from "../common"

/**
 * What one request holds at most, and how many a person may have begun. `draft_days`: days after its last change that one
 * is kept without being sent. Half a year spans the season that it was begun for; after that neither its dates nor the
 * uploaded artwork, which takes room of the account's, are of use.
 */
export const REQUEST_LIMITS = {
  lines: 50,
  sizes: 40,
  pieces: 100_000,
  proofs: 50,
  files: 30,
  logos: 20,
  drafts: 20,
  draft_days: 180,
} as const

const words = (max: number) => z.string().trim().max(max)
const pieces = z.number().int().min(1).max(REQUEST_LIMITS.pieces)

/** One thing that the client asks for, in their own words. */
export const requestedLineSchema = z
  .object({
    /** Chosen by the caller; ties the sizes of step 2 to the line of step 1. */
    id: z.string().regex(/^[\w-]{1,40}$/),
    /** Words, or the title of one of the shop's products, which is then ordered as such. */
    product: words(200),
    color: words(100),
    decoration: words(300),
    /** Null while it is not known. Sizes, where there are any, count instead. */
    quantity: pieces.nullable(),
    sizes: z.array(z.object({ label: words(40).min(1), quantity: pieces }).strict()).max(REQUEST_LIMITS.sizes),
  })
  .strict()
export type RequestedLine = z.infer<typeof requestedLineSchema>

export const requestedAddressSchema = z
  .object({
    first_name: words(100),
    last_name: words(100),
    company: words(200),
    address_1: words(200),
    address_2: words(200),
    postal_code: words(40),
    city: words(100),
    province: words(100),
    /** ISO 3166-1, in lower case; empty while none is chosen. */
    country_code: z.string().regex(/^([a-z]{2})?$/),
    phone: words(60),
  })
  .strict()
export type RequestedAddress = z.infer<typeof requestedAddressSchema>

const stepWhat = z
  .object({
    /** What the project is called; empty where the first line's words will do. */
    name: words(LIMITS.name),
    lines: z.array(requestedLineSchema.omit({ sizes: true })).max(REQUEST_LIMITS.lines),
  })
  .strict()

const stepArtwork = z
  .object({
    /** By the line's id; a line that is left out has no sizes. */
    sizes: z.record(z.string(), requestedLineSchema.shape.sizes),
    /** Approved proofs of earlier orders that are to be used again. */
    proof_ids: z.array(idSchema).max(REQUEST_LIMITS.proofs),
    /** Uploads of the person (docs/guides/files.md): those that it has and shall keep, and new ones. */
    file_ids: z.array(idSchema).max(REQUEST_LIMITS.files).default([]),
    /** Logos of the account's brand that are to be used. */
    logo_ids: z.array(idSchema).max(REQUEST_LIMITS.logos).default([]),
    notes: words(LIMITS.note),
  })
  .strict()

const stepDelivery = z
  .object({
    in_hands_date: daySchema.nullable(),
    /** Null while the client does not know. */
    address: requestedAddressSchema.nullable(),
    po_number: poNumberSchema.nullable(),
    budget: words(100),
    remarks: words(LIMITS.note),
  })
  .strict()

/** A request as it is kept, half typed or sent. */
export const quoteRequestContentSchema = z.object({
  name: stepWhat.shape.name,
  lines: z.array(requestedLineSchema).max(REQUEST_LIMITS.lines),
  ...stepArtwork.omit({ sizes: true }).shape,
  ...stepDelivery.shape,
})
export type QuoteRequestContent = z.infer<typeof quoteRequestContentSchema>

export const EMPTY_REQUEST: QuoteRequestContent = {
  name: "",
  lines: [],
  proof_ids: [],
  file_ids: [],
  logo_ids: [],
  notes: "",
  in_hands_date: null,
  address: null,
  po_number: null,
  budget: "",
  remarks: "",
}

/** What one step of the form holds. */
export const requestStepSchema = z.discriminatedUnion("step", [
  stepWhat.extend({ step: z.literal("what") }),
  stepArtwork.extend({ step: z.literal("artwork") }),
  stepDelivery.extend({ step: z.literal("delivery") }),
])
export type RequestStep = z.infer<typeof requestStepSchema>
export const requestStepIdSchema = z.enum(["what", "artwork", "delivery"])
export type RequestStepId = z.infer<typeof requestStepIdSchema>

/** The content with one step's part replaced. Sizes of a line stay with it while its id does. */
export const withStep = (content: QuoteRequestContent, saved: RequestStep): QuoteRequestContent => {
  switch (saved.step) {
    case "what": {
      const sizesOf = new Map(content.lines.map(({ id, sizes }) => [id, sizes]))
      const lines = saved.lines.map((line) => ({ ...line, sizes: sizesOf.get(line.id) ?? [] }))
      return { ...content, name: saved.name, lines }
    }
    case "artwork": {
      const { sizes, proof_ids, file_ids, logo_ids, notes } = saved
      const lines = content.lines.map((line) => ({
        ...line,
        sizes: Object.hasOwn(sizes, line.id) ? (sizes[line.id] ?? []) : [],
      }))
      return { ...content, lines, proof_ids, file_ids, logo_ids, notes }
    }
    case "delivery": {
      const { step: _, ...delivery } = saved
      return { ...content, ...delivery }
    }
  }
}

/** How many pieces a line comes to: what its sizes come to where there are any. Null while it is not known. */
export const piecesOf = ({ quantity, sizes }: Pick<RequestedLine, "quantity" | "sizes">): number | null =>
  sizes.length > 0 ? sizes.reduce((sum, size) => sum + size.quantity, 0) : quantity

/** What keeps a request from being sent, by the step on which it is put right. */
export const requestProblemSchema = z.enum([
  "no_lines",
  "no_product",
  "no_quantity",
  "too_many_pieces",
  "date_passed",
  "no_address",
])
export type RequestProblem = z.infer<typeof requestProblemSchema>

const STEP_OF: Record<RequestProblem, RequestStepId> = {
  no_lines: "what",
  no_product: "what",
  no_quantity: "what",
  too_many_pieces: "artwork",
  date_passed: "delivery",
  no_address: "delivery",
}
export const stepOfProblem = (problem: RequestProblem): RequestStepId => STEP_OF[problem]

const isAddressComplete = ({ address_1, city, country_code }: RequestedAddress): boolean =>
  address_1 !== "" && city !== "" && country_code !== ""

/**
 * What is still wrong with a request.
 * @param today the day at the shop, as "2026-11-27"
 */
export const requestProblems = (
  { lines, in_hands_date, address }: QuoteRequestContent,
  today: string,
): RequestProblem[] => {
  const counts = lines.map(piecesOf)
  return [
    ...(lines.length === 0 ? (["no_lines"] as const) : []),
    ...(lines.some(({ product }) => product === "") ? (["no_product"] as const) : []),
    ...(counts.includes(null) ? (["no_quantity"] as const) : []),
    ...(counts.some((count) => (count ?? 0) > REQUEST_LIMITS.pieces) ? (["too_many_pieces"] as const) : []),
    ...(in_hands_date !== null && in_hands_date < today ? (["date_passed"] as const) : []),
    ...(address !== null && !isAddressComplete(address) ? (["no_address"] as const) : []),
  ]
}

/** The words of a text in lower case, with a space around each. */
const spacedWords = (text: string): string => {
  const found = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return ` ${found.join(" ")} `
}

/** A line's product with its color, unless the title of the product has the color among its words. */
export const lineWords = ({ product, color }: Pick<RequestedLine, "product" | "color">): string =>
  spacedWords(product).includes(spacedWords(color)) ? product : [product, color].filter(Boolean).join(", ")
