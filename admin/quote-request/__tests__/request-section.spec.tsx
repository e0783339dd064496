/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor } from "@testing-library/react"
import { EMPTY_REQUEST, type ProjectRequest } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aHeader } from "../../__tests__/support/samples"
import { RequestSection } from "../request-section"

const REQUEST = "GET /admin/client-portal/projects/pproj_1/quote-request"

const request: ProjectRequest["request"] = {
  id: "pqreq_1",
  requested_by: "Priya Nair",
  sent_at: "2026-11-26T10:00:00.000Z",
  reorder_of: { id: "order_9", number: "9", name: "Book Fair Totes", project_id: "pproj_9" },
  proofs: [
    {
      id: "pprf_1",
      title: "Crest",
      version: 2,
      project_id: "pproj_9",
      order: { number: "9", name: null },
      picture: null,
    },
  ],
  content: {
    ...EMPTY_REQUEST,
    lines: [
      {
        id: "a",
        product: "Canvas tote",
        color: "natural",
        decoration: "One side",
        quantity: 5,
        sizes: [
          { label: "S", quantity: 4 },
          { label: "L", quantity: 8 },
        ],
      },
    ],
    in_hands_date: "2027-04-12",
    po_number: "PTA-93",
    budget: "$1,200",
    remarks: "Please call first.",
  },
}

const open = (answer: ProjectRequest, is_draft = true) => {
  const network = new Network().on(REQUEST, { body: answer })
  renderAdmin(<RequestSection project={{ ...aHeader(), is_draft }} />)
  return network
}

it("shows what the client asked for, with ways to the earlier order, its artwork and the draft", async () => {
  open({ request })
  expect(await screen.findByText("12 × Canvas tote, natural")).toBeTruthy()
  for (const text of ["One side", "L 8", "PTA-93", "$1,200", "Please call first.", "Not known yet"])
    expect(screen.getByText(text)).toBeTruthy()
  const to = (name: string) => screen.getByRole("link", { name }).getAttribute("href")
  expect(to("Book Fair Totes #9")).toContain("pproj_9")
  expect(to("Crest, version 2")).toContain("tab=proofs")
  expect(to("Edit the draft order")).toContain("/draft-orders/")
})

it("offers no draft to edit once the quote is an order", async () => {
  open({ request }, false)
  await screen.findByText("12 × Canvas tote, natural")
  expect(screen.queryByRole("link", { name: "Edit the draft order" })).toBeNull()
})

it("shows nothing for an order that no client asked for", async () => {
  const network = open({ request: null })
  await waitFor(() => expect(network.to(REQUEST)).toHaveLength(1))
  expect(screen.queryByText("Requested by client")).toBeNull()
})
