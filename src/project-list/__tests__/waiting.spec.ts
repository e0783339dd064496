import type { ChecklistItem, ProjectStatus } from "../../contracts"
import { waitingOf } from "../waiting"

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day))
const iso = (day: number): string => at(day).toISOString()

const facts = (status: ProjectStatus) => ({
  status,
  needs_new_request: false,
  created_at: at(1),
  requested_at: at(2),
  closed_at: at(3),
  last_shared_at: at(4),
  rule_waiting: null,
  unanswered_since: null,
  quote_requested_at: null,
  proof_waits: null,
  checklist: [],
})
const WITH_CLIENT = { client_since: at(5), staff_since: null }
const SENT_BACK = { client_since: at(5), staff_since: at(6) }

describe("what a project waits for because of proofs", () => {
  it.each(["approved", "quote"] as const)("is the client's decision on a proof (%s)", (status) => {
    expect(waitingOf({ ...facts(status), proof_waits: WITH_CLIENT })).toEqual({
      on: "client",
      for: "proof_approval",
      since: iso(5),
    })
  })

  it.each(["approved", "quote", "awaiting_approval"] as const)(
    "is a proof that was sent back, before one that the client has (%s)",
    (status) => {
      expect(waitingOf({ ...facts(status), proof_waits: SENT_BACK })).toEqual({
        on: "staff",
        for: "proof_revisions",
        since: iso(6),
      })
    },
  )

  it("comes after the approval of the order, where the client has both", () => {
    expect(waitingOf({ ...facts("awaiting_approval"), proof_waits: WITH_CLIENT })).toMatchObject({ for: "approval" })
  })

  it.each([
    ["canceled", null],
    ["shipped", null],
    ["declined", "reply"],
    ["changes_requested", "changes"],
    ["ready_for_billing", "release"],
    ["changed_after_approval", "new_request"],
  ] as const)("is nothing for a project that is %s", (status, waitsFor) => {
    expect(waitingOf({ ...facts(status), proof_waits: SENT_BACK })).toMatchObject({ for: waitsFor })
  })

  it("is nothing before the project was shared", () => {
    const unshared = { ...facts("quote"), last_shared_at: null }
    expect(waitingOf({ ...unshared, proof_waits: WITH_CLIENT })).toMatchObject({ for: "share" })
  })
})

describe("a client who waits for an answer", () => {
  const asked = (status: ProjectStatus) => ({ ...facts(status), unanswered_since: at(7) })

  it.each(["awaiting_approval", "approved", "quote", "shipped", "delivered", "canceled"] as const)(
    "comes before whatever the client or the workshop would do next (%s)",
    (status) => {
      expect(waitingOf(asked(status))).toEqual({ on: "staff", for: "reply", since: iso(7) })
      expect(waitingOf({ ...asked(status), proof_waits: WITH_CLIENT })).toMatchObject({ for: "reply" })
    },
  )

  it.each([
    ["changes_requested", "changes"],
    ["changed_after_approval", "new_request"],
    ["ready_for_billing", "release"],
  ] as const)("comes after what the shop owes them anyway (%s)", (status, waitsFor) => {
    expect(waitingOf(asked(status))).toMatchObject({ on: "staff", for: waitsFor })
  })

  it("comes after a renewal that they asked for, and after the first share", () => {
    const renewal = { for: "renewal" as const, since: iso(5) }
    expect(waitingOf({ ...asked("awaiting_approval"), rule_waiting: renewal })).toMatchObject({ for: "renewal" })
    expect(waitingOf({ ...asked("quote"), last_shared_at: null })).toMatchObject({ for: "share" })
  })
})

describe("what a quote that a client asked for waits for", () => {
  const requested = (status: ProjectStatus) => ({
    ...facts(status),
    quote_requested_at: at(5),
    unanswered_since: at(6),
  })

  it("is the shop's quote, before the messages of its thread", () => {
    expect(waitingOf(requested("quote"))).toEqual({ on: "staff", for: "quote_request", since: iso(5) })
  })

  it("is what any quote waits for once it was sent for approval", () => {
    expect(waitingOf({ ...requested("awaiting_approval"), unanswered_since: null })).toMatchObject({ for: "approval" })
    expect(waitingOf(requested("changes_requested"))).toMatchObject({ for: "changes" })
  })
})

describe("what a project waits for because of what the client has to give", () => {
  const missing = (kind: ChecklistItem["kind"]) => ({ kind, state: "open" as const, given: null })
  const given = (day: number) => ({
    kind: "address" as const,
    state: "given" as const,
    given: { at: iso(day), by: { type: "client" as const, name: "Sarah" }, text: null, address: null, files: [] },
  })

  it.each(["approved", "quote"] as const)("is the client, with what is missing (%s)", (status) => {
    expect(
      waitingOf({ ...facts(status), checklist: [missing("artwork"), missing("po_number"), missing("artwork")] }),
    ).toEqual({ on: "client", for: "details", since: null, items: ["artwork", "po_number"] })
  })

  it("is a decision on a proof before what is missing", () => {
    const waiting = waitingOf({ ...facts("approved"), proof_waits: WITH_CLIENT, checklist: [missing("sizes")] })
    expect(waiting.for).toBe("proof_approval")
  })

  it("is staff, since the first thing that was given and not looked at", () => {
    const checklist = [missing("artwork"), given(8), given(7)]
    expect(waitingOf({ ...facts("approved"), checklist })).toEqual({ on: "staff", for: "details_given", since: iso(7) })
  })

  it("is the approval that was asked for, whatever is missing", () => {
    expect(waitingOf({ ...facts("awaiting_approval"), checklist: [missing("artwork"), given(8)] }).for).toBe("approval")
  })
})
