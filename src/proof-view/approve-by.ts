import type { ApproveBy, ProofSettings, ProofState } from "../contracts"
import { dayIn, instantOf } from "../contracts/end-of-day"
import { dayNumberOf, isoDayOf, wallMidnightOf, workCalendar } from "./work-calendar"

const HOUR_MS = 3_600_000

/** What a promised date depends on, beside the date: settings of the shop. */
export type LeadTimes = Pick<
  ProofSettings,
  "methods" | "default_lead_days" | "transit_days" | "work_days" | "holidays" | "cutoff_hour"
> & { time_zone: string }

const normalized = (method: string): string => method.trim().toLowerCase()

/** Working days from an approval to the client's door. A method that the settings do not name has the default. */
const daysNeeded = (method: string | null, { methods, default_lead_days, transit_days }: LeadTimes): number => {
  const known = method === null ? undefined : methods.find(({ name }) => normalized(name) === normalized(method))
  return (known?.lead_days ?? default_lead_days) + transit_days
}

const cutoffOf = (day: number, { cutoff_hour, time_zone }: LeadTimes): Date =>
  instantOf(wallMidnightOf(day) + cutoff_hour * HOUR_MS, time_zone)

/**
 * The moment before which an approval keeps the in-hands date. The goods arrive on the last working day up to that
 * date; the decision is due as many working days earlier as making and shipping take, at the shop's cut-off hour.
 * Pure. It is a full quarter of an hour, as the offsets of all time zones are (`portal_freshness_proofs` relies on it).
 */
export const approveByMoment = (in_hands_date: string, method: string | null, times: LeadTimes): Date => {
  const { nearest, addWorkDays } = workCalendar(times)
  const arrival = nearest(dayNumberOf(in_hands_date), -1)
  return cutoffOf(addWorkDays(arrival, -daysNeeded(method, times)), times)
}

/**
 * The earliest in-hands date ("2026-12-04") that an approval at this moment still keeps: the inverse of `approveByMoment`.
 * A date has passed exactly if it lies before this one, so that a database can tell without knowing the calendar.
 */
export const earliestInHandsDate = (at: Date, method: string | null, times: LeadTimes): string => {
  const { nearest, addWorkDays } = workCalendar(times)
  const today = nearest(dayNumberOf(dayIn(times.time_zone, at)), 1)
  const counted = cutoffOf(today, times) <= at ? addWorkDays(today, 1) : today
  return isoDayOf(addWorkDays(counted, daysNeeded(method, times)))
}

const WAITS_FOR_APPROVAL: ReadonlySet<ProofState> = new Set(["draft", "sent", "revisions_requested", "declined"])

/** Until when a proof has to be approved at a moment; null for one that no longer waits, and without an in-hands date. */
export const approveByOf = (
  { state, method }: { state: ProofState; method: string | null },
  in_hands_date: string | null,
  times: LeadTimes,
  now: Date,
): ApproveBy | null => {
  if (in_hands_date === null || !WAITS_FOR_APPROVAL.has(state)) return null
  const at = approveByMoment(in_hands_date, method, times)
  return { at: at.toISOString(), in_hands_date, has_passed: at <= now }
}

/** The most urgent of several; null for none. */
export const earliestOf = (moments: (ApproveBy | null)[]): ApproveBy | null =>
  moments.reduce((first, next) => (first === null || (next !== null && next.at < first.at) ? next : first), null)
