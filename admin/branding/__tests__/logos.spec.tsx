/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen } from "@testing-library/react"
import type { PortalFile } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { LogosSection } from "../logos-section"

const logo = (id: string, more: Partial<PortalFile> = {}): PortalFile => ({
  ...{ id, name: `${id}.ai`, format: "ai", bytes: 2_000_000, sha256: "0".repeat(64), state: "no_preview" },
  ...{ problem: null, preview: null, page_count: null, findings: [], ...more },
})

const show = (logos: PortalFile[]) => {
  new Network().on("GET /admin/client-portal/customers/cus_1/logos", { body: { logos } })
  return renderAdmin(<LogosSection customerId="cus_1" />)
}

describe("a customer's logos", () => {
  it("are downloaded once their check has passed", async () => {
    show([logo("emblem"), logo("virus", { state: "refused", problem: "infected" })])
    expect(await screen.findByRole("button", { name: "Download emblem.ai" })).toBeTruthy()
    expect(screen.getByText("Refused")).toBeTruthy()
    expect(screen.queryByRole("button", { name: "Download virus.ai" })).toBeNull()
  })

  it("are said to be missing", async () => {
    show([])
    expect(await screen.findByText("The client has not added a logo yet.")).toBeTruthy()
  })
})
