import { z } from "zod"
import { type DecisionConflict, decisionConflictSchema, type ErrorCode, type RequestState } from "../../contracts"

type Refusal = DecisionConflict["code"]

const MESSAGES: Record<Refusal, string> = {
  decided: "Someone has already responded, perhaps in another window.",
  changed: "This has changed since the page was shown. Please look at the current version.",
  closed: "The shop has withdrawn this request. A new version may be on its way.",
}

/**
 * A decision that cannot be made (any more). The HTTP layer answers with what the client needs to go on. Approval rules
 * throw it inside the deciding transaction with a code of src/contracts/errors.ts and words of their own.
 */
export class DecisionRefused extends Error {
  override readonly name = "DecisionRefused"
  readonly code: ErrorCode

  constructor(code: Refusal, requestId: string)
  constructor(rule: { code: ErrorCode; message: string }, requestId: string)
  constructor(
    refusal: Refusal | { code: ErrorCode; message: string },
    readonly requestId: string,
  ) {
    super(typeof refusal === "string" ? MESSAGES[refusal] : refusal.message)
    this.code = typeof refusal === "string" ? refusal : refusal.code
  }
}

/** Rows behind the subject changed between reading it and deciding. The caller reads it again and retries. */
export class StaleOrderError extends Error {
  override readonly name = "StaleOrderError"

  constructor() {
    super("The subject's rows changed while it was being decided")
  }
}

/** Why a request in this state cannot be decided with what the caller has in hand. */
export const refusalFor = (state: RequestState): Refusal => {
  if (state === "open") return "changed"
  return state === "withdrawn" || state === "superseded" ? "closed" : "decided"
}

const refusedShape = z.object({
  name: z.literal("DecisionRefused"),
  code: decisionConflictSchema.shape.code,
  requestId: z.string(),
  message: z.string(),
})
export type RefusedDecision = z.infer<typeof refusedShape>

/**
 * A decision that came too late, in what a workflow threw, which is a serialized copy of what its step threw. Null for
 * anything else, the refusals of approval rules included: they are answered by their code.
 */
export const refusedDecision = (error: unknown): RefusedDecision | null => refusedShape.safeParse(error).data ?? null
