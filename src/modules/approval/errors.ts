import type { DecisionConflict, DecisionKind } from "../../contracts"

/** A decision that came too late. The HTTP layer answers 409 with what the client needs to go on. */
export class DecisionRefused extends Error {
  constructor(
    readonly code: DecisionConflict["code"],
    readonly requestId: string,
  ) {
    super(MESSAGES[code])
    this.name = "DecisionRefused"
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

/** By name as well: a workflow may hand on a copy of what a step threw. */
export const isDecisionRefused = (error: unknown): error is DecisionRefused =>
  error instanceof DecisionRefused || (error instanceof Error && error.name === "DecisionRefused" && "requestId" in error)

/** The words of a decision in past tense, for feeds and logs of staff. */
export const DECISION_VERB: Record<DecisionKind, string> = {
  approved: "approved",
  changes_requested: "asked for changes to",
  declined: "declined",
}
