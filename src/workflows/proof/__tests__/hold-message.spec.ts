import { holdMessage } from "../production-gate"

const held = (title: string) => ({ item_id: title, title, waits_for: [] })

describe("the refusal of the production gate", () => {
  it("names each line with its proofs and how they stand", () => {
    expect(
      holdMessage([
        {
          item_id: "tee",
          title: "Heavy tee",
          waits_for: [
            { proof_id: "1", title: "Front print", state: "sent" },
            { proof_id: "2", title: "Back print", state: "draft" },
          ],
        },
        held("Cap"),
      ]),
    ).toBe(
      'Not approved for production: Heavy tee waits for proof "Front print" (waiting for the client) and proof "Back print"' +
        " (not sent yet); Cap has no proof yet. Override this on the project's Proofs tab if it has to go ahead.",
    )
  })

  it("stays short for many lines", () => {
    expect(holdMessage(["A", "B", "C", "D", "E"].map(held))).toContain("C has no proof yet; 2 more.")
  })
})
