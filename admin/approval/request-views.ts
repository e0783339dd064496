import type { ComponentType } from "react"
import type { ApprovalRequest } from "../../src/contracts"
import type { TabProps } from "../project/tabs"
import { validityRequestView } from "../quote-validity/request-view"

export interface RequestView {
  /** The rule's id. */
  id: string
  /** Lines on each version that was sent for approval; nothing where the rule has nothing to say. */
  Fact: ComponentType<{ request: ApprovalRequest }>
  /** A button beside those that withdraw, record and ask. */
  Action?: ComponentType<TabProps>
}

/** Registry: components that show the rules' views of a request (`approvalRules.view`). A rule adds one line. */
export const REQUEST_VIEWS: RequestView[] = [validityRequestView]
