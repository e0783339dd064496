import type { ApprovalRequest, ListedProject, ProjectHeader } from "../../../src/contracts"

const AT = "2026-11-24T09:00:00.000Z"

export const aListedProject = (more: Partial<ListedProject> = {}): ListedProject => ({
  id: "pproj_1",
  order_id: "order_1",
  is_draft: true,
  number: "13",
  name: "Spring League T-Shirts",
  po_number: "SL-2211",
  client: "Smith Embroidery",
  pieces: 144,
  owner: { id: "user_1", name: "Dana Ruiz" },
  status: "awaiting_approval",
  waiting: { on: "client", for: "approval", since: AT },
  difference: null,
  stage: { id: "pstg_approval", name: "Approval", color: "#92400e" },
  in_hands_date: "2026-12-21",
  created_at: AT,
  last_activity_at: AT,
  last_opened_at: null,
  unread_messages: 0,
  signals: [],
  ...more,
})

export const aRequest = (more: Partial<ApprovalRequest> = {}): ApprovalRequest => ({
  id: "pareq_1",
  subject: { type: "order", id: "order_1" },
  version: 1,
  state: "open",
  is_current: true,
  requested_at: AT,
  requested_by: { type: "staff", name: "Dana Ruiz" },
  message: null,
  amount: "1344.00",
  currency_code: "usd",
  document_sha256: "a".repeat(64),
  changes: [],
  rules: {},
  ...more,
})

export const aHeader = (more: Partial<ProjectHeader> = {}): ProjectHeader => ({
  ...aListedProject(),
  ship_date: null,
  stage_id: "pstg_approval",
  stages: [
    { id: "pstg_quote", name: "Quote", color: "#6f6a64", role: "quote", is_done: false },
    { id: "pstg_approval", name: "Approval", color: "#92400e", role: "approval", is_done: false },
  ],
  request: aRequest(),
  changes: [],
  recipients: ["Sarah Smith"],
  pending_effect: null,
  ...more,
})

/** An approved order that was edited afterwards. */
export const aChangedHeader = (): ProjectHeader =>
  aHeader({
    is_draft: false,
    status: "approved",
    request: aRequest({ state: "approved", is_current: false }),
    waiting: { on: "staff", for: "new_request", since: null },
    difference: {
      approved: true,
      version: 1,
      version_amount: "1344.00",
      current_amount: "1744.00",
      currency_code: "usd",
    },
    changes: [{ kind: "quantity", label: "Heavy tee, XL", before: "12", after: "24" }],
  })
