import { PortalApiError } from "@client/index"
import { ERROR_STATUS, type ErrorCode } from "@contracts/errors"
import { isMessageKey } from "@messages/index"
import { decisionFailure } from "../decision-failure"
import { delegateProblem } from "../delegate-problem"

const CODES = Object.keys(ERROR_STATUS).filter((code): code is ErrorCode => Object.hasOwn(ERROR_STATUS, code))
const refused = (code: ErrorCode, more: object = {}) =>
  decisionFailure(new PortalApiError(ERROR_STATUS[code], { type: "x", code, message: "For developers", ...more }))

describe("a refused decision", () => {
  it("has words of the catalogue for every code, and never the message for developers", () => {
    for (const code of CODES.filter((one) => one !== "refused_by_shop")) {
      const failure = refused(code)
      expect({ code, kind: failure.kind }).toEqual({ code, kind: "words" })
      if (failure.kind === "words") expect([failure.title, failure.text].every(isMessageKey)).toBe(true)
    }
  })

  it("speaks in the shop's words where the shop's own rule refused it", () => {
    expect(refused("refused_by_shop", { message: "Please pay the deposit first." })).toEqual({
      kind: "shop",
      message: "Please pay the deposit first.",
    })
  })

  it("tells what happened instead when it came too late", () => {
    const conflict = { type: "conflict", code: "changed" as const, message: "", decision: null, changes: [] }
    expect(refused("changed", conflict)).toEqual({ kind: "conflict", conflict })
  })
})

it("a link that was not sent has words for every code", () => {
  for (const code of CODES) expect(isMessageKey(`delegate.problem.${delegateProblem(code)}`)).toBe(true)
})
