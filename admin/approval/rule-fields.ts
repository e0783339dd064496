import type { ProjectHeader } from "../../src/contracts"
import { recordPoNumber } from "../purchase-order/record-field"
import { PortalApiError } from "../../src/client/error"
import { validityAskFields } from "../quote-validity/ask-fields"
import type { RuledValues, RuleFields } from "./rule-field"

/** Fields of the drawer that asks for approval. A rule adds one line. */
export const ASK_FIELDS: RuleFields[] = [validityAskFields]

/** Fields of the drawer that records a decision. A rule adds one line. */
export const RECORD_FIELDS: RuleFields[] = [recordPoNumber]

export const initialRules = (fields: RuleFields[], project: ProjectHeader): RuledValues["rules"] =>
  Object.fromEntries(fields.map(({ id, initial }) => [id, initial(project)]))

/** The `rules` of a request's body. */
export const rulesInput = (fields: RuleFields[], { rules }: RuledValues): Record<string, unknown> =>
  Object.fromEntries(fields.map(({ id, toInput }) => [id, toInput(rules[id] ?? {})]))

type RefusedField = { name: `rules.${string}.${string}`; words: string }

/** The field that the server's refusal is about; null for one that is about none. */
export const refusedField = (fields: RuleFields[], error: unknown): RefusedField | null => {
  if (!(error instanceof PortalApiError)) return null
  for (const { id, refusals } of fields) {
    const refusal = refusals?.[error.code]
    if (refusal) return { name: `rules.${id}.${refusal.field}`, words: refusal.words }
  }
  return null
}
