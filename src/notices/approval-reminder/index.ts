import { z } from "zod"
import { portalServices } from "../../lib/services"
import { isUndecided, loadRequested } from "../approval-requested/load"
import { unseen } from "../condition"
import { defineNotice } from "../define-notice"
import { EXAMPLE_AT, EXAMPLE_LATER, exampleRequest } from "../example-facts"
import { LATEST } from "../latest"
import { readMissing } from "../missing"
import { approvalReminderMail } from "./template"

/** Reminds one recipient of a quote or an order that still waits for their approval; not of one that has expired. */
export const approvalReminder = defineNotice({
  name: "approval-reminder",
  title: "job.notice.approval_reminder",
  audience: "client",
  channels: { email: approvalReminderMail },
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
  mail_kind: "reminders",
  isDue: async (container, payload) => {
    const validity = await portalServices(container).quoteValidity.findView(payload.request_id)
    return !validity?.is_expired && (await isUndecided(container, payload))
  },
  latest: LATEST.order_request,
  example: { ...exampleRequest, asked_at: EXAMPLE_AT, valid_until: EXAMPLE_LATER, missing: [] },
  load: async (container, payload) => {
    const [requested, validity] = await Promise.all([
      loadRequested(container, payload),
      portalServices(container).quoteValidity.findView(payload.request_id),
    ])
    if (!requested) return null
    const { data, email, isStillTrue, request, about } = requested
    return {
      data: {
        ...data,
        asked_at: request.created_at.toISOString(),
        valid_until: validity?.valid_until ?? null,
        missing: await readMissing(container, about.order.id),
      },
      email,
      isStillTrue,
    }
  },
})
