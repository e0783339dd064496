import { z } from "zod"
import { quoteRequestContentSchema } from "../../contracts"

export const TABLE = "portal_quote_request"

/** A row with its content checked, since it was written by an earlier release perhaps. */
export const quoteRequestRow = z.object({
  id: z.string(),
  customer_id: z.string(),
  link_id: z.string(),
  person_name: z.string(),
  sales_channel_id: z.string(),
  state: z.enum(["draft", "sent"]),
  content: quoteRequestContentSchema,
  version: z.number().int(),
  reorder_of: z.string().nullable(),
  sent_at: z.date().nullable(),
  order_id: z.string().nullable(),
  project_id: z.string().nullable(),
  done_at: z.date().nullable(),
  updated_at: z.date(),
})
export type QuoteRequestRow = z.infer<typeof quoteRequestRow>

/** Whose request it is: a person of an account. Comes from the session and is part of every statement. */
export type RequestOwner = { customer_id: string; link_id: string }
