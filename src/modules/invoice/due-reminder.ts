import type { InvoiceSettings } from "../../contracts"
import { addDays } from "../../contracts/end-of-day"

/** One of the days on which an unpaid invoice is mentioned again. */
export type Reminder = { kind: "before" | "after"; days: number }

/** A reminder that could not be sent on its day is sent within a week of it, or not at all. */
const GRACE_DAYS = 7

/**
 * The reminder that is due today of an unpaid invoice; null for none. Of several that are late the last one counts: nobody
 * gets two mails about one invoice on one day. Days are calendar days of the shop's time zone.
 */
export const dueReminder = (
  { due_on, issued_on, today, sent }: { due_on: string; issued_on: string; today: string; sent: readonly Reminder[] },
  { remind_before_days, remind_after_days }: Pick<InvoiceSettings, "remind_before_days" | "remind_after_days">,
): Reminder | null => {
  const all = [
    ...remind_before_days.map((days) => ({ kind: "before" as const, days, on: addDays(due_on, -days) })),
    ...remind_after_days.map((days) => ({ kind: "after" as const, days, on: addDays(due_on, days) })),
  ]
  const last = all
    .filter(({ on }) => on > issued_on && on <= today && on > addDays(today, -GRACE_DAYS))
    .sort((a, b) => a.on.localeCompare(b.on))
    .at(-1)
  if (!last) return null
  // "In three days" is not true any more once it is due.
  if (last.kind === "before" && today > due_on) return null
  const isSent = sent.some(({ kind, days }) => kind === last.kind && days === last.days)
  return isSent ? null : { kind: last.kind, days: last.days }
}
