import fc from "fast-check"
import { proofSettings } from "../../contracts"
import { dayNumberOf, isoDayOf } from "../../proof-view/work-calendar"
import { approveByOf } from "../../proof-view/approve-by"
import { type RiskDates, riskDates, riskOf } from "../risk"

const times = { ...proofSettings.defaults, time_zone: "America/Chicago" }
const METHODS = [...times.methods.map(({ name }) => name), "Puff print", null]

/** As the report's SQL compares. */
const liesBefore = (date: string, method: string | null, { by_method, other }: RiskDates): boolean =>
  date < ((method === null ? undefined : by_method[method.toLowerCase()]) ?? other)

describe("the risk of an in-hands date", () => {
  it("is the same to the database's comparison as to the moment itself", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true }),
        fc.integer({ min: -20, max: 60 }),
        fc.constantFrom(...METHODS),
        (now, days, method) => {
          const date = isoDayOf(dayNumberOf(now.toISOString().slice(0, 10)) + days)
          const risk = riskOf(approveByOf({ state: "sent", method }, date, times, now), now)
          const { passed, near } = riskDates(now, times)
          expect(liesBefore(date, method, passed)).toBe(risk === "passed")
          expect(liesBefore(date, method, near)).toBe(risk !== null)
        },
      ),
    )
  })

  it("is unknown without an approve-by moment", () => {
    expect(riskOf(null, new Date())).toBeNull()
  })
})
