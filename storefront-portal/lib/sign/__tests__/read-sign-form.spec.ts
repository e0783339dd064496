import type { SigningField } from "@/components/sign/signing-field"
import { readSignForm } from "../read-sign-form"

const approved = {
  decision: "approved",
  nonce: "n",
  name: " Sarah Smith ",
  email: "sarah@example.com",
  consent: "yes",
  consent_sha256: "c",
}
const read = (fields: Record<string, string>, rules?: readonly SigningField[]) =>
  readSignForm(new URLSearchParams(fields), rules)

describe("the form of an approval", () => {
  it("is a decision as the API takes it", () => {
    expect(read(approved)).toMatchObject({
      problems: {},
      decision: { decision: "approved", nonce: "n", name: "Sarah Smith", email: "sarah@example.com", consent: true },
    })
  })

  it.each([
    ["name", { name: "  " }, "sign.name.missing"],
    ["email", { email: "sarah@nowhere" }, "sign.email.missing"],
  ])("is no decision without %s, and keeps what was typed", (field, changes, problem) => {
    const form = read({ ...approved, ...changes })
    expect(form?.decision).toBeNull()
    expect(form?.problems).toEqual({ [field]: problem })
    expect(form?.typed).toMatchObject({ decision: "approved", consent_sha256: "c" })
  })

  it("is no decision without consent, whatever consent text it names", () => {
    const { consent: _, ...without } = approved
    expect(read(without)).toMatchObject({
      decision: null,
      problems: { consent: "sign.consent.missing" },
      typed: { consent_sha256: null },
    })
  })
})

describe("the form of a note", () => {
  it("holds line breaks as they were typed", () => {
    expect(read({ decision: "declined", nonce: "n", message: " One\r\n\r\ntwo " })?.decision).toEqual({
      decision: "declined",
      nonce: "n",
      message: "One\n\ntwo",
    })
  })

  it.each([
    ["changes_requested", "sign.changes.missing"],
    ["declined", "sign.decline.missing"],
  ])("needs words: %s", (decision, problem) => {
    expect(read({ decision, nonce: "n", message: " " })).toMatchObject({
      decision: null,
      problems: { message: problem },
    })
  })
})

describe("what an approval rule asks for", () => {
  const field: SigningField = {
    id: "po",
    render: () => null,
    read: (typed) => (typed === "" ? { problem: "sign.name.missing" } : { value: { number: typed } }),
  }

  it("goes with the approval, under the rule's id", () => {
    expect(read({ ...approved, "rules.po": "4711" }, [field])?.decision).toMatchObject({
      rules: { po: { number: "4711" } },
    })
  })

  it("is said at its field when it is missing", () => {
    expect(read(approved, [field])).toMatchObject({
      decision: null,
      problems: { "rules.po": "sign.name.missing" },
    })
  })

  it("is not asked of a decision that is no approval", () => {
    expect(read({ decision: "declined", nonce: "n", message: "No" }, [field])?.decision).not.toBeNull()
  })
})

it("is nothing at all without a decision or a nonce", () => {
  expect(read({ ...approved, decision: "maybe" })).toBeNull()
  expect(read({ decision: "approved" })).toBeNull()
})
