import type { DecisionConflict, DecisionKind } from "@contracts/approval"
import type { MessageKey } from "@messages/index"

/** What was typed into one of the three forms. */
export interface Typed {
  decision: DecisionKind
  name: string
  email: string
  message: string
  /** The consent text that was ticked, by its hash; null when the box was not. */
  consent_sha256: string | null
  /** Fields of approval rules, as the form sent them. */
  rules: Readonly<Record<string, string>>
}

/** By the field's name; fields of approval rules are `rules.<id>`. */
export type Problems = Readonly<Record<string, MessageKey>>

/** Why nothing was decided. */
export type Failure =
  | { kind: "words"; title: MessageKey; text: MessageKey }
  /** The shop's own rule refused it, in the shop's own words. */
  | { kind: "shop"; message: string }
  | { kind: "conflict"; conflict: DecisionConflict }

/** What a form that did not go through leaves behind on the page. */
export interface SignState {
  typed: Typed
  problems: Problems
  failure: Failure | null
  status: number
}
