import { composeMessage } from "../compose-message"
import {
  addRemark,
  changeReply,
  isRetried,
  NO_DRAFTS,
  parseDrafts,
  problemOf,
  type RemarkDraft,
  resumed,
} from "../drafts"

const remark: RemarkDraft = {
  key: "6f1c6a0e-7f0e-4f0e-8f0e-6f1c6a0e7f0e",
  versionId: "pver_1",
  versionNumber: 1,
  fileId: "pfile_1",
  page: 2,
  shape: { kind: "box", x: 0.1, y: 0.2, width: 0.3, height: 0.4 },
  body: "Ball in blue, please",
  isSent: true,
  problem: "offline",
}

describe("what was typed", () => {
  it("comes back from the store as it was, with the key that makes sending it twice safe", () => {
    const reply = { key: "k", body: "Yes", isSent: false, problem: null }
    const drafts = changeReply(addRemark(NO_DRAFTS, remark), "pann_1", reply)
    expect(parseDrafts(JSON.stringify(drafts))).toEqual(drafts)
    expect(resumed(drafts).remarks).toEqual([{ ...remark, problem: null }])
  })

  it.each([null, "", "{", "null", "[]", "7", `{"remarks":[{"key":1}],"replies":{"a":1},"messages":[]}`])(
    "is nothing where the store holds %p",
    (text) => {
      expect(parseDrafts(text)).toEqual(NO_DRAFTS)
    },
  )
})

it.each([
  [401, null, "session", true],
  [409, "version_replaced", "replaced", false],
  [409, "decided", "closed", false],
  [403, "preview", "preview", false],
  [400, "invalid_request", "refused", false],
  [429, null, "offline", true],
  [502, null, "offline", true],
])("an answer of %i %s is %s and tried again: %s", (status, code, problem, retried) => {
  expect(problemOf(status, code)).toBe(problem)
  expect(isRetried(problemOf(status, code))).toBe(retried)
})

describe("the message of a request for changes", () => {
  it("is what was typed, then the numbered remarks on lines of their own", () => {
    const remarks = [
      { number: 2, body: "Can the flame\nlose the violet?", is_own: true },
      { number: 3, body: " Larger ", is_own: true },
    ]
    expect(composeMessage(" Thanks! ", remarks)).toBe("Thanks!\n\n2. Can the flame lose the violet?\n3. Larger")
    expect(composeMessage("", remarks.slice(1))).toBe("3. Larger")
    expect(composeMessage("", [])).toBe("")
  })

  it("names what others wrote by its number alone, so that erasing them erases their words", () => {
    const remarks = [
      { number: 1, body: "Larger", is_own: false },
      { number: 2, body: "In blue", is_own: true },
    ]
    expect(composeMessage("", remarks)).toBe("1. …\n2. In blue")
  })

  it("never grows beyond what a message may have, and never cuts what was typed", () => {
    const remarks = Array.from({ length: 400 }, (_, index) => ({
      ...{ number: index + 1, body: "é".repeat(5_000), is_own: true },
    }))
    const typed = "x".repeat(9_000)
    const message = composeMessage(typed, remarks)
    expect(message.length).toBeLessThanOrEqual(10_000)
    expect(message.startsWith(typed)).toBe(true)
    expect(composeMessage("x".repeat(10_000), remarks)).toBe("x".repeat(10_000))
  })
})
