import type { PortalFile, PostalAddress } from "../../../contracts"
import { type ChecklistEntryFacts, type ChecklistFacts, checklistOf, type ChecklistLine } from "../checklist"

const HOME: PostalAddress = {
  first_name: "Sarah",
  last_name: "Smith",
  company: null,
  address_1: "12 Pier Road",
  address_2: null,
  postal_code: "97209",
  city: "Portland",
  province: "OR",
  country_code: "us",
  phone: null,
}
const TEE: ChecklistLine = {
  item_id: "tee",
  title: "Crew tee",
  needs_proof: false,
  has_proof: false,
  needs_sizes: false,
}
const CAP: ChecklistLine = { ...TEE, item_id: "cap", title: "Cap" }

const facts = (more: Partial<ChecklistFacts> = {}): ChecklistFacts => ({
  is_over: false,
  lines: [TEE, CAP],
  purchase_order: { is_required: false, number: null },
  is_shipped: true,
  address: HOME,
  entries: [],
  ...more,
})
const entry = (more: Partial<ChecklistEntryFacts>): ChecklistEntryFacts => ({
  id: "pchk_1",
  kind: "other",
  title: null,
  item_ids: [],
  text: null,
  address: null,
  files: [],
  given_at: null,
  given_by_name: null,
  closed_at: null,
  closed_as: null,
  ...more,
})
const GIVEN = { given_at: "2026-11-20T15:00:00.000Z", given_by_name: "Sarah Smith" }
const closed = (as: ChecklistEntryFacts["closed_as"]) => ({ closed_at: "2026-11-21T15:00:00.000Z", closed_as: as })

const briefly = (more: Partial<ChecklistFacts>) => checklistOf(facts(more)).map(({ kind, state }) => `${kind} ${state}`)
const needing = (line: ChecklistLine, what: "needs_proof" | "needs_sizes"): ChecklistLine => ({ ...line, [what]: true })

describe("what an order lacks", () => {
  it("is nothing for an order that is complete", () => {
    expect(checklistOf(facts())).toEqual([])
  })

  it("is artwork for the lines that need a proof and have none", () => {
    const lines = [needing(TEE, "needs_proof"), { ...needing(CAP, "needs_proof"), has_proof: true }]
    expect(checklistOf(facts({ lines }))).toEqual([
      expect.objectContaining({ id: "artwork", state: "open", lines: [{ item_id: "tee", title: "Crew tee" }] }),
    ])
  })

  it("is the sizes of lines that say so", () => {
    expect(checklistOf(facts({ lines: [TEE, needing(CAP, "needs_sizes")] }))).toEqual([
      expect.objectContaining({ id: "sizes", lines: [{ item_id: "cap", title: "Cap" }] }),
    ])
  })

  it("is a PO number where the customer's approvals need one and there is none", () => {
    expect(briefly({ purchase_order: { is_required: true, number: null } })).toEqual(["po_number open"])
    expect(briefly({ purchase_order: { is_required: true, number: "PO-1" } })).toEqual([])
    expect(briefly({ purchase_order: { is_required: false, number: null } })).toEqual([])
  })

  it.each([
    ["no address", null],
    ["no street", { ...HOME, address_1: null }],
    ["no city", { ...HOME, city: null }],
    ["no country", { ...HOME, country_code: null }],
    ["no postal code in a country that has them", { ...HOME, postal_code: null }],
    ["nobody's name", { ...HOME, first_name: null, last_name: null }],
  ])("is an address where there is %s", (_, address) => {
    expect(checklistOf(facts({ address }))).toEqual([
      expect.objectContaining({ id: "address", state: "open", incomplete: address }),
    ])
  })

  it("is no postal code in a country without them, and no address for an order that is not sent", () => {
    expect(briefly({ address: { ...HOME, country_code: "hk", postal_code: null } })).toEqual([])
    expect(briefly({ address: null, is_shipped: false })).toEqual([])
  })

  it("is nothing once the order is over", () => {
    expect(briefly({ is_over: true, address: null, entries: [entry({ title: "Thread color" })] })).toEqual([])
  })
})

