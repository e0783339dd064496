import type { MedusaContainer } from "@medusajs/framework/types"
import { automationHours, DEFAULT_MAIL_PREFERENCE, type MailKind, type NoticeSetting } from "../contracts"
import type { JobRun } from "../lib/jobs/define-job"
import type { QueuedJob } from "../lib/jobs/queued-job"
import { portalServices } from "../lib/services"
import type { RecordedNotice } from "./deliver"
import { sendAt, type SendRules } from "./mail-timing"

type Held = {
  notice: RecordedNotice["about"]
  policy: NoticeSetting
  /** Of notices that their recipient can end, or have once a day. */
  mail_kind: MailKind | undefined
  /** The same job under the same `uid`. */
  again: QueuedJob
  run: JobRun
}

/** When the notice may go out to this recipient; null when they ended mails of its kind. */
const readRules = async (
  container: MedusaContainer,
  { notice, policy, mail_kind }: Held,
): Promise<SendRules | null> => {
  const { mails, settings, tokens } = portalServices(container)
  const link = notice.link_id === null ? null : await tokens.findLink(notice.link_id)
  const preference = link ? await mails.getPreference(link.recipient_email) : DEFAULT_MAIL_PREFERENCE
  if (mail_kind && preference.unsubscribed.includes(mail_kind)) return null
  const [shop, hours] = await Promise.all([settings.getShop(), settings.get(automationHours)])
  // A client's own hours are for the mails that they can do without; the shop's are for all that it lets wait.
  const own = mail_kind ? preference.quiet : null
  return {
    delay_minutes: policy.delay_minutes,
    is_daily: mail_kind !== undefined && preference.delivery === "daily",
    zone: preference.time_zone ?? shop.time_zone,
    quiet: own ?? (policy.keeps_quiet_hours ? hours.quiet : null),
  }
}

const waitsForNobody = ({ notice, policy, mail_kind }: Held): boolean =>
  policy.delay_minutes === 0 && !policy.keeps_quiet_hours && (mail_kind === undefined || notice.link_id === null)

/**
 * Keeps a notice back as the shop and its recipient chose: until a later moment, by the same job again, or for good. One
 * that a failure puts off is not put off again, since its attempts are counted.
 * @returns whether there is nothing to do now
 */
export const holdNotice = async (container: MedusaContainer, held: Held): Promise<boolean> => {
  const { notice, again, run } = held
  if (run.attempt > 1 || waitsForNobody(held)) return false
  const { outbox } = portalServices(container)
  const rules = await readRules(container, held)
  if (!rules) {
    await outbox.noteDelivery(run.uid, notice, { state: "skipped", reason_code: "unsubscribed" })
    return true
  }
  const { created_at, now } = await outbox.readNoticeAge(run.uid)
  const at = sendAt(rules, { created_at, now })
  if (at <= now) return false
  const delay_minutes = Math.ceil((at.getTime() - now.getTime()) / 60_000)
  // The key keeps a crash right after this from leaving two of them.
  await outbox.add({ ...again, key: `held-notice:${run.uid}`, delay_minutes })
  return true
}
