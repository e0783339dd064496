import type { DecisionKind } from "../../contracts"
import type { DecisionRow } from "./rows"

type Said = {
  kind: DecisionKind
  name: string
  email: string | null
  message: string | null
  made: { link_id: string }
}

/**
 * Whether a link says again exactly what it has decided already. An answer that is lost on its way, or a double click,
 * makes people press twice; they are told of their own decision then, not that another person was faster.
 */
export const isRepeated = (decision: DecisionRow, said: Said): boolean =>
  decision.link_id === said.made.link_id &&
  decision.kind === said.kind &&
  decision.name === said.name &&
  decision.email === said.email &&
  decision.message === said.message
