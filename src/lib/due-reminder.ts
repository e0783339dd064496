import { addDays } from "../contracts/end-of-day"

/** One of the days of a schedule, on which something that is still open is mentioned again. */
export type Reminder = { kind: "before" | "after"; days: number }

/** Days before a deadline and after what `Waiting.after_on` names; empty for never. */
export type ReminderSchedule = { before_days: readonly number[]; after_days: readonly number[] }

/** Something that waits for a client. Days are calendar days of the shop's time zone. */
export type Waiting = {
  /** The day on which the client was told: nothing is mentioned again on it, or before. */
  told_on: string
  /** Until when the client should act; null for no such day, which leaves out what comes before it. */
  deadline_on: string | null
  /** The day from which `after_days` are counted. */
  after_on: string
}

/** A reminder that could not be sent on its day is sent within a week of it, or not at all. */
const GRACE_DAYS = 7

/**
 * The reminder that is due today; null for none. Of several that are late the last one counts: a client never gets two mails about
 * one thing on one day. Pure.
 */
export const dueReminder = (
  { told_on, deadline_on, after_on }: Waiting,
  { before_days, after_days }: ReminderSchedule,
  { today, sent }: { today: string; sent: readonly Reminder[] },
): Reminder | null => {
  const before =
    deadline_on === null
      ? []
      : before_days.map((days) => ({ kind: "before" as const, days, on: addDays(deadline_on, -days) }))
  const after = after_days.map((days) => ({ kind: "after" as const, days, on: addDays(after_on, days) }))
  const last = [...before, ...after]
    .filter(({ on }) => on > told_on && on <= today && on > addDays(today, -GRACE_DAYS))
    // "In three days" is not true any more once the deadline has passed.
    .filter(({ kind }) => kind === "after" || (deadline_on !== null && today <= deadline_on))
    .sort((a, b) => a.on.localeCompare(b.on))
    .at(-1)
  if (!last || sent.some(({ kind, days }) => kind === last.kind && days === last.days)) return null
  return { kind: last.kind, days: last.days }
}
