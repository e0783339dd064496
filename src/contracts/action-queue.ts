import { z } from "zod"
import { commaSeparated, daySchema, idSchema, instantSchema, queryInteger } from "./common"
import { listedProjectSchema } from "./project-list"

/** Days without any activity after which an open project is quiet. */
export const QUIET_DAYS = 7
/** Days without any activity on any of their projects after which a client is listed. */
export const QUIET_CLIENT_DAYS = 60

/**
 * What the action queue sorts open projects into. A project may stand in several:
 * - `ours`: the shop has to act next; work that goes along by itself, such as production, is left out
 * - `client`: the client has to act next
 * - `hot`: the signal `hot` (docs/guides/engagement.md): an open request that was viewed several times and downloaded
 * - `overdue`: an invoice was due before today and is not paid
 * - `risk`: an in-hands date that can only just be kept, or no longer
 * - `untold`: a package with a tracking number has shipped, and no one was told of it
 * - `quiet`: nothing happened for `QUIET_DAYS`
 */
export const queueGroupSchema = z.enum(["ours", "client", "hot", "overdue", "risk", "untold", "quiet"])
export type QueueGroup = z.infer<typeof queueGroupSchema>

export const queueRowSchema = z.object({
  project: listedProjectSchema,
  /** The earliest due date of an invoice that is not paid. */
  due_on: daySchema.nullable(),
  /** When the earliest package left that no one was told of. */
  untold_since: instantSchema.nullable(),
})
export type QueueRow = z.infer<typeof queueRowSchema>

/**
 * What a client can be reminded of in one press: the approval of a quote or an order, proofs, overdue invoices, or (told for
 * the first time) packages that have shipped.
 */
export const nudgeAboutSchema = z.enum(["approval", "proofs", "invoices", "shipping"])
export type NudgeAbout = z.infer<typeof nudgeAboutSchema>

/** What the client of a row is reminded of from the group that it stands in; null where nothing waits for them. Pure. */
export const nudgeOf = ({ project, due_on, untold_since }: QueueRow, group: QueueGroup): NudgeAbout | null => {
  if (group === "overdue") return due_on === null ? null : "invoices"
  if (group === "untold") return untold_since === null ? null : "shipping"
  if (project.waiting.for === "approval") return "approval"
  return project.waiting.for === "proof_approval" ? "proofs" : null
}

/** Body of `POST /admin/client-portal/projects/:id/nudge`. */
export const nudgeSchema = z.object({ about: nudgeAboutSchema }).strict()

/**
 * `sent`: mail is on its way to everyone with a working link. `too_soon`: they were asked or reminded less than a day ago.
 * `not_waiting`: nothing of the kind waits for the client any more. `no_recipient`: no one has a working link.
 * `switched_off`: the shop has switched such mails off.
 */
export const nudgedSchema = z.object({
  outcome: z.enum(["sent", "too_soon", "not_waiting", "no_recipient", "switched_off"]),
})
export type Nudged = z.infer<typeof nudgedSchema>

/** A client on whose projects nothing happened for `QUIET_CLIENT_DAYS`. */
export const quietClientSchema = z.object({
  customer_id: idSchema,
  name: z.string(),
  /** Their newest project. */
  project: z.object({ id: idSchema, name: z.string() }),
  /**
   * The last time that a link of theirs was opened or shared, that a message was written on either side, that they decided
   * or paid; null where nothing of this is known.
   */
  last_contact_at: instantSchema.nullable(),
})
export type QuietClient = z.infer<typeof quietClientSchema>

/** The clients whose projects have been quiet for longest, at most `MAX_QUIET_CLIENTS`; `count` is the number of all. */
export const quietClientsSchema = z.object({ clients: z.array(quietClientSchema), count: z.number().int() })
export type QuietClients = z.infer<typeof quietClientsSchema>

export const MAX_QUIET_CLIENTS = 50
export const quietClientsQuerySchema = z.object({ owner_id: commaSeparated(idSchema).optional() }).strict()
export type QuietClientsQuery = z.output<typeof quietClientsQuerySchema>

/** Query of `GET /admin/client-portal/queue`. A cursor goes with the group of its answer. */
export const queueQuerySchema = z
  .object({
    group: queueGroupSchema.default("ours"),
    owner_id: commaSeparated(idSchema).optional(),
    limit: queryInteger(z.number().int().min(1).max(50).default(20)),
    after: z.string().max(1000).optional(),
    before: z.string().max(1000).optional(),
  })
  .strict()
  .refine(({ after, before }) => !after || !before, "Please give one of after and before, not both")
export type QueueQuery = z.output<typeof queueQuerySchema>

export const actionQueueSchema = z.object({
  /** Of the chosen group, what has waited longest first. */
  rows: z.array(queueRowSchema),
  /** How many projects each group has, of the chosen owners. */
  counts: z.record(queueGroupSchema, z.number().int()),
  count: z.number().int(),
  next: z.string().nullable(),
  previous: z.string().nullable(),
})
export type ActionQueue = z.infer<typeof actionQueueSchema>
