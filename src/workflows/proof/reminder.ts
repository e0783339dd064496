import { PROOF_SUBJECT, reminderSettings } from "../../contracts"
import { dayIn } from "../../contracts/end-of-day"
import { portalServices } from "../../lib/services"
import { proofReminder } from "../../notices/proof-reminder"
import { type Deadlines, deadlineOf, readDeadlines } from "../../proof-view/deadlines"
import { askedVersion } from "../../proof-view/proof-facts"
import { defineReminder, reminderBatches, type WaitingItem } from "../reminder/define-reminder"
import { type OpenRequest, readOpenRequests, requestReminderNotes } from "../reminder/open-requests"

/** The day on which a proof has to be approved to keep the order's date; null without one. */
const approveByDay = (
  { in_hands_date }: Pick<OpenRequest, "in_hands_date">,
  method: string | null,
  deadlines: Deadlines,
): string | null => {
  if (in_hands_date === null) return null
  const by = deadlineOf(deadlines, { state: "sent", method }, { in_hands_date }, { status: "pending" })
  return by && dayIn(deadlines.times.time_zone, new Date(by.at))
}

/** Proofs that wait for a client. Those of one recipient go out as one mail. */
export const proofReminders = defineReminder({
  readSchedule: async (container) => (await portalServices(container).settings.get(reminderSettings)).proof,
  listWaiting: async (container) => {
    const deadlines = await readDeadlines(container)
    const waiting: WaitingItem[] = []
    for (const batch of reminderBatches(await readOpenRequests(container, PROOF_SUBJECT))) {
      const asked = batch.map((request) => ({ ...request, version_id: askedVersion(request)?.version_id ?? "" }))
      const methods = await portalServices(container).proofs.methodsOf(asked.map(({ version_id }) => version_id))
      for (const { id, order_id, asked_on, told_on, in_hands_date, version_id } of asked) {
        const deadline_on = approveByDay({ in_hands_date }, methods.get(version_id) ?? null, deadlines)
        waiting.push({ id, order_id, told_on, deadline_on, after_on: asked_on })
      }
    }
    return waiting
  },
  ...requestReminderNotes,
  job: ({ id: request_id }, link_id) => proofReminder.job({ request_id, link_id }),
})
