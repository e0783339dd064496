import { readProofForm } from "../read-proof-form"
import { remarks } from "@/components/__tests__/support/studio"

const form = (fields: Record<string, string | string[]>) => {
  const params = new URLSearchParams({ nonce: "nonce", request: "preq_2" })
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) params.append(name, one)
  return params
}
const signed = {
  decision: "approved",
  name: "Sarah",
  email: "sarah@harbor.example",
  consent: "yes",
  consent_sha256: "c",
}

describe("a form of a proof", () => {
  it("approves with every tick and choice under the proof's rule", () => {
    const read = readProofForm(form({ ...signed, tick: ["spelling", "placement"], chosen: "alt_1" }), [], ["spelling"])
    expect(read?.problems).toEqual({})
    expect(read?.decision).toMatchObject({
      decision: "approved",
      nonce: "nonce",
      rules: { proof: { ticks: ["spelling", "placement"], chosen: ["alt_1"] } },
    })
  })

  it("says at once all that an approval lacks", () => {
    const read = readProofForm(form({ ...signed, name: "", tick: "spelling" }), [], ["spelling", "placement"])
    expect(read?.decision).toBeNull()
    expect(Object.keys(read?.problems ?? {}).sort()).toEqual(["name", "tick"])
  })

  it("asks for changes with the numbered remarks alone, and keeps what was typed apart from them", () => {
    const open = remarks.slice(2)
    const read = readProofForm(form({ decision: "changes_requested", message: "" }), open, ["spelling"])
    expect(read?.decision).toMatchObject({ message: "3. Логотип ниже\n4. Пламя без фиолетового?" })
    expect(read?.typed.message).toBe("")
    const both = readProofForm(form({ decision: "changes_requested", message: "И спасибо\r\nвам" }), open, ["spelling"])
    expect(both?.decision).toMatchObject({ message: "И спасибо\nвам\n\n3. Логотип ниже\n4. Пламя без фиолетового?" })
    expect(both?.typed.message).toBe("И спасибо\nвам")
  })

  it("says that words are missing where there are no remarks either, and does not add remarks to a refusal", () => {
    expect(readProofForm(form({ decision: "changes_requested" }), [], [])).toMatchObject({
      decision: null,
      problems: { message: "studio.changes.missing" },
    })
    expect(readProofForm(form({ decision: "declined" }), remarks, [])).toMatchObject({
      decision: null,
      problems: { message: "sign.decline.missing" },
    })
  })

  it("is nothing without a decision or its nonce", () => {
    expect(readProofForm(new URLSearchParams({ decision: "approved" }), [], [])).toBeNull()
    expect(readProofForm(form({ decision: "maybe" }), [], [])).toBeNull()
  })
})
