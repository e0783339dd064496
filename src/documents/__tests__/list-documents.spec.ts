import { anOrder, aRequest, fulfillments } from "../../../integration-tests/modules/support/facts"
import { listDocuments } from "../list-documents"

type Facts = Parameters<typeof listDocuments>[0]
const list = (facts: Partial<Facts>) =>
  listDocuments({ order: anOrder(), fulfillments: [], requests: [], stored: [], ...facts })
const SOLD = { is_draft_order: false, status: "pending" }
const SHA256 = "a".repeat(64)

describe("the documents of an order", () => {
  it("are none while a draft was never asked about", () => {
    expect(list({})).toEqual([])
  })

  it("are the open request and what was approved, and nothing that was replaced, withdrawn or turned down", () => {
    const states = ["superseded", "withdrawn", "declined", "changes_requested", "approved", "open"] as const
    const requests = states.map((state, index) => aRequest({ id: `pareq_${state}`, state, version: index + 1 }))
    const stored: Facts["stored"] = [{ kind: "quote", subject_id: "pareq_approved", sha256: SHA256 }]
    expect(
      list({ requests, stored }).map(({ id, version, is_signed, sha256 }) => [id, version, is_signed, sha256]),
    ).toEqual([
      ["pareq_open", 6, false, null],
      ["pareq_approved", 5, true, SHA256],
    ])
  })

  it("begin with the sales order of today, then the packages by their number, without canceled ones", () => {
    const packed = (id: string, more: object = {}) => ({
      id,
      created_at: `2026-11-0${id.at(-1)}T10:00:00.000Z`,
      ...more,
    })
    const documents = list({
      order: anOrder(SOLD),
      fulfillments: fulfillments(
        packed("ful_1"),
        packed("ful_2", { canceled_at: "2026-11-05T10:00:00.000Z" }),
        packed("ful_3", { shipped_at: "2026-11-06T10:00:00.000Z" }),
      ),
    })
    expect(documents.map(({ kind, id, number, dated_at }) => [kind, id, number, dated_at])).toEqual([
      ["sales_order", "order_1", "7", null],
      ["packing_slip", "ful_3", "7-3", "2026-11-06T10:00:00.000Z"],
      ["packing_slip", "ful_1", "7-1", null],
    ])
  })
})
