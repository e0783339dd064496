import { z } from "zod"
import { commaSeparated, daySchema, idSchema, instantSchema, queryInteger } from "./common"
import { approveBySchema } from "./proof/approve-by"
import { proofKindSchema, proofStateSchema } from "./proof/proof"
import { stageSchema } from "./stage"

/** State of a proof, or `none` for lines that need one and have none. */
export const productionStateSchema = z.enum([...proofStateSchema.options, "none"])
export type ProductionState = z.infer<typeof productionStateSchema>

/** `passed`: the in-hands date can no longer be kept. `near`: that moment lies within `NEAR_HOURS`. */
export const productionRiskSchema = z.enum(["passed", "near"])
export type ProductionRisk = z.infer<typeof productionRiskSchema>

export const NEAR_HOURS = 48

/** A proof with its lines, or an order's lines that have no proof. */
export const productionRowSchema = z.object({
  /** Of the proof, or of the project for lines without one. */
  id: idSchema,
  proof: z
    .object({
      id: idSchema,
      title: z.string(),
      kind: proofKindSchema,
      version: z.number().int(),
      is_required: z.boolean(),
    })
    .nullable(),
  state: productionStateSchema,
  project: z.object({
    id: idSchema,
    order_id: idSchema,
    number: z.string(),
    name: z.string(),
    po_number: z.string().nullable(),
    /** Company, else the person, else the e-mail address; null for an order without a customer. */
    client: z.string().nullable(),
    is_draft: z.boolean(),
  }),
  /** By title: sizes of one garment count together. */
  lines: z.array(z.object({ title: z.string(), quantity: z.number() })),
  method: z.string().nullable(),
  stage: stageSchema.pick({ id: true, name: true, color: true }),
  /** Who has to act, and since when; null when nothing waits. */
  waiting: z.object({ on: z.enum(["client", "staff"]), since: instantSchema }).nullable(),
  in_hands_date: daySchema.nullable(),
  /** Null without an in-hands date, and once the proof no longer waits. */
  approve_by: approveBySchema.nullable(),
  risk: productionRiskSchema.nullable(),
  owner: z.object({ id: idSchema, name: z.string() }).nullable(),
  updated_at: instantSchema,
})
export type ProductionRow = z.infer<typeof productionRowSchema>

export const productionSortSchema = z.enum(["in_hands_date", "since", "updated_at"])
export type ProductionSort = z.infer<typeof productionSortSchema>

const SORT_ORDERS = productionSortSchema.options.flatMap((by) => [by, `-${by}`] as const)

/** What narrows and sorts the report. Lists are comma-separated. */
export const productionFilterSchema = z.object({
  /** Part of a proof's title, project name, order or PO number, or of the client's company, name or e-mail address. */
  q: z.string().trim().max(200).optional(),
  /** Left out: every state but `superseded`. */
  state: commaSeparated(productionStateSchema).optional(),
  /** Left out: every stage that does not mean that the work is done. */
  stage_id: commaSeparated(idSchema).optional(),
  /** A decoration method, in whatever case. */
  method: z.string().trim().min(1).max(200).optional(),
  owner_id: commaSeparated(idSchema).optional(),
  waiting_on: z.enum(["client", "staff"]).optional(),
  risk: commaSeparated(productionRiskSchema).optional(),
  in_hands_from: daySchema.optional(),
  in_hands_to: daySchema.optional(),
  /** A field, with `-` before it for descending order. */
  order: z.enum(SORT_ORDERS).default("in_hands_date"),
})
export type ProductionFilter = z.output<typeof productionFilterSchema>

/**
 * Query of `GET /admin/client-portal/production`. `after` and `before` are cursors of an earlier answer and go with the
 * same `order`.
 */
export const productionQuerySchema = productionFilterSchema
  .extend({
    limit: queryInteger(z.number().int().min(1).max(100).default(50)),
    after: z.string().max(1000).optional(),
    before: z.string().max(1000).optional(),
  })
  .strict()
  .refine(({ after, before }) => !after || !before, "Please give one of after and before, not both")
export type ProductionQuery = z.output<typeof productionQuerySchema>

/** Rows are counted up to this many. */
export const PRODUCTION_COUNT_LIMIT = 1_000

export const productionReportSchema = z.object({
  rows: z.array(productionRowSchema),
  /** All that match, on whatever page, at most `PRODUCTION_COUNT_LIMIT`. */
  count: z.number().int(),
  /** More match than were counted. */
  has_more: z.boolean(),
  /** Cursors of the neighboring pages; null at the ends. */
  next: z.string().nullable(),
  previous: z.string().nullable(),
})
export type ProductionReport = z.infer<typeof productionReportSchema>

const BULK_LIMIT = 100
const ids = z.array(idSchema).min(1).max(BULK_LIMIT)

export const moveProjectsSchema = z.object({ project_ids: ids, stage_id: idSchema }).strict()
export type MoveProjects = z.infer<typeof moveProjectsSchema>

/** `unchanged`: it stood there already. `not_found`: it was deleted. */
export const movedProjectSchema = z.object({
  project_id: idSchema,
  outcome: z.enum(["moved", "unchanged", "not_found"]),
})
export const movedProjectsSchema = z.object({ projects: z.array(movedProjectSchema) })

export const remindProofsSchema = z.object({ proof_ids: ids }).strict()
export type RemindProofs = z.infer<typeof remindProofsSchema>

/** A client is reminded of one request at most once in so many hours, however often staff press. */
export const REMINDER_INTERVAL_HOURS = 20

/**
 * `sent`: mail is on its way to everyone who was asked. `too_soon`: they were asked or reminded a short time ago.
 * `not_waiting`: the proof does not wait for the client. `no_recipient`: the request was never sent to anyone.
 */
export const remindedProofSchema = z.object({
  proof_id: idSchema,
  outcome: z.enum(["sent", "too_soon", "not_waiting", "no_recipient"]),
})
export type RemindedProof = z.infer<typeof remindedProofSchema>
export const remindedProofsSchema = z.object({ proofs: z.array(remindedProofSchema) })

/** A saved view of the report. */
export const savedViewSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Filters and sort order, as the query of the report. */
  query: z.record(z.string(), z.string()),
  /** Columns that are shown; null for all. */
  columns: z.array(z.string()).nullable(),
  /** All staff see it. */
  is_shared: z.boolean(),
  /** The caller's own: they may change and delete it. */
  is_own: z.boolean(),
  owner_name: z.string(),
})
export type SavedView = z.infer<typeof savedViewSchema>
export const savedViewsSchema = z.object({ views: z.array(savedViewSchema) })

const isQuery = (query: Record<string, string>): boolean => productionFilterSchema.strict().safeParse(query).success

/** A view of the caller's that has this name is replaced. */
export const saveViewSchema = z
  .object({
    name: z.string().trim().min(1, "A view needs a name").max(60),
    query: z.record(z.string(), z.string().max(2_000)).refine(isQuery, "is no query of the report"),
    columns: z.array(z.string().max(40)).max(20).nullable().default(null),
    is_shared: z.boolean().default(false),
  })
  .strict()
export type SaveView = z.output<typeof saveViewSchema>
