import { type ApproveBy, NEAR_HOURS, type ProductionRisk } from "../contracts"
import { earliestInHandsDate, type LeadTimes } from "../proof-view/approve-by"

const HOUR_MS = 3_600_000
const NEAR_MS = NEAR_HOURS * HOUR_MS

/** The earliest in-hands date that is still kept, by method in lower case; `other` for methods that it does not name. */
export type RiskDates = { by_method: Record<string, string>; other: string }

const datesAt = (at: Date, times: LeadTimes): RiskDates => ({
  by_method: Object.fromEntries(
    times.methods.map(({ name }) => [name.trim().toLowerCase(), earliestInHandsDate(at, name, times)]),
  ),
  other: earliestInHandsDate(at, null, times),
})

/** An in-hands date is at risk if it lies before these: what the database compares in place of counting working days. */
export const riskDates = (now: Date, times: LeadTimes): { passed: RiskDates; near: RiskDates } => ({
  passed: datesAt(now, times),
  near: datesAt(new Date(now.getTime() + NEAR_MS), times),
})

/** How urgent a decision is; null for one that nothing is known of, or that has time. */
export const riskOf = (approve_by: ApproveBy | null, now: Date): ProductionRisk | null => {
  if (approve_by === null) return null
  const left = Date.parse(approve_by.at) - now.getTime()
  if (left <= 0) return "passed"
  return left <= NEAR_MS ? "near" : null
}
