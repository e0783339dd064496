import { z } from "zod"
import { checklistKindSchema } from "../checklist/checklist"
import { commaSeparated, daySchema, idSchema, instantSchema, queryInteger } from "../common"
import { viewerSchema } from "../portal-session"
import { projectStatusSchema } from "../project"
import { shopSchema } from "../shop"
import { stageSchema } from "../stage"

/** What waits for the client on an order. */
export const accountNeedSchema = z.enum(["approve_order", "approve_proofs", "pay_invoice"])
export type AccountNeed = z.infer<typeof accountNeedSchema>

/** An order as a card of the account page. */
export const accountOrderSchema = z.object({
  id: idSchema,
  kind: z.enum(["quote", "order"]),
  number: z.string(),
  /** Null for an order without a project, which has no name of its own. */
  name: z.string().nullable(),
  po_number: z.string().nullable(),
  /** Address of a picture of its first line; null where no line has one. */
  picture: z.string().nullable(),
  pieces: z.number(),
  in_hands_date: daySchema.nullable(),
  ship_date: daySchema.nullable(),
  created_at: instantSchema,
  status: projectStatusSchema,
  /** Where it stands among the shop's stages; null for an order without a project. */
  stage: stageSchema.pick({ id: true, name: true, color: true }).extend({ index: z.number().int() }).nullable(),
  needs: z.array(accountNeedSchema),
  /** What the shop still needs to be given, first things first; a kind may come twice. */
  missing: z.array(checklistKindSchema),
})
export type AccountOrder = z.infer<typeof accountOrderSchema>

const sorts = ["-created_at", "created_at", "in_hands_date", "-in_hands_date", "name", "-name"] as const
export const accountSortSchema = z.enum(sorts)
export type AccountSort = z.infer<typeof accountSortSchema>

/**
 * Query of `GET /portal/account/orders`. Lists are comma-separated. `after` and `before` are cursors of an earlier answer
 * and go with the same `order`.
 */
export const accountOrdersQuerySchema = z
  .object({
    view: z.enum(["active", "past"]).default("active"),
    /** Part of an order number, name, PO number, line title or invoice number. */
    q: z.string().trim().max(200).optional(),
    stage_id: commaSeparated(idSchema).optional(),
    /** Those alone that wait for the client. */
    waiting: z.stringbool({ truthy: ["true"], falsy: ["false"] }).optional(),
    /** Those alone that are shared with this person, by the id of their account link. */
    contact: idSchema.optional(),
    /** Days on which the order was placed, in UTC. */
    from: daySchema.optional(),
    to: daySchema.optional(),
    order: accountSortSchema.default("-created_at"),
    limit: queryInteger(z.number().int().min(1).max(50).default(20)),
    after: z.string().max(1000).optional(),
    before: z.string().max(1000).optional(),
  })
  .strict()
  .refine(({ after, before }) => !after || !before, "Please give one of after and before, not both")
export type AccountOrdersQuery = z.output<typeof accountOrdersQuerySchema>

/** A shop of the backend (sales channel) in which the account has orders. */
export const accountChannelSchema = z.object({ id: z.string(), name: z.string(), orders: z.number().int() })
export type AccountChannel = z.infer<typeof accountChannelSchema>

/** What every page of an account shows around its own content. */
export const accountFrameSchema = z.object({
  viewer: viewerSchema,
  shop: shopSchema,
  /** The customer as they are named to themselves: company, else the person. */
  account_name: z.string(),
  /** Where the account has orders. With more than one, one has to be chosen. */
  channels: z.array(accountChannelSchema),
  /** The one that the session is for; null while one has to be chosen: then nothing of any is shown. */
  channel: z.string().nullable(),
  /** Whether the person may enter other accounts with the same code. */
  has_other_accounts: z.boolean(),
  counts: z.object({
    active: z.number().int(),
    past: z.number().int(),
    waiting: z.number().int(),
    /** Conversations with messages that the viewer has not read, counted up to `MAX_UNREAD`. */
    unread: z.number().int(),
  }),
})
export type AccountFrame = z.infer<typeof accountFrameSchema>

export const accountOrdersSchema = accountFrameSchema.extend({
  orders: z.array(accountOrderSchema),
  /** The shop's stages, in order. */
  stages: z.array(stageSchema.pick({ id: true, name: true, color: true })),
  /** People with a link to the account, to filter by. */
  contacts: z.array(z.object({ id: idSchema, name: z.string() })),
  /** All that match, on whatever page. */
  count: z.number().int(),
  next: z.string().nullable(),
  previous: z.string().nullable(),
})
export type AccountOrders = z.infer<typeof accountOrdersSchema>
