import type { ReactNode } from "react"
import type { ApprovalRequest } from "@contracts/approval"
import type { ErrorCode } from "@contracts/errors"
import type { Viewer } from "@contracts/portal-session"
import type { I18n } from "@messages/i18n"
import type { MessageKey } from "@messages/index"
import { validityNotice } from "@/components/validity/validity"

export interface SigningNoticeProps {
  request: ApprovalRequest
  viewer: Viewer
  formToken: string
  i18n: I18n
}

/** What an approval rule says about a request above the ways to decide (`approvalRules.view`). */
export interface SigningNotice {
  /** The rule's id. */
  id: string
  render: (props: SigningNoticeProps) => ReactNode
  /** Whether the request cannot be approved as it is. What is typed stays; the other ways to decide stay open. */
  blocksApproval?: (request: ApprovalRequest) => boolean
  /** What to say when the API refuses a decision with one of the rule's codes. */
  refusals?: Partial<Record<ErrorCode, { title: MessageKey; text: MessageKey }>>
}

/** In the order of the page. A new rule adds a file and one line. */
export const signingNotices: readonly SigningNotice[] = [validityNotice]

export function isApprovalBlocked(request: ApprovalRequest): boolean {
  return signingNotices.some(({ blocksApproval }) => blocksApproval?.(request) ?? false)
}

/** What a rule says about its refusal; undefined for a code that is no rule's. */
export function refusalWords(code: ErrorCode): { title: MessageKey; text: MessageKey } | undefined {
  return signingNotices.flatMap(({ refusals }) => refusals?.[code] ?? [])[0]
}
