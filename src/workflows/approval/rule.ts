import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "zod"
import type { Actor, Json, RuleWaiting } from "../../contracts"
import type { EvidenceCheck } from "../../lib/evidence/verify-project"
import type { DecisionDraft } from "../../modules/approval/decision-record"
import type { RequestDraft } from "../../modules/approval/open-request"
import type { RequestRow } from "../../modules/approval/rows"

export type AskContext = {
  container: MedusaContainer
  subject_type: string
  order_id: string
  actor: Actor
  /** The exact bytes that the request is about to pin. */
  content: Buffer
}
export type DecideContext = {
  container: MedusaContainer
  request: RequestRow
  kind: DecisionDraft["kind"]
  /** How it is made: by the client on the page, or recorded by staff. */
  by: "client" | "staff"
}

/**
 * Runs inside the transaction that opens or decides, on its connection alone: a second connection could wait for this one.
 * What it returns becomes `facts.rules[<id>]` of the evidence entry and part of the row; null adds nothing.
 */
type InTransaction<Row> = (trx: Knex, row: Row) => Promise<Json | null>

type Views = {
  /**
   * A STABLE SQL function `(order_id text) RETURNS json`, in a migration of the rule's own module: all rows that views of
   * an order's requests are made of. It is called together with those of all other rules.
   */
  rows: string
  /** Views by request id. @param rows what the function gave @param requests of that order */
  of: (rows: unknown, requests: RequestRow[]) => ReadonlyMap<string, Json>
}

/** Everything is optional; a rule may be about one stage only. */
type Definition<RequestInput extends z.ZodType, DecisionInput extends z.ZodType> = {
  /** Key of its input, views and facts: once released it never changes. */
  id: string
  /** Types of the subjects it applies to. Left out: all. */
  subjects?: string[]
  /** Input when staff ask: the same schema as in `approvalRules.request`. */
  requestInput?: RequestInput
  /**
   * Prepares outside the transaction (reads settings, fills in defaults) and returns what runs inside, for example the
   * insert into the rule's own table. `input` is undefined where staff left it out.
   */
  onRequest?: (context: AskContext, input: z.output<RequestInput> | undefined) => Promise<InTransaction<RequestDraft>>
  /** Input when someone decides: the same schema as in `approvalRules.decision`. */
  decisionInput?: DecisionInput
  /** As `onRequest`, for the deciding transaction. What runs inside may refuse with `DecisionRefused` and a code. */
  onDecision?: (
    context: DecideContext,
    input: z.output<DecisionInput> | undefined,
  ) => Promise<InTransaction<DecisionDraft>>
  /**
   * What client and staff see of requests. A rule whose view of a request changes later calls
   * `approvals.touchRequest` in the transaction that changes it.
   */
  views?: Views
  /**
   * SQL function `(order_id text) RETURNS text` whose result changes when time alone changes a view: no row is written
   * then that would tell the page and the staff's pages.
   */
  freshness?: string
  /** Whether an open request waits for staff and no longer for the client: for what, and since when. */
  waiting?: (view: Json) => RuleWaiting | null
  /** What of its view the signature is bound to; left out: all of it. Null where a change may not disturb a signer. */
  binds?: (view: Json) => Json
  /** What the approved document says once the decision's facts are in it, where the client filled something in. */
  amend?: (document: Record<string, unknown>, facts: Json) => Record<string, unknown>
  /** Whether input that comes again says what was recorded; left out: always. See `isRepeated`. */
  repeats?: (input: z.output<DecisionInput> | undefined, facts: Json | undefined) => boolean
  /** Compares the rule's own table with the evidence. */
  check?: EvidenceCheck
}

/** A rule as the generic steps know it: it parses its input itself. */
export type ApprovalRule = {
  id: string
  appliesTo: (subject_type: string) => boolean
  onRequest: (context: AskContext, input: unknown) => Promise<InTransaction<RequestDraft> | null>
  onDecision: (context: DecideContext, input: unknown) => Promise<InTransaction<DecisionDraft> | null>
  views: Views | null
  freshness: string | null
  waiting: (view: Json) => RuleWaiting | null
  binds: (view: Json) => Json
  amend: (document: Record<string, unknown>, facts: Json) => Record<string, unknown>
  repeats: (input: unknown, facts: Json | undefined) => boolean
  check: EvidenceCheck | null
}

const parseInput = <Schema extends z.ZodType>(
  id: string,
  schema: Schema | undefined,
  input: unknown,
): z.output<Schema> | undefined => {
  if (input === undefined || !schema) return undefined
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path, message }) => [...path, message].join(": "))
  throw new MedusaError(MedusaError.Types.INVALID_DATA, `rules.${id}: ${fields.join("; ")}`)
}

/** Defines one rule. Its registry is src/workflows/approval/rules.ts; its schemas are in src/contracts/approval-rules.ts. */
export const defineApprovalRule = <RequestInput extends z.ZodType, DecisionInput extends z.ZodType>(
  definition: Definition<RequestInput, DecisionInput>,
): ApprovalRule => {
  const { id, subjects } = definition
  return {
    id,
    appliesTo: (type) => !subjects || subjects.includes(type),
    onRequest: async (context, input) =>
      (await definition.onRequest?.(context, parseInput(id, definition.requestInput, input))) ?? null,
    onDecision: async (context, input) =>
      (await definition.onDecision?.(context, parseInput(id, definition.decisionInput, input))) ?? null,
    views: definition.views ?? null,
    freshness: definition.freshness ?? null,
    waiting: definition.waiting ?? (() => null),
    binds: definition.binds ?? ((view) => view),
    amend: definition.amend ?? ((document) => document),
    repeats: (input, facts) => definition.repeats?.(parseInput(id, definition.decisionInput, input), facts) ?? true,
    check: definition.check ?? null,
  }
}
