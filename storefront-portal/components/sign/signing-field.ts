import type { ReactNode } from "react"
import type { Rendering } from "@contracts/approval"
import type { ErrorCode } from "@contracts/errors"
import type { I18n } from "@messages/i18n"
import type { MessageKey } from "@messages/index"

export interface SigningFieldProps {
  rendering: Rendering
  /** What was typed before; undefined while the form was not sent. */
  typed: string | undefined
  problem: string | undefined
  /** Whether the focus belongs here, because the form's first problem does. */
  autoFocus: boolean
  i18n: I18n
}

/** What an approval rule asks for when a client signs (see src/contracts/approval-rules.ts). */
export interface SigningField {
  /** The rule's id. The form's field is named `rules.<id>`. */
  id: string
  render: (props: SigningFieldProps) => ReactNode
  /** The rule's input as the API takes it, or what to say at the field. Undefined leaves the rule out. */
  read: (typed: string) => { value: unknown } | { problem: MessageKey }
  /** What to say at the field when the API refuses the decision with one of the rule's codes. */
  refusals?: Partial<Record<ErrorCode, MessageKey>>
}

export function ruleFieldName(id: string): string {
  return `rules.${id}`
}
