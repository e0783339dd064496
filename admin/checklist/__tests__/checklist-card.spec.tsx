/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import type { ChecklistItem, PortalFile, ProjectChecklist } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aHeader } from "../../__tests__/support/samples"
import { ChecklistCard } from "../checklist-card"

const LIST = "/admin/client-portal/projects/pproj_1/checklist"
const OPEN: Omit<ChecklistItem, "id" | "kind"> = {
  title: null,
  lines: [],
  state: "open",
  given: null,
  done_at: null,
  incomplete: null,
}
const ADDRESS = {
  ...{ first_name: "Sarah", last_name: "Smith", company: null, address_1: "12 Pier Road", address_2: null },
  ...{ postal_code: "97209", city: "Portland", province: null, country_code: "us", phone: null },
}
const given: ChecklistItem = {
  ...OPEN,
  id: "pchk_1",
  kind: "address",
  state: "given",
  given: {
    at: "2026-11-20T15:00:00.000Z",
    by: { type: "client", name: "Sarah Smith" },
    text: null,
    address: ADDRESS,
    files: [],
  },
}
let network: Network

const show = (more: Partial<ProjectChecklist> = {}) => {
  network = new Network()
    .on(`GET ${LIST}`, { body: { items: [], lines: [{ item_id: "i1", title: "Crew tee" }], is_draft: true, ...more } })
    .on(`POST ${LIST}`, { body: { id: "pchk_2" } })
    .on(`POST ${LIST}/settle`, { status: 204 })
  return renderAdmin(<ChecklistCard project={aHeader()} />)
}

describe("what the client still has to give", () => {
  it("says when nothing is missing", async () => {
    show()
    expect(await screen.findByText("Nothing is missing.")).toBeTruthy()
  })

  it("names what is missing with its lines, and lets go of it", async () => {
    const { user } = show({
      items: [{ ...OPEN, id: "artwork", kind: "artwork", lines: [{ item_id: "i1", title: "Crew tee" }] }],
    })
    expect(await screen.findByText("For Crew tee")).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "Actions for Artwork" }))
    await user.click(await screen.findByRole("menuitem", { name: "Not needed" }))
    await waitFor(() =>
      expect(network.to(`POST ${LIST}/settle`).map(({ body }) => body)).toEqual([
        { kind: "artwork", id: "artwork", as: "not_needed" },
      ]),
    )
  })

  it("shows a given address and writes it to the draft", async () => {
    const { user } = show({ items: [given] })
    expect(await screen.findByText("Sarah Smith, 12 Pier Road, 97209 Portland, US")).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "Actions for Shipping address" }))
    await user.click(await screen.findByRole("menuitem", { name: "Use this address" }))
    await waitFor(() =>
      expect(network.to(`POST ${LIST}/settle`).map(({ body }) => body)).toEqual([
        { kind: "address", id: "pchk_1", as: "received" },
      ]),
    )
  })

  it("shows uploaded artwork with its check and download, and makes a proof of what can be used", async () => {
    const file = (id: string, more: Partial<PortalFile>): PortalFile => ({
      ...{ id, name: `${id}.ai`, format: "ai", bytes: 2_000_000, sha256: "0".repeat(64), state: "no_preview" },
      ...{ problem: null, preview: null, page_count: null, findings: [], ...more },
    })
    const files = [file("front", {}), file("virus", { state: "refused", problem: "infected" })]
    const lines = [{ item_id: "i1", title: "Crew tee" }]
    const { user } = show({
      items: [
        {
          ...{ ...OPEN, id: "pchk_1", kind: "artwork", lines, state: "given" },
          given: {
            at: "2026-11-20T15:00:00.000Z",
            by: { type: "client", name: "Sarah Smith" },
            text: null,
            address: null,
            files,
          },
        },
      ],
    })
    network
      .on("POST /admin/client-portal/projects/pproj_1/proofs", { body: { proof: { id: "pprf_1" } } })
      .on("POST /admin/client-portal/proofs/pprf_1/client-files", { body: {} })
    expect(await screen.findByRole("button", { name: "Download front.ai" })).toBeTruthy()
    expect(screen.queryByRole("button", { name: "Download virus.ai" })).toBeNull()
    await user.click(screen.getByRole("button", { name: "Actions for Artwork" }))
    await user.click(await screen.findByRole("menuitem", { name: "Make a proof" }))
    await waitFor(() =>
      expect(network.to("POST /admin/client-portal/proofs/pprf_1/client-files").map(({ body }) => body)).toEqual([
        { file_id: "front" },
      ]),
    )
    expect(network.to("POST /admin/client-portal/projects/pproj_1/proofs").map(({ body }) => body)).toEqual([
      { title: "Crew tee", item_ids: ["i1"] },
    ])
  })

  it("says that the address of a placed order is changed in Medusa", async () => {
    const { user } = show({ items: [given], is_draft: false })
    expect(await screen.findByText(/change its address in Medusa/)).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "Actions for Shipping address" }))
    expect(await screen.findByRole("menuitem", { name: "Mark as received" })).toBeTruthy()
  })

  it("asks the client for something about a line, and refuses nothing at all", async () => {
    const { user } = show()
    await user.click(await screen.findByRole("button", { name: "Ask for something" }))
    const drawer = within(await screen.findByRole("dialog"))
    await user.click(drawer.getByRole("button", { name: "Ask" }))
    expect(await drawer.findByText("Please write a few words")).toBeTruthy()
    await user.type(drawer.getByLabelText("What do you need?"), "Which thread color?")
    await user.click(drawer.getByRole("button", { name: "Ask" }))
    await waitFor(() =>
      expect(network.to(`POST ${LIST}`).map(({ body }) => body)).toEqual([
        { title: "Which thread color?", item_id: null },
      ]),
    )
  })
})
