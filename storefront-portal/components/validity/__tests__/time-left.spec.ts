import { createI18n } from "@messages/i18n"
import { timeLeft } from "../time-left"

const i18n = createI18n({ locales: ["en-US"], timeZone: "UTC" })
const NOW = Date.parse("2026-11-26T12:00:00.000Z")
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

it.each([
  [30 * DAY, "30 days left"],
  [3 * DAY - 1, "2 days left"],
  [2 * DAY, "2 days left"],
  [2 * DAY - 1, "47 hours left"],
  [DAY, "24 hours left"],
  [HOUR, "1 hour left"],
  [HOUR - 1, "Less than an hour left"],
  // The database still takes the approval; this server's clock is ahead.
  [-5 * MINUTE, "Less than an hour left"],
])("never promises more time than there is: %d ms are told as %s", (left, words) => {
  expect(timeLeft(new Date(NOW + left).toISOString(), NOW, i18n)).toBe(words)
})

it("writes the number the reader's way", () => {
  const german = createI18n({ locales: ["de-DE"], timeZone: "UTC" })
  expect(timeLeft(new Date(NOW + 1_200 * DAY).toISOString(), NOW, german)).toContain("1.200")
})
