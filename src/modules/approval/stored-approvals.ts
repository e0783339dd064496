import { z } from "zod"
import { actorSchema, documentChangeSchema, jsonSchema } from "../../contracts"
import type { DecisionRow, RequestRow } from "./rows"

/** A function of the database (Migration20261126233000): requests and decisions about the order itself. */
export const READ_ORDER_APPROVALS = "portal_read_order_approvals"

const instant = z.string().transform((value) => new Date(value))
const facts = z.record(z.string(), jsonSchema)
const times = { created_at: instant, updated_at: instant, deleted_at: instant.nullable() }

const storedRequest: z.ZodType<RequestRow> = z.object({
  id: z.string(),
  project_id: z.string(),
  order_id: z.string(),
  subject_type: z.string(),
  subject_id: z.string(),
  version: z.number(),
  state: z.enum(["open", "approved", "changes_requested", "declined", "superseded", "withdrawn"]),
  document_sha256: z.string(),
  amount: z.string().nullable(),
  currency_code: z.string().nullable(),
  message: z.string().nullable(),
  requested_by_type: actorSchema.shape.type,
  requested_by_id: z.string(),
  requested_by_name: z.string(),
  changes: z.array(documentChangeSchema),
  rules: facts,
  closed_at: instant.nullable(),
  ...times,
})

const storedDecision: z.ZodType<DecisionRow> = z.object({
  id: z.string(),
  request_id: z.string(),
  project_id: z.string(),
  order_id: z.string(),
  subject_type: z.string(),
  subject_id: z.string(),
  kind: z.enum(["approved", "changes_requested", "declined"]),
  version: z.number(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  message: z.string().nullable(),
  amount: z.string().nullable(),
  currency_code: z.string().nullable(),
  document_sha256: z.string(),
  link_id: z.string().nullable(),
  recorded_by_type: actorSchema.shape.type.nullable(),
  recorded_by_id: z.string().nullable(),
  recorded_by_name: z.string().nullable(),
  recorded_channel: z.enum(["phone", "email", "in_person"]).nullable(),
  rules: facts,
  decided_at: instant,
  effects_done_at: instant.nullable(),
  effects_error: z.string().nullable(),
  ...times,
})

/** What READ_ORDER_APPROVALS gives: requests oldest first, decisions newest first. */
export const storedApprovals = z.object({ requests: z.array(storedRequest), decisions: z.array(storedDecision) })
