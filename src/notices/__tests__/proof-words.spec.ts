import { createI18n } from "../../messages/i18n"
import { proofWords } from "../subjects/proof"

const i18n = createI18n({ locales: ["en-US"], timeZone: "UTC" })
const facts = { project: { name: "Crew", number: "#7", kind: "order" as const }, version: "2", amount: null }
const words = (more: Partial<Parameters<typeof proofWords>[0]> = {}) =>
  proofWords({ title: "Crest", version: 2, isWaiver: false, remarks: [], ...more })

describe("the words about a proof", () => {
  it("name proof and project, and say that nothing is printed yet", () => {
    const asked = words().requested({ ...facts, by: "Dana" }, i18n)
    expect(asked.subject).toBe("Proof ready: Crest for Crew")
    expect(asked.intro).toBe("Dana has a proof of “Crest” for you.")
    expect(asked.what).toContain("Nothing is printed until you approve.")
    expect(words().requested({ ...facts, by: null }, i18n).intro).toBe("The proof of “Crest” is ready.")
  })

  it("ask for a waiver in words of its own", () => {
    const asked = words({ isWaiver: true }).requested({ ...facts, by: "Dana" }, i18n)
    expect(asked.subject).toBe("Reprint without a new proof? Crest for Crew")
    expect(asked.action).toBe("Review the reprint")
    expect(asked.intro).toContain("without a new proof")
  })

  it.each(["approved", "changes_requested", "declined"] as const)("tell both sides of a decision: %s", (kind) => {
    const client = words().decided({ ...facts, kind }, i18n)
    const staff = words().decidedForStaff({ ...facts, kind, who: "Anna" }, i18n)
    for (const text of [client.subject, client.title, staff.subject, staff.title]) expect(text).toContain("Crest")
    expect(staff.title).toMatch(/^Anna /)
    expect(new Set([client.intro, staff.intro, client.title]).size).toBe(3)
  })

  it("count versions as the proof does", () => {
    expect(words({ version: 3 }).version).toBe("3")
  })

  it("list the remarks by their numbers, long ones cut and the rest counted", () => {
    const remarks = Array.from({ length: 22 }, (_, index) => ({ number: index + 1, body: "x".repeat(2_000) }))
    const [proof, listed] = words({ remarks }).facts(i18n)
    expect(proof?.value).toBe("Crest")
    const lines = listed?.value.split("\n") ?? []
    expect(lines).toHaveLength(21)
    expect(lines[0]).toBe(`1. ${"x".repeat(500)}`)
    expect(lines.at(-1)).toBe("… and 2 more")
    expect(words().facts(i18n)).toHaveLength(1)
  })
})
