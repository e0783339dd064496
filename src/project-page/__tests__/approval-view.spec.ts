import { aDecision, anOrder, aProject, aRequest, rawItem } from "../../../integration-tests/modules/support/facts"
import type { RequestState } from "../../contracts"
import { orderContentSha256, toOrderDocument } from "../../order-view/order-document"
import type { ApprovalFacts } from "../approval-facts"
import { shownDocument, standingRequest, toApprovalView } from "../approval-view"

const approvedDocument = toOrderDocument(anOrder(), aProject)
const edited = toOrderDocument(anOrder({ items: [rawItem({ quantity: 12 })] }), aProject)

const factsOf = (...states: RequestState[]): ApprovalFacts => {
  const decision = aDecision({ version: states.indexOf("approved") + 1 })
  return {
    requests: states.map((state, index) => aRequest({ id: `pareq_${index + 1}`, version: index + 1, state })),
    decisions: states.includes("approved") ? [decision] : [],
    asked: states.length ? approvedDocument : null,
    approved: states.includes("approved") ? { decision, document: approvedDocument } : null,
    rules: new Map([["pareq_1", { until: "2026-12-01" }]]),
    counts: [],
  }
}
const viewOf = (facts: ApprovalFacts, document: typeof edited) =>
  toApprovalView(facts, { document, as_ordered: document, content_sha256: orderContentSha256(document) })

describe("the approval of an order", () => {
  it.each<[RequestState[], boolean]>([
    [["approved"], true],
    [["superseded", "approved"], true],
    [["approved", "withdrawn"], true],
    [["approved", "superseded", "withdrawn"], true],
    [["approved", "open"], false],
    [["approved", "changes_requested"], false],
    [["approved", "declined"], false],
    [["approved", "changes_requested", "withdrawn"], false],
    [["open"], false],
    [["withdrawn"], false],
    [[], false],
  ])("with requests %j shows a difference from what was approved: %s", (states, shows) => {
    expect(viewOf(factsOf(...states), edited).difference !== null).toBe(shows)
    expect(viewOf(factsOf(...states), approvedDocument).difference).toBeNull()
  })

  it("shows the difference with both amounts, by the version that was approved", () => {
    expect(viewOf(factsOf("superseded", "approved"), edited).difference).toMatchObject({
      decision_id: "pdec_1",
      version: 2,
      approved_amount: approvedDocument.totals.total,
      current_amount: edited.totals.total,
      currency_code: "usd",
    })
  })

  it("calls the newest request current by content, and shows what the rules say of it", () => {
    expect(viewOf(factsOf("open"), approvedDocument).request).toMatchObject({
      is_current: true,
      rules: { until: "2026-12-01" },
    })
    expect(viewOf(factsOf("open"), edited).request).toMatchObject({ is_current: false })
  })

  it("stands where its newest request left it, unless staff withdrew one after an approval", () => {
    const stateOf = (...states: RequestState[]) => standingRequest(states.map((state) => ({ state })))?.state
    expect(stateOf()).toBeUndefined()
    expect(stateOf("withdrawn")).toBe("withdrawn")
    expect(stateOf("changes_requested", "withdrawn")).toBe("withdrawn")
    expect(stateOf("approved", "withdrawn")).toBe("approved")
    expect(stateOf("approved", "open")).toBe("open")
  })

  it("keeps a draft as it was sent until the next version, and shows every order as it is", () => {
    expect(shownDocument(factsOf("changes_requested"), true)).toBe(approvedDocument)
    expect(shownDocument(factsOf(), true)).toBeNull()
    expect(shownDocument(factsOf("approved"), false)).toBeNull()
  })
})
