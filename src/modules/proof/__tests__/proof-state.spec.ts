import type { RequestState } from "../../../contracts"
import { opensGate, proofStateOf } from "../proof-state"

const OPEN = { closed_at: null }
const asked = (...states: RequestState[]) => states.map((state) => ({ state, is_waiver: false }))

describe("where a proof stands", () => {
  it.each([
    [[], "draft"],
    [["open"], "sent"],
    [["approved"], "approved"],
    [["changes_requested"], "revisions_requested"],
    [["declined"], "declined"],
    [["withdrawn"], "draft"],
    [["superseded", "open"], "sent"],
    [["changes_requested", "open"], "sent"],
    [["approved", "open"], "sent"],
    [["approved", "withdrawn"], "approved"],
    [["changes_requested", "superseded", "withdrawn"], "revisions_requested"],
  ] as [RequestState[], string][])("after requests that are %j is %s", (states, expected) => {
    expect(proofStateOf(OPEN, asked(...states))).toBe(expected)
  })

  it("is waived once a waiver is approved, and sent while it is asked for", () => {
    expect(proofStateOf(OPEN, [{ state: "approved", is_waiver: true }])).toBe("waived")
    expect(proofStateOf(OPEN, [{ state: "open", is_waiver: true }])).toBe("sent")
  })

  it("is superseded once staff closed it, whatever was decided", () => {
    expect(proofStateOf({ closed_at: new Date() }, asked("approved"))).toBe("superseded")
  })

  it("opens the gate when it is approved, waived or closed", () => {
    const states = ["draft", "sent", "approved", "revisions_requested", "declined", "superseded", "waived"] as const
    expect(states.filter(opensGate)).toEqual(["approved", "superseded", "waived"])
  })
})
