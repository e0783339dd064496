import { z } from "zod"
import { accountFrameSchema } from "../account/orders"
import { idSchema, instantSchema } from "../common"
import { portalFileSchema } from "../file"
import { quoteRequestContentSchema, requestedAddressSchema, requestProblemSchema, requestStepSchema } from "./content"

/** The order that a request repeats. */
const repeatedOrderSchema = z.object({ id: idSchema, number: z.string(), name: z.string().nullable() })

/** A request as its author sees it. */
export const quoteRequestSchema = z.object({
  id: idSchema,
  state: z.enum(["draft", "sent"]),
  /** Counts changes. A save names the version that it was typed over. */
  version: z.number().int(),
  content: quoteRequestContentSchema,
  /** What keeps it from being sent; empty once it can be. */
  problems: z.array(requestProblemSchema),
  reorder_of: repeatedOrderSchema.nullable(),
  /** What was uploaded to it, until the thread of the quote has it. */
  files: z.array(portalFileSchema),
  updated_at: instantSchema,
  sent_at: instantSchema.nullable(),
  /** The quote that became of it; null until it is there. */
  order_id: idSchema.nullable(),
})
export type QuoteRequest = z.infer<typeof quoteRequestSchema>

/** One line of the list of requests. */
export const listedRequestSchema = quoteRequestSchema
  .pick({ id: true, state: true, updated_at: true, sent_at: true, order_id: true })
  .extend({ name: z.string(), pieces: z.number().int() })
export type ListedRequest = z.infer<typeof listedRequestSchema>

export const quoteRequestsSchema = accountFrameSchema.extend({
  /** The person's own, unsent ones first, then the newest; at most 50. */
  requests: z.array(listedRequestSchema),
})
export type QuoteRequests = z.infer<typeof quoteRequestsSchema>

export const requestProofSchema = z.object({
  id: idSchema,
  title: z.string(),
  version: z.number().int(),
  /** What it was made for: the project's name and the order's number. */
  order: z.object({ number: z.string(), name: z.string().nullable() }),
  /** The first page of its first file with a preview; null without one. */
  picture: z.object({ file_id: idSchema, width: z.number().int(), height: z.number().int() }).nullable(),
})
export type RequestProof = z.infer<typeof requestProofSchema>

/** What the form proposes. All of it may be typed differently. */
export const requestOptionsSchema = z.object({
  /** Titles of what the account ordered before, newest first. */
  ordered: z.array(z.string()),
  /** Titles of the shop's products. */
  products: z.array(z.string()),
  /** What products of the request's lines come in, by title. */
  variants: z.array(z.object({ product: z.string(), sizes: z.array(z.string()), colors: z.array(z.string()) })),
  /** The shop's decoration methods. */
  methods: z.array(z.string()),
  /** Approved proofs of the account's orders, newest first. */
  proofs: z.array(requestProofSchema),
  /** Logos of the account's brand that the check did not refuse. */
  logos: z.array(portalFileSchema),
  /** The account's addresses, the default one first. */
  addresses: z.array(requestedAddressSchema),
  /** ISO 3166-1 codes of where the shop delivers. */
  countries: z.array(z.string()),
  /** The day at the shop. */
  today: z.iso.date(),
})
export type RequestOptions = z.infer<typeof requestOptionsSchema>

export const quoteRequestPageSchema = accountFrameSchema.extend({
  request: quoteRequestSchema,
  options: requestOptionsSchema,
})
export type QuoteRequestPage = z.infer<typeof quoteRequestPageSchema>

/** `version`: the one that the step was typed over. */
export const saveRequestSchema = z.object({ version: z.number().int().min(1), part: requestStepSchema }).strict()
export type SaveRequest = z.infer<typeof saveRequestSchema>

export const sendRequestSchema = z.object({ version: z.number().int().min(1) }).strict()

/** A sent request as staff see it beside the quote. Null for an order that no client asked for. */
export const projectRequestSchema = z.object({
  request: z
    .object({
      id: idSchema,
      content: quoteRequestContentSchema,
      requested_by: z.string(),
      sent_at: instantSchema,
      reorder_of: repeatedOrderSchema.extend({ project_id: idSchema.nullable() }).nullable(),
      proofs: z.array(requestProofSchema.extend({ project_id: idSchema })),
    })
    .nullable(),
})
export type ProjectRequest = z.infer<typeof projectRequestSchema>
