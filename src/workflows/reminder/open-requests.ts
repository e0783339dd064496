import type { MedusaContainer } from "@medusajs/framework/types"
import { dayIn } from "../../contracts/end-of-day"
import { portalServices } from "../../lib/services"
import { runSql, sql } from "../../lib/sql"
import type { RequestRow } from "../../modules/approval/rows"
import type { ReminderDefinition } from "./define-reminder"

/** Subject type of approval requests among what was mentioned again. */
export const REQUEST_SUBJECT = "approval_request"

/** A request that waits for a client's decision. */
export type OpenRequest = {
  id: string
  order_id: string
  asked_on: string
  /** When staff asked, or reminded by hand. */
  told_on: string
  in_hands_date: string | null
  /** What the approval rules recorded when staff asked, by rule. */
  rules: RequestRow["rules"]
}

type Row = Omit<OpenRequest, "asked_on" | "told_on"> & { created_at: Date; told_at: Date }

/** Asked within the last half year: nothing older has a day of its schedule left. */
const OPEN = `
  SELECT r.id, r.order_id, r.rules, r.created_at, greatest(r.created_at, m.reminded_at, n.nudged_at) AS told_at,
         p.in_hands_date
    FROM portal_approval_request r
    JOIN "order" o ON o.id = r.order_id AND o.deleted_at IS NULL AND o.status <> 'canceled'
    JOIN portal_project p ON p.id = r.project_id AND p.deleted_at IS NULL
    LEFT JOIN portal_proof_reminder m ON m.request_id = r.id
    LEFT JOIN portal_nudge n ON n.subject_type = '${REQUEST_SUBJECT}' AND n.subject_id = r.id
   WHERE r.state = 'open' AND r.subject_type = ? AND r.deleted_at IS NULL AND r.created_at > now() - interval '180 days'
   ORDER BY r.created_at`

/** Open requests about subjects of a type, oldest first. */
export const readOpenRequests = async (container: MedusaContainer, subject_type: string): Promise<OpenRequest[]> => {
  const { time_zone } = await portalServices(container).settings.getShop()
  const rows = await runSql<Row>(container, sql(OPEN, subject_type))
  return rows.map(({ created_at, told_at, ...row }) => ({
    ...row,
    asked_on: dayIn(time_zone, created_at),
    told_on: dayIn(time_zone, told_at),
  }))
}

/** How reminders of approval requests are kept: by request, so that a new version begins anew. */
export const requestReminderNotes: Pick<ReminderDefinition, "sentOf" | "note"> = {
  sentOf: async (container, ids) => await portalServices(container).automations.remindersOf(REQUEST_SUBJECT, ids),
  note: async (container, { id: subject_id }, reminder, jobs) =>
    await portalServices(container).automations.noteReminder(
      { subject_type: REQUEST_SUBJECT, subject_id },
      reminder,
      jobs,
    ),
}
