const DAY_MS = 86_400_000

/** Milliseconds that the zone's clocks are ahead of UTC at an instant, daylight saving time included. */
const offsetAt = (instant: number, format: Intl.DateTimeFormat): number => {
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"))
  return shown - Math.floor(instant / 1000) * 1000
}

const clockOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  })

/** The calendar day ("2026-11-26") of an instant in a time zone. */
export const dayIn = (timeZone: string, at: Date): string =>
  new Date(at.getTime() + offsetAt(at.getTime(), clockOf(timeZone))).toISOString().slice(0, 10)

/** The time of day ("08:30") that clocks of a time zone show at an instant. */
export const clockIn = (timeZone: string, at: Date): string =>
  new Date(at.getTime() + offsetAt(at.getTime(), clockOf(timeZone))).toISOString().slice(11, 16)

/** The day that lies `days` after a calendar day. */
export const addDays = (isoDay: string, days: number): string =>
  new Date(Date.parse(`${isoDay}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/**
 * The moment at which a zone's clocks show a wall time. Where they show it twice, the second time; a time that they skip
 * is as many minutes after the jump as it would have been after its beginning.
 * @param wall the date and time of day as if they were UTC, in milliseconds
 */
export const instantOf = (wall: number, timeZone: string): Date => {
  const format = clockOf(timeZone)
  // Clocks change at most once in two days, so the offset is the one of the day before or of the day after.
  const candidates = [wall - DAY_MS, wall + DAY_MS].map((near) => wall - offsetAt(near, format))
  const real = candidates.filter((instant) => instant + offsetAt(instant, format) === wall)
  return new Date(Math.max(...(real.length > 0 ? real : candidates)))
}

/**
 * The last millisecond of a calendar day ("2026-11-26") in a time zone. A day is 23 or 25 hours long where the clocks
 * change in it; where the last hour comes twice, its second run counts.
 */
export const endOfDay = (isoDay: string, timeZone: string): Date =>
  instantOf(Date.parse(`${isoDay}T23:59:59.999Z`), timeZone)
