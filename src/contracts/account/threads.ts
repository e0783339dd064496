import { z } from "zod"
import { shownActorSchema } from "../actor"
import { idSchema, instantSchema, queryInteger } from "../common"
import { accountFrameSchema } from "./orders"

/** The conversation about one of the account's orders: what was said last, and how much of it the reader has not seen. */
export const accountThreadSchema = z.object({
  order: z.object({ id: idSchema, number: z.string(), name: z.string() }),
  /** Messages of others that the reader has not seen, counted up to `MAX_UNREAD`. */
  unread: z.number().int(),
  last: z.object({
    at: instantSchema,
    /** Null for what nobody in particular wrote; without a name once its author was erased. */
    author: shownActorSchema.nullable(),
    /** Whether the reader wrote it. */
    is_own: z.boolean(),
    /** Its beginning. Empty once its author was erased. */
    body: z.string(),
  }),
})
export type AccountThread = z.infer<typeof accountThreadSchema>

/** Query of `GET /portal/account/threads`. `after` and `before` are cursors of an earlier answer. */
export const accountThreadsQuerySchema = z
  .object({
    limit: queryInteger(z.number().int().min(1).max(50).default(20)),
    after: z.string().max(1_000).optional(),
    before: z.string().max(1_000).optional(),
  })
  .strict()
  .refine(({ after, before }) => !after || !before, "Please give one of after and before, not both")
export type AccountThreadsQuery = z.output<typeof accountThreadsQuerySchema>

export const accountThreadsSchema = accountFrameSchema.extend({
  threads: z.array(accountThreadSchema),
  /** All there are, on whatever page. */
  count: z.number().int(),
  next: z.string().nullable(),
  previous: z.string().nullable(),
})
export type AccountThreads = z.infer<typeof accountThreadsSchema>
