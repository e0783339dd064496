import type { ProofState } from "../../../contracts"
import { type GateLine, type GateProof, heldLines } from "../gate"

const line = (item_id: string, more: Partial<GateLine> = {}): GateLine => ({
  item_id,
  title: item_id,
  is_made: true,
  product_type: null,
  ...more,
})
const proof = (id: string, state: ProofState, item_ids: string[], is_required = true): GateProof => ({
  id,
  title: id,
  state,
  is_required,
  item_ids,
})

const WITH_PROOFS = { gate: true, gate_lines: "with_proofs", gate_exempt_types: [] } as const
const rules = (more: object = {}) => ({ ...WITH_PROOFS, gate_exempt_types: [], ...more })
const held = (...given: Parameters<typeof heldLines>) =>
  heldLines(...given).map(({ item_id, waits_for }) => [item_id, ...waits_for.map(({ proof_id }) => proof_id)])

describe("the production gate", () => {
  const tee = line("tee")
  const cap = line("cap")

  it("holds a line until each of its required proofs is approved, waived or closed", () => {
    for (const state of ["draft", "sent", "revisions_requested", "declined"] as const)
      expect(held([tee, cap], [proof("p", state, ["tee"])], rules(), [])).toEqual([["tee", "p"]])
    for (const state of ["approved", "waived", "superseded"] as const)
      expect(held([tee], [proof("p", state, ["tee"])], rules(), [])).toEqual([])
    const two = [proof("p", "approved", ["tee"]), proof("q", "sent", ["tee", "cap"])]
    expect(held([tee, cap], two, rules(), [])).toEqual([
      ["tee", "q"],
      ["cap", "q"],
    ])
  })

  it("names the proof and its state", () => {
    expect(heldLines([tee], [proof("p", "sent", ["tee"])], rules(), [])).toEqual([
      { item_id: "tee", title: "tee", waits_for: [{ proof_id: "p", title: "p", state: "sent" }] },
    ])
  })

  it("lets pass what is not required, what is a fee, exempt types, and all while it is off", () => {
    const open = [proof("p", "sent", ["tee"])]
    expect(held([tee], [proof("p", "sent", ["tee"], false)], rules(), [])).toEqual([])
    expect(held([line("tee", { is_made: false })], open, rules(), [])).toEqual([])
    expect(held([line("tee", { product_type: "Blanks" })], open, rules({ gate_exempt_types: ["blanks"] }), [])).toEqual(
      [],
    )
    expect(held([line("tee", { product_type: "Tees" })], open, rules({ gate_exempt_types: ["blanks"] }), [])).toEqual([
      ["tee", "p"],
    ])
    expect(held([tee], open, rules({ gate: false }), [])).toEqual([])
  })

  it("holds lines without a proof only where each line needs one; a closed proof is none", () => {
    const all = rules({ gate_lines: "all" })
    expect(held([tee], [], rules(), [])).toEqual([])
    expect(held([tee], [], all, [])).toEqual([["tee"]])
    expect(held([tee], [proof("p", "superseded", ["tee"])], all, [])).toEqual([["tee"]])
    expect(held([tee], [proof("p", "approved", ["tee"])], all, [])).toEqual([])
    expect(held([line("fee", { is_made: false })], [], all, [])).toEqual([])
  })

  it("lets pass what staff let pass, and nothing that came after", () => {
    const override = { item_ids: ["tee"], proof_ids: ["p"] }
    const open = [proof("p", "sent", ["tee"])]
    expect(held([tee], open, rules(), [override])).toEqual([])
    expect(held([tee], [...open, proof("q", "draft", ["tee"])], rules(), [override])).toEqual([["tee", "q"]])
    const all = rules({ gate_lines: "all" })
    expect(held([tee, cap], [], all, [{ item_ids: ["tee"], proof_ids: [] }])).toEqual([["cap"]])
  })
})
