import fc from "fast-check"
import { addDays } from "../../../contracts/end-of-day"
import { dueReminder, type Reminder } from "../due-reminder"

const SETTINGS = { remind_before_days: [3], remind_after_days: [3, 14] }
const due = (today: string, sent: Reminder[] = [], issued_on = "2026-03-01") =>
  dueReminder({ due_on: "2026-04-15", issued_on, today, sent }, SETTINGS)

describe("the reminder of an unpaid invoice", () => {
  it.each([
    ["2026-04-11", null],
    ["2026-04-12", { kind: "before", days: 3 }],
    ["2026-04-15", { kind: "before", days: 3 }],
    ["2026-04-16", null],
    ["2026-04-18", { kind: "after", days: 3 }],
    ["2026-04-25", null],
    ["2026-04-29", { kind: "after", days: 14 }],
    ["2026-06-01", null],
  ])("on %s is %j", (today, expected) => expect(due(today)).toEqual(expected))

  it("is sent once", () => expect(due("2026-04-18", [{ kind: "after", days: 3 }])).toBeNull())

  it("comes after the day of issue", () => expect(due("2026-04-12", [], "2026-04-12")).toBeNull())

  it("is sent at most once for each day that the settings name, whatever days the job runs on", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 80 }), (offsets) => {
        const sent: Reminder[] = []
        for (const offset of [...offsets].sort((a, b) => a - b)) {
          const reminder = due(addDays("2026-03-20", offset), sent)
          if (reminder) sent.push(reminder)
        }
        const keys = sent.map(({ kind, days }) => `${kind}${days}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})
