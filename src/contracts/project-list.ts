import { z } from "zod"
import { approvalRuleWaits } from "./approval-rules"
import { checklistKindSchema } from "./checklist/checklist"
import { commaSeparated, currencySchema, daySchema, idSchema, instantSchema, moneySchema, queryInteger } from "./common"
import { engagementSignalSchema } from "./engagement"
import { projectStatusSchema } from "./project"
import { stageSchema } from "./stage"

/** Who has to act next on a project, on what, and since when; `on` is null when nothing waits. */
export const waitingSchema = z.object({
  on: z.enum(["client", "staff"]).nullable(),
  for: z
    .enum([
      ...(["share", "request", "approval", "new_request", "changes", "reply", "release", "production"] as const),
      /** A proof that the client has to decide on, or one that they sent back. */
      ...(["proof_approval", "proof_revisions"] as const),
      /** A client asked for a quote, and was not sent one for approval yet. */
      "quote_request",
      /** Something that the client has to give, or that they gave and staff have to look at. */
      ...(["details", "details_given"] as const),
      ...approvalRuleWaits,
    ])
    .nullable(),
  since: instantSchema.nullable(),
  /** Of `details`: what is missing. */
  items: z.array(checklistKindSchema).optional(),
})
export type Waiting = z.infer<typeof waitingSchema>

/**
 * How the order differs from the version in its newest request. `approved` tells a difference from an approved version
 * from one that staff only asked about.
 */
export const versionDifferenceSchema = z.object({
  approved: z.boolean(),
  version: z.number().int(),
  version_amount: moneySchema,
  current_amount: moneySchema,
  currency_code: currencySchema,
})
export type VersionDifference = z.infer<typeof versionDifferenceSchema>

/** One row of the staff's project list. */
export const listedProjectSchema = z.object({
  id: idSchema,
  order_id: idSchema,
  is_draft: z.boolean(),
  number: z.string(),
  name: z.string(),
  po_number: z.string().nullable(),
  /** Company, else the person, else the e-mail address; null for an order without a customer. */
  client: z.string().nullable(),
  pieces: z.number(),
  owner: z.object({ id: idSchema, name: z.string() }).nullable(),
  status: projectStatusSchema,
  waiting: waitingSchema,
  /** Null while the order reads like the version in its newest request. */
  difference: versionDifferenceSchema.nullable(),
  stage: stageSchema.pick({ id: true, name: true, color: true }),
  in_hands_date: daySchema.nullable(),
  created_at: instantSchema,
  last_activity_at: instantSchema,
  /** The latest view by any of its recipients. */
  last_opened_at: instantSchema.nullable(),
  /** Clients' messages that the member of staff who asks has not seen and no colleague has answered, up to `MAX_UNREAD`. */
  unread_messages: z.number().int(),
  /** What the engagement suggests. Empty for a project that was never sent. */
  signals: z.array(engagementSignalSchema),
})
export type ListedProject = z.infer<typeof listedProjectSchema>

export const projectSortSchema = z.enum(["last_activity_at", "in_hands_date", "created_at", "name"])
export type ProjectSort = z.infer<typeof projectSortSchema>

const SORT_ORDERS = projectSortSchema.options.flatMap((by) => [by, `-${by}`] as const)

/**
 * Query of `GET /admin/client-portal/projects`. Lists are comma-separated. `after` and `before` are cursors of an
 * earlier answer and go with the same `order`.
 */
export const projectListQuerySchema = z
  .object({
    /** Part of an order number, project name, PO number, or of the client's company, name or e-mail address. */
    q: z.string().trim().max(200).optional(),
    status: commaSeparated(projectStatusSchema).optional(),
    stage_id: commaSeparated(idSchema).optional(),
    owner_id: commaSeparated(idSchema).optional(),
    in_hands_from: daySchema.optional(),
    in_hands_to: daySchema.optional(),
    needs_new_request: z.stringbool({ truthy: ["true"], falsy: ["false"] }).optional(),
    /** A field, with `-` before it for descending order. */
    order: z.enum(SORT_ORDERS).default("-last_activity_at"),
    limit: queryInteger(z.number().int().min(1).max(50).default(20)),
    after: z.string().max(1000).optional(),
    before: z.string().max(1000).optional(),
  })
  .strict()
  .refine(({ after, before }) => !after || !before, "Please give one of after and before, not both")
export type ProjectListQuery = z.output<typeof projectListQuerySchema>

export const projectListSchema = z.object({
  projects: z.array(listedProjectSchema),
  /** All that match, on whatever page. */
  count: z.number().int(),
  /** Cursors of the neighboring pages; null at the ends. */
  next: z.string().nullable(),
  previous: z.string().nullable(),
})
export type ProjectList = z.infer<typeof projectListSchema>
