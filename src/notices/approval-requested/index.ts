import { z } from "zod"
import { portalServices } from "../../lib/services"
import { unseen } from "../condition"
import { defineNotice } from "../define-notice"
import { exampleRequest } from "../example-facts"
import { LATEST } from "../latest"
import { isUndecided, loadRequested } from "./load"
import { approvalRequestedMail } from "./template"

/** Asks one recipient for their decision, as long as there is one to make and their link works. */
export const approvalRequested = defineNotice({
  name: "approval-requested",
  title: "job.notice.approval_requested",
  audience: "client",
  channels: { email: approvalRequestedMail },
  words: [
    "approval.subject",
    "approval.preheader",
    "approval.title",
    "approval.intro",
    "approval.what",
    "approval.action",
    "approval.changes",
  ],
  payload: z.object({ request_id: z.string(), link_id: z.string() }),
  about: ({ request_id, link_id }) => ({
    resource_type: "portal_approval_request",
    resource_id: request_id,
    link_id,
  }),
  orderOf: async (container, { request_id }) =>
    (await portalServices(container).approvals.getRequest(request_id)).order_id,
  default: { enabled: true, delay_minutes: 0 },
  conditions: ["undecided"],
  condition: unseen,
  isDue: isUndecided,
  latest: LATEST.order_request,
  example: exampleRequest,
  load: async (container, payload) => await loadRequested(container, payload),
})
