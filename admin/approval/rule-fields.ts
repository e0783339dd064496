import type { ComponentType } from "react"
import type { ProjectHeader } from "../../src/contracts"

/** Typed values of the rules' fields, by rule. */
export interface RuledValues {
  rules: Record<string, Record<string, string>>
}

/** Fields that an approval rule adds to a drawer. The rule's input schema (contracts) judges what `toInput` makes of them. */
export interface RuleFields {
  /** The rule's id. */
  id: string
  initial: (project: ProjectHeader) => Record<string, string>
  /** Undefined leaves the rule's input out. */
  toInput: (typed: Record<string, string>) => unknown
  /** Reads the form with `useFormContext<RuledValues>()`; its fields are named `rules.<id>.<field>`. */
  Fields: ComponentType<{ project: ProjectHeader }>
}

/** Fields of the drawer that asks for approval. A rule adds one line. */
export const ASK_FIELDS: RuleFields[] = []

/** Fields of the drawer that records a decision. A rule adds one line. */
export const RECORD_FIELDS: RuleFields[] = []

export const initialRules = (fields: RuleFields[], project: ProjectHeader): RuledValues["rules"] =>
  Object.fromEntries(fields.map(({ id, initial }) => [id, initial(project)]))

/** The `rules` of a request's body. */
export const rulesInput = (fields: RuleFields[], { rules }: RuledValues): Record<string, unknown> =>
  Object.fromEntries(fields.map(({ id, toInput }) => [id, toInput(rules[id] ?? {})]))