describe("what was given", () => {
  it("stands for what the order lacks until staff have looked at it", () => {
    const address = { ...HOME, city: "Salem" }
    const entries = [entry({ kind: "address", address, ...GIVEN })]
    expect(checklistOf(facts({ address: null, entries }))).toEqual([
      expect.objectContaining({
        id: "pchk_1",
        state: "given",
        given: { at: GIVEN.given_at, by: { type: "client", name: "Sarah Smith" }, text: null, address, files: [] },
      }),
    ])
  })

  it("is done once staff have it, or the order has what was given for it", () => {
    const entries = [entry({ kind: "address", address: HOME, ...GIVEN })]
    expect(briefly({ entries })).toEqual(["address done"])
    expect(briefly({ address: null, entries: entries.map((one) => ({ ...one, ...closed("received") })) })).toEqual([
      "address done",
    ])
  })

  it("is asked for again where it will not do", () => {
    const entries = [entry({ kind: "sizes", item_ids: ["tee"], ...GIVEN, ...closed("ask_again") })]
    expect(briefly({ lines: [needing(TEE, "needs_sizes")], entries })).toEqual(["sizes open"])
  })

  it("counts for the lines that there were: one that came later is asked for", () => {
    const lines = [needing(TEE, "needs_proof"), needing(CAP, "needs_proof")]
    const entries = [entry({ kind: "artwork", item_ids: ["tee"], ...GIVEN, ...closed("received") })]
    const [open, done] = checklistOf(facts({ lines, entries }))
    expect(open).toMatchObject({ id: "artwork", state: "open", lines: [{ item_id: "cap" }] })
    expect(done).toMatchObject({ id: "pchk_1", state: "done", lines: [{ item_id: "tee" }] })
  })
})

describe("artwork that was uploaded", () => {
  const file = (state: PortalFile["state"]): PortalFile => ({
    ...{ id: `pfile_${state}`, name: "logo.ai", format: "ai", bytes: 9, sha256: "0".repeat(64), state },
    ...{ problem: null, preview: null, page_count: null, findings: [] },
  })
  const given = (files: PortalFile[], more: Partial<ChecklistEntryFacts> = {}) =>
    facts({
      lines: [needing(TEE, "needs_proof")],
      entries: [entry({ kind: "artwork", item_ids: ["tee"], files, ...GIVEN, ...more })],
    })

  it.each<PortalFile["state"]>(["waiting", "processing", "ready", "no_preview"])(
    "is with the shop while its file is %s",
    (state) => {
      expect(checklistOf(given([file("refused"), file(state)]))).toEqual([
        expect.objectContaining({ id: "pchk_1", state: "given", given: expect.objectContaining({ text: null }) }),
      ])
    },
  )

  it("is asked for again, once and with what was sent, when the check refused every file", () => {
    const [item, ...others] = checklistOf(given([file("refused"), file("refused")]))
    expect(item).toMatchObject({ id: "pchk_1", kind: "artwork", state: "open", lines: [{ item_id: "tee" }] })
    expect(item?.given?.files).toHaveLength(2)
    expect(others).toEqual([])
  })

  it("stays with the shop when words came with a refused file, and when its words were erased", () => {
    expect(checklistOf(given([file("refused")], { text: "It is on our drive." }))).toMatchObject([{ state: "given" }])
    expect(checklistOf(given([]))).toMatchObject([{ state: "given" }])
  })

  it("is done once the line has a proof, or staff say that they have it", () => {
    const made = { ...needing(TEE, "needs_proof"), has_proof: true }
    expect(checklistOf({ ...given([file("refused")]), lines: [made] })).toMatchObject([{ state: "done" }])
    expect(checklistOf(given([file("refused")], closed("received")))).toMatchObject([{ state: "done" }])
  })
})

describe("what staff say", () => {
  it("lets go of what is not needed", () => {
    const entries = [entry({ kind: "po_number", ...closed("not_needed") }), entry({ id: "2", ...closed("not_needed") })]
    expect(briefly({ purchase_order: { is_required: true, number: null }, entries })).toEqual([])
  })

  it("asks for more in their own words: open, given, done", () => {
    const entries = [
      entry({ id: "1", title: "Thread color", ...GIVEN, ...closed("received") }),
      entry({ id: "2", title: "Gate code", ...GIVEN, text: "1234" }),
      entry({ id: "3", title: "Event date", item_ids: ["tee", "gone"] }),
    ]
    const items = checklistOf(facts({ entries }))
    expect(items.map(({ title, state }) => [title, state])).toEqual([
      ["Event date", "open"],
      ["Gate code", "given"],
      ["Thread color", "done"],
    ])
    expect(items[0]?.lines).toEqual([{ item_id: "tee", title: "Crew tee" }])
  })
})
