import { clockTime } from "../clock-time"

it.each([
  ["08:00", "en-US", /^8:00\sAM$/],
  ["17:30", "en-US", /^5:30\sPM$/],
  ["08:00", "de-DE", /^08:00$/],
])("writes %s for readers of %s", (time, locale, written) => expect(clockTime(time, locale)).toMatch(written))
