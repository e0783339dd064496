import fc from "fast-check"
import { type GateFacts, type GateProof, heldLines, heldNow } from "../gate"

const LINES = [
  { item_id: "tee", title: "Heavy tee", is_made: true, product_type: null },
  { item_id: "cap", title: "Cap", is_made: true, product_type: "Blank" },
  { item_id: "setup", title: "Screen set-up", is_made: false, product_type: null },
]
const RULES = { gate: true, gate_lines: "with_proofs" as const, gate_exempt_types: [] }

const aProof = (more: Partial<GateProof> = {}): GateProof => ({
  id: "front",
  title: "Front print",
  state: "sent",
  request_id: "request_1",
  is_required: true,
  item_ids: ["tee"],
  ...more,
})

const facts = (more: Partial<GateFacts> = {}): GateFacts => ({
  rules: RULES,
  lines: LINES,
  proofs: [aProof()],
  overrides: [],
  ...more,
})
const heldIds = (given: GateFacts) => heldLines(given).map(({ item_id }) => item_id)

describe("the production gate", () => {
  it("holds back the lines of required proofs that are not approved, and names them", () => {
    expect(heldLines(facts())).toEqual([
      {
        item_id: "tee",
        title: "Heavy tee",
        waits_for: [{ proof_id: "front", title: "Front print", state: "sent" }],
      },
    ])
  })

  it.each(["draft", "sent", "revisions_requested", "declined"] as const)("stays shut while a proof is %s", (state) => {
    expect(heldIds(facts({ proofs: [aProof({ state })] }))).toEqual(["tee"])
  })

  it.each(["approved", "waived", "superseded"] as const)("opens once the proof is %s", (state) => {
    expect(heldLines(facts({ proofs: [aProof({ state })] }))).toEqual([])
  })

  it("waits for each of a line's proofs", () => {
    const proofs = [aProof({ state: "approved" }), aProof({ id: "first", title: "First off", state: "draft" })]
    const [line] = heldLines(facts({ proofs }))
    expect(line?.waits_for.map(({ title }) => title)).toEqual(["First off"])
  })

  it("lets pass what is not required, and everything while it is off", () => {
    expect(heldLines(facts({ proofs: [aProof({ is_required: false })] }))).toEqual([])
    expect(heldLines(facts({ rules: { ...RULES, gate: false } }))).toEqual([])
  })

  it("holds back lines without a proof where the shop says so, but neither charges nor exempt products", () => {
    const all = { ...RULES, gate_lines: "all" as const }
    expect(heldIds(facts({ rules: all, proofs: [] }))).toEqual(["tee", "cap"])
    expect(heldIds(facts({ rules: { ...all, gate_exempt_types: ["blank"] }, proofs: [] }))).toEqual(["tee"])
    expect(heldIds(facts({ rules: all, proofs: [aProof({ state: "superseded" })] }))).toEqual(["tee", "cap"])
  })
})

describe("an override", () => {
  const all = { ...RULES, gate_lines: "all" as const }

  it("lets pass exactly what was held back, also lines without a proof", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            state: fc.constantFrom("draft", "sent", "revisions_requested", "declined", "approved" as const),
            request_id: fc.constantFrom(null, "request_1", "request_2"),
            item_ids: fc.subarray(["tee", "cap", "setup"]),
            is_required: fc.boolean(),
          }),
          { maxLength: 4 },
        ),
        fc.constantFrom(RULES, all),
        (given, rules) => {
          const proofs = given.map((more, at) => aProof({ id: `proof_${at}`, ...more }))
          const before = facts({ rules, proofs })
          expect(heldLines({ ...before, overrides: [heldNow(before)] })).toEqual([])
        },
      ),
    )
  })

  it("no longer counts for a proof that stands elsewhere: a new version was sent, or the client answered", () => {
    const override = heldNow(facts())
    const later = (more: Partial<GateProof>) => heldIds(facts({ proofs: [aProof(more)], overrides: [override] }))
    expect(later({})).toEqual([])
    expect(later({ request_id: "request_2" })).toEqual(["tee"])
    expect(later({ state: "revisions_requested" })).toEqual(["tee"])
  })

  it("counts for no other proof", () => {
    const override = heldNow(facts())
    const other = aProof({ id: "back", title: "Back print" })
    const [line] = heldLines(facts({ proofs: [aProof(), other], overrides: [override] }))
    expect(line?.waits_for.map(({ proof_id }) => proof_id)).toEqual(["back"])
  })

  it("of a line without a proof ends when it gets one", () => {
    const override = heldNow(facts({ rules: all, proofs: [] }))
    expect(heldIds(facts({ rules: all, proofs: [], overrides: [override] }))).toEqual([])
    expect(heldIds(facts({ rules: all, proofs: [aProof()], overrides: [override] }))).toEqual(["tee"])
  })
})
