/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen } from "@testing-library/react"
import type { DocumentEntry } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aHeader } from "../../__tests__/support/samples"
import { DocumentsTab } from "../documents-tab"

const show = (documents: DocumentEntry[]) => {
  const network = new Network().on("GET /admin/client-portal/projects/pproj_1/documents", { body: { documents } })
  const { user } = renderAdmin(<DocumentsTab project={aHeader()} onOpen={() => {}} />)
  return { network, user }
}
const entry = (more: Partial<DocumentEntry> = {}): DocumentEntry => ({
  kind: "quote",
  id: "pareq_1",
  number: "1042",
  version: 2,
  dated_at: "2026-11-24T09:00:00.000Z",
  is_signed: true,
  sha256: "a1".repeat(32),
  ...more,
})

describe("the documents of a project", () => {
  it("say what is stored and what was approved", async () => {
    show([
      entry(),
      entry({ kind: "sales_order", id: "order_1", version: null, dated_at: null, is_signed: false, sha256: null }),
    ])
    const [quote, order] = await screen.findAllByRole("listitem")
    expect(quote?.textContent).toContain("Quote 1042")
    expect(quote?.textContent).toContain("SHA-256 a1a1a1a1a1a1a1a1")
    expect(quote?.textContent).toContain("Approved")
    expect(order?.textContent).toContain("Current data")
    expect(order?.textContent).not.toContain("SHA-256")
  })

  it("say what brings the first one while there is none", async () => {
    show([])
    expect(await screen.findByText("No documents yet")).toBeTruthy()
  })

  it("say that a PDF could not be made, and why, where it was to be shown", async () => {
    const { network, user } = show([entry()])
    network.on("GET /admin/client-portal/documents/quote/pareq_1", {
      status: 500,
      body: { type: "unexpected_state", code: "document_failed", message: "This PDF could not be made." },
    })
    await user.click(await screen.findByRole("button", { name: "Preview: Quote 1042" }))
    expect((await screen.findByRole("alert")).textContent).toContain("This PDF could not be made.")
  })
})
