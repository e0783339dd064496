import type { I18n } from "@messages/i18n"

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Days are named from the second one on: until then the hours say more. */
const HOURS_UP_TO_MS = 2 * DAY_MS

/** "3 days left", rounded down: a client never has less time than the page says. */
export function timeLeft(until: string, now: number, i18n: I18n): string {
  const left = Date.parse(until) - now
  if (left < HOUR_MS) return i18n.t("validity.left.minutes")
  const [unit, count] =
    left < HOURS_UP_TO_MS
      ? (["hours", Math.floor(left / HOUR_MS)] as const)
      : (["days", Math.floor(left / DAY_MS)] as const)
  return i18n.t(`validity.left.${unit}`, { count, n: i18n.number(count) })
}
