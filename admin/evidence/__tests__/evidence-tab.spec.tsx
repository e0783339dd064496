/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, within } from "@testing-library/react"
import type { EvidenceLine, EvidenceVerification } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aHeader } from "../../__tests__/support/samples"
import { EvidenceTab } from "../evidence-tab"

const PATH = "GET /admin/client-portal/projects/pproj_1/evidence"
const AT = "2026-11-24T09:00:00.000Z"

const aLine = (more: Partial<EvidenceLine> = {}): EvidenceLine => ({
  seq: 1,
  sha256: "a".repeat(64),
  at: AT,
  kind: "approval.requested",
  actor: { type: "staff", name: "Dana Ruiz" },
  subject: { type: "order", id: "order_1", version: 1, name: null, note: null },
  request_id: "pareq_1",
  decision_id: null,
  document_sha256: "b".repeat(64),
  personal: "kept",
  ...more,
})

const aResult = (more: Partial<EvidenceVerification> = {}): EvidenceVerification => ({
  project_id: "pproj_1",
  verified_at: AT,
  is_intact: true,
  entries: 2,
  documents: 1,
  head_sha256: "a".repeat(64),
  findings: [],
  ...more,
})

let network: Network

beforeEach(() => {
  network = new Network().on(PATH, { body: { entries: [aLine()], count: 1, next_before: null } })
})

const show = () => renderAdmin(<EvidenceTab project={aHeader()} onOpen={() => undefined} />)

describe("the evidence of a project", () => {
  it("says what its entries are about: the version, the number, and the reason that staff gave", async () => {
    const subject = { type: "proof", id: "pproof_1", version: null, name: null, note: null }
    const entries = [
      aLine({ seq: 3, kind: "proof.sent", subject: { ...subject, version: 2 } }),
      aLine({ seq: 2, kind: "gate.overridden", subject: { ...subject, note: "Rush: approved by phone" } }),
      aLine({ seq: 1, kind: "invoice.issued", subject: { ...subject, type: "invoice", name: "INV-1042" } }),
    ]
    network.on(PATH, { body: { entries, count: 3, next_before: null } })
    show()
    const [sent, overridden, issued] = await screen.findAllByRole("listitem")
    expect(sent?.textContent).toContain("Proof sent: version 2")
    expect(overridden?.textContent).toContain("Rush: approved by phone")
    expect(issued?.textContent).toContain("Invoice issued · INV-1042")
  })

  it("is listed with who and when, newest first, page by page", async () => {
    network.on(PATH, ({ query }) =>
      query.has("before")
        ? { body: { entries: [aLine()], count: 2, next_before: null } }
        : {
            body: {
              entries: [
                aLine({ seq: 2, kind: "decision.made", personal: "erased", actor: { type: "client", name: null } }),
              ],
              count: 2,
              next_before: 2,
            },
          },
    )
    const { user } = show()
    expect(await screen.findByText("Client decided on version 1")).toBeTruthy()
    expect(screen.getByText("Personal data erased")).toBeTruthy()
    expect(screen.getByText(/^Entry 2 · Nov 24, 2026.* · Name erased$/)).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "Show older entries" }))
    expect(await screen.findByText("Approval requested: version 1")).toBeTruthy()
    expect(network.to(PATH).at(-1)?.query.get("before")).toBe("2")
  })

  it("is verified when staff press the button, and not before", async () => {
    network.on(`${PATH}/verification`, { body: aResult() })
    const { user } = show()
    await screen.findByText("Approval requested: version 1")
    expect(network.to(`${PATH}/verification`)).toEqual([])
    await user.click(screen.getByRole("button", { name: "Verify" }))
    expect(await screen.findByText("The evidence is intact.")).toBeTruthy()
    expect(screen.getByText(/^2 entries · 1 document · verified Nov 24, 2026/)).toBeTruthy()
  })

  it("says each thing that the verification found", async () => {
    const finding = { code: "record_altered" as const, message: "Decision 1 names another signer than its entry" }
    network.on(`${PATH}/verification`, { body: aResult({ is_intact: false, findings: [finding] }) })
    const { user } = show()
    await user.click(await screen.findByRole("button", { name: "Verify" }))
    const result = within(await screen.findByRole("status"))
    expect(result.getByText("1 problem found")).toBeTruthy()
    expect(result.getByText(finding.message)).toBeTruthy()
    expect(result.getByText("record_altered")).toBeTruthy()
  })

  it("says why it could not be verified", async () => {
    network.on(`${PATH}/verification`, {
      status: 500,
      body: { type: "x", code: "unknown_error", message: "Out of memory" },
    })
    const { user } = show()
    await user.click(await screen.findByRole("button", { name: "Verify" }))
    expect(await screen.findByText("Out of memory")).toBeTruthy()
  })
})
