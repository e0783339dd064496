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

  it("names lines that wait for the same once, and stays short for many proofs", () => {
    const sizes = ["Tee, S", "Tee, M", "Tee, L"]
    expect(holdMessage(sizes.map(held))).toContain("production: Tee, S and 2 more have no proof yet. ")
    const waiting = (title: string) => ({
      ...held(`Tee ${title}`),
      waits_for: [{ proof_id: title, title, state: "sent" as const }],
    })
    const twice = ["A", "B", "C", "D", "E"].flatMap((title) => [waiting(title), waiting(title)])
    const message = holdMessage(twice)
    expect(message).toContain('Tee A and 1 more wait for proof "A" (waiting for the client); ')
    expect(message).toContain('Tee C and 1 more wait for proof "C" (waiting for the client); 2 more. ')
  })
})
