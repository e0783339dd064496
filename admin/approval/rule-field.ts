import type { ComponentType } from "react"
import type { ErrorCode, ProjectHeader } from "../../src/contracts"

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
  /** The field that a refusal with one of the rule's codes is about, and the catalogue's key of what to say there. */
  refusals?: Partial<Record<ErrorCode, { field: string; words: string }>>
  /** Reads the form with `useFormContext<RuledValues>()`; its fields are named `rules.<id>.<field>`. */
  Fields: ComponentType<{ project: ProjectHeader }>
}
