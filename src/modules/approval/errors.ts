import { z } from "zod"
import type { DecisionConflict, RequestState } from "../../contracts"

/** A decision that came too late. The HTTP layer answers 409 with what the client needs to go on. */
export class DecisionRefused extends Error {
  override readonly name = "DecisionRefused"

  constructor(
    readonly code: DecisionConflict["code"],
    readonly requestId: string,
  ) {
    super(MESSAGES[code])
  }
}

/** Something behind the page moved between reading it and deciding. Not an answer to anybody: the caller looks again. */
export class FreshnessMoved extends Error {
  constructor() {
    super("The order's rows moved while it was being decided")
    this.name = "FreshnessMoved"
  }
}

const MESSAGES: Record<DecisionConflict["code"], string> = {
  decided: "This was decided already, perhaps in another window or by a colleague.",
  changed: "The order has changed since this page was shown. Please look at the current version.",
  closed: "The shop has taken this request back. A new version may be on its way.",
}

/** Why a request in this state cannot be decided with what the caller has in hand. */
export const refusalFor = (state: RequestState): DecisionConflict["code"] => {
  if (state === "open") return "changed"
  return state === "withdrawn" || state === "superseded" ? "closed" : "decided"
}

const refusedShape = z.object({
  name: z.literal("DecisionRefused"),
  code: z.enum(["decided", "changed", "closed"]),
  requestId: z.string(),
  message: z.string(),
})
export type RefusedDecision = z.infer<typeof refusedShape>

/** The refusal in what a workflow threw, which is a serialised copy of what its step threw; null for anything else. */
export const refusedDecision = (error: unknown): RefusedDecision | null => refusedShape.safeParse(error).data ?? null
