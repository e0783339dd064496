/** A delay as staff type it: a whole number of one unit. */
export type Unit = "minutes" | "hours" | "days"

const MINUTES: Record<Unit, number> = { minutes: 1, hours: 60, days: 1_440 }

/** The largest unit in which the delay is a whole number. */
export const toDelay = (minutes: number): { count: number; unit: Unit } => {
  if (minutes > 0 && minutes % MINUTES.days === 0) return { count: minutes / MINUTES.days, unit: "days" }
  if (minutes > 0 && minutes % MINUTES.hours === 0) return { count: minutes / MINUTES.hours, unit: "hours" }
  return { count: minutes, unit: "minutes" }
}

/** Minutes; NaN for what is no number, which the contract refuses. */
export const toMinutes = (count: string, unit: Unit): number =>
  count.trim() === "" ? Number.NaN : Number(count) * MINUTES[unit]
