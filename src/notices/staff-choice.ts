import type { MedusaContainer } from "@medusajs/framework/types"
import { DAILY_MAIL_AT, DEFAULT_STAFF_CHOICE, type StaffChoice } from "../contracts"
import type { QueuedJob } from "../lib/jobs/queued-job"
import { portalServices } from "../lib/services"
import { nextAt } from "./mail-timing"

/** How a member of staff gets a notice; the defaults for everyone's bell. */
export const readStaffChoice = async (
  container: MedusaContainer,
  user_id: string | null,
  notice: string,
): Promise<StaffChoice> => {
  if (user_id === null) return DEFAULT_STAFF_CHOICE
  const { choices } = await portalServices(container).automations.getStaffPreference(user_id)
  return choices[notice] ?? DEFAULT_STAFF_CHOICE
}

/** The job of the notice `staff-digest`, which cannot be imported here: it is sent in the same way as all others. */
const digestJob = (user_id: string, at: Date, delay_minutes: number): QueuedJob => ({
  id: "notice.staff-digest",
  payload: { user_id },
  queue: "notices",
  // A mail for each morning: one that is being tried again keeps the lines that it has taken.
  key: `digest:${user_id}:${at.toISOString()}`,
  delay_minutes,
  notice: { resource_type: "user", resource_id: user_id, link_id: null },
})

type Line = { user_id: string; notice_uid: string; title: string; text: string; url: string | null }

/** Keeps a notice for the daily mail of its recipient, which goes out at the next morning of their clock. */
export const keepForDigest = async (container: MedusaContainer, line: Line): Promise<void> => {
  const { automations, outbox, settings } = portalServices(container)
  const [{ time_zone }, shop, { now }] = await Promise.all([
    automations.getStaffPreference(line.user_id),
    settings.getShop(),
    outbox.readNoticeAge(line.notice_uid),
  ])
  const at = nextAt(DAILY_MAIL_AT, now, time_zone ?? shop.time_zone)
  const delay_minutes = Math.ceil((at.getTime() - now.getTime()) / 60_000)
  await automations.addDigestLine(line, digestJob(line.user_id, at, delay_minutes))
}
