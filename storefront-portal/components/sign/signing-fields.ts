import type { ReactNode } from "react"
import type { Rendering } from "@contracts/approval"
import type { I18n } from "@messages/i18n"
import type { MessageKey } from "@messages/index"

export interface SigningFieldProps {
  rendering: Rendering
  /** What was typed before. */
  typed: string
  problem: string | undefined
  i18n: I18n
}

/** What an approval rule asks for when somebody signs (see src/contracts/approval-rules.ts). */
export interface SigningField {
  /** The rule's id. The form's field is named `rules.<id>`. */
  id: string
  render: (props: SigningFieldProps) => ReactNode
  /** The rule's input as the API takes it, or what to say at the field. Undefined leaves the rule out. */
  read: (typed: string) => { value: unknown } | { problem: MessageKey }
}

/** In the order of the form. A new rule adds a file and one line. */
export const signingFields: readonly SigningField[] = []

export function ruleFieldName(id: string): string {
  return `rules.${id}`
}
