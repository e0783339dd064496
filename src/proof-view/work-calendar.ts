import type { ProofSettings } from "../contracts"

export type WorkDays = Pick<ProofSettings, "work_days" | "holidays">

/** Days since 1970-01-01, so that a day can be counted on without a time zone. */
export type DayNumber = number

const DAY_MS = 86_400_000

export const dayNumberOf = (isoDay: string): DayNumber => Date.parse(`${isoDay}T00:00:00Z`) / DAY_MS

export const isoDayOf = (day: DayNumber): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** Midnight of a day, in milliseconds as if the zone were UTC. */
export const wallMidnightOf = (day: DayNumber): number => day * DAY_MS

/** 1 is Monday, 7 is Sunday. */
const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1

/** Which days the shop works on. Of a week at least one is a working day, and holidays are finitely many. */
export const workCalendar = ({ work_days, holidays }: WorkDays) => {
  const weekdays = new Set(work_days)
  const closed = new Set(holidays.map(dayNumberOf))
  const isWorkDay = (day: DayNumber): boolean => weekdays.has(weekdayOf(day)) && !closed.has(day)

  /** The given day if it is a working day, else the nearest one in the direction. */
  const nearest = (day: DayNumber, step: 1 | -1): DayNumber => {
    let found = day
    while (!isWorkDay(found)) found += step
    return found
  }

  /** The working day that lies so many working days from a working day; negative counts go back. */
  const addWorkDays = (day: DayNumber, count: number): DayNumber => {
    const step = count < 0 ? -1 : 1
    let found = day
    for (let left = Math.abs(count); left > 0; left--) found = nearest(found + step, step)
    return found
  }

  return { isWorkDay, nearest, addWorkDays }
}
