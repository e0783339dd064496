import fc from "fast-check"
import { addDays } from "../../contracts/end-of-day"
import { dueReminder, type Reminder } from "../due-reminder"

const SCHEDULE = { before_days: [3], after_days: [3, 14] }
const INVOICE = { told_on: "2026-03-01", deadline_on: "2026-04-15", after_on: "2026-04-15" }
const due = (today: string, sent: Reminder[] = [], told_on = INVOICE.told_on) =>
  dueReminder({ ...INVOICE, told_on }, SCHEDULE, { today, sent })

describe("a reminder", () => {
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

  it("of a request is counted from the day on which it was asked", () => {
    const asked = { told_on: "2026-04-01", deadline_on: null, after_on: "2026-04-01" }
    const on = (today: string) => dueReminder(asked, { before_days: [1], after_days: [2, 5] }, { today, sent: [] })
    expect(["2026-04-01", "2026-04-02", "2026-04-03", "2026-04-06"].map(on)).toEqual([
      null,
      null,
      { kind: "after", days: 2 },
      { kind: "after", days: 5 },
    ])
  })

  it("names the deadline in place of the time that has passed where both fall on one day", () => {
    const asked = { told_on: "2026-04-01", deadline_on: "2026-04-07", after_on: "2026-04-01" }
    const on = (today: string) => dueReminder(asked, { before_days: [1], after_days: [4] }, { today, sent: [] })
    expect(on("2026-04-06")).toEqual({ kind: "before", days: 1 })
    expect(on("2026-04-08")).toEqual({ kind: "after", days: 4 })
  })

  it("comes after the day on which the client was told", () => expect(due("2026-04-12", [], "2026-04-12")).toBeNull())

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
