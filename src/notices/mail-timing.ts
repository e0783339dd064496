import { DAILY_MAIL_AT, type QuietHours } from "../contracts"
import { addDays, clockIn, dayIn, instantOf } from "../contracts/end-of-day"

/** The first moment after `after` at which clocks of the zone show this time of day ("08:00"). */
export const nextAt = (clock: string, after: Date, zone: string): Date => {
  const day = dayIn(zone, after)
  const today = instantOf(Date.parse(`${day}T${clock}:00Z`), zone)
  return today > after ? today : instantOf(Date.parse(`${addDays(day, 1)}T${clock}:00Z`), zone)
}

/** By what clocks show, so that an hour which comes twice is quiet twice. Two equal times are no hours. */
const isQuiet = ({ from, until }: QuietHours, at: Date, zone: string): boolean => {
  const clock = clockIn(zone, at)
  return from <= until ? from <= clock && clock < until : from <= clock || clock < until
}

export type SendRules = {
  delay_minutes: number
  /** With the first daily mail after there was something to say. */
  is_daily: boolean
  /** IANA zone of the recipient's clock. */
  zone: string
  quiet: QuietHours | null
}

/**
 * When a notice goes out; a moment that is not after `now` is at once. Pure.
 * @param created_at when there was something to say
 */
export const sendAt = (
  { delay_minutes, is_daily, zone, quiet }: SendRules,
  { created_at, now }: { created_at: Date; now: Date },
): Date => {
  const delayed = new Date(created_at.getTime() + delay_minutes * 60_000)
  const due = is_daily ? nextAt(DAILY_MAIL_AT, delayed, zone) : delayed
  const earliest = due > now ? due : now
  return quiet && isQuiet(quiet, earliest, zone) ? nextAt(quiet.until, earliest, zone) : earliest
}
