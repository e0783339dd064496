import type { InferTypeOf } from "@medusajs/framework/types"
import type { Actor, DecisionKind, DocumentChange, Json, RecordedChannel } from "../../contracts"
import type { ApprovalRequest } from "./models/approval-request"
import type { Decision } from "./models/decision"

/** What approval rules recorded, by rule. */
export type RuleFacts = Record<string, Json>

export type RequestRow = Omit<InferTypeOf<typeof ApprovalRequest>, "changes" | "rules"> & {
  changes: DocumentChange[]
  rules: RuleFacts
}
export type DecisionRow = Omit<InferTypeOf<typeof Decision>, "rules"> & { rules: RuleFacts }

/** How a client made the decision: what was shown, what they agreed to, and from where. */
export type Signing = {
  by: "client"
  session_id: string
  link_id: string
  recipient_name: string
  recipient_email: string
  /** The link whose recipient delegated this one to a colleague, and their name: they, and not staff, named the recipient. */
  given_by_link_id: string | null
  given_by_name: string | null
  consent: { text: string; sha256: string } | null
  /** Kept with the decision: the shop's own copy may change tomorrow. */
  terms: string | null
  /** ISO 8601, UTC: workflows hand inputs on as JSON. */
  shown_at: string
  client: { address: string | null; agent: string | null }
}
/** How staff recorded what a client said elsewhere. */
export type Recording = { by: "staff"; actor: Actor; channel: RecordedChannel }

export type DecisionInput = {
  request_id: string
  document_sha256: string
  kind: DecisionKind
  name: string
  email: string | null
  message: string | null
  made: Signing | Recording
}
