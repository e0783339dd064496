/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import type { ProjectProofs } from "../../../../src/contracts"
import { Network } from "../../../__tests__/support/network"
import { someProofs } from "../../../__tests__/support/proof-samples"
import { renderAdmin } from "../../../__tests__/support/render"
import { aHeader } from "../../../__tests__/support/samples"
import { ProjectPage } from "../../../project/project-page"
import { OrderSummary } from "../../../summary/order-summary"

const PROJECT = "/admin/client-portal/projects/pproj_1"
const OVERRIDE = `POST ${PROJECT}/gate-override`
const HELD: ProjectProofs["gate"] = {
  is_on: true,
  holds: [
    {
      item_id: "item_1",
      title: "Heavy tee",
      waits_for: [
        { proof_id: "p1", title: "Front print", state: "sent" },
        { proof_id: "p2", title: "Back print", state: "revisions_requested" },
      ],
    },
    { item_id: "item_2", title: "Coach polo", waits_for: [{ proof_id: "p1", title: "Front print", state: "sent" }] },
  ],
  override: null,
}

let network: Network

beforeEach(() => {
  network = new Network()
    .on(`GET ${PROJECT}`, { body: aHeader() })
    .on("GET /admin/client-portal/orders/order_1/summary", { body: { project: aHeader() } })
})

const open = (gate: ProjectProofs["gate"], search = "?tab=proofs") => {
  network.on(`GET ${PROJECT}/proofs`, { body: someProofs({ gate }), headers: { etag: '"1"' } })
  return renderAdmin(<ProjectPage />, { at: `/projects/pproj_1${search}`, path: "/projects/:id" })
}
const panel = async () => within(await screen.findByRole("region", { name: "Production gate" }))

describe("the production gate", () => {
  it("counts each proof once and says line by line what it waits for", async () => {
    open(HELD)
    const gate = await panel()
    expect(gate.getByText("Production is on hold: 2 proofs are not approved")).toBeTruthy()
    expect(gate.getByText("Closed for 2 lines")).toBeTruthy()
    expect(gate.getAllByText("Front print waits for the client")).toHaveLength(2)
    expect(gate.getByText("Back print needs a new version")).toBeTruthy()
  })

  it("tells lines once that wait for the same proofs, as the sizes of a garment do", async () => {
    const [, polo] = HELD.holds
    const sizes = ["S", "M", "L"].map((size) => ({
      item_id: size,
      title: `Coach polo, ${size}`,
      waits_for: polo?.waits_for ?? [],
    }))
    open({ ...HELD, holds: sizes })
    const gate = await panel()
    expect(gate.getByText("Closed for 3 lines")).toBeTruthy()
    expect(gate.getByText("Coach polo, S and 2 more")).toBeTruthy()
    expect(gate.getAllByText("Front print waits for the client")).toHaveLength(1)
  })

  it("names lines that need a proof and have none", async () => {
    open({ is_on: true, holds: [{ item_id: "item_1", title: "Heavy tee", waits_for: [] }], override: null })
    const gate = await panel()
    expect(gate.getByText("Production is on hold: 1 line has no proof yet")).toBeTruthy()
    expect(gate.getByText("Has no proof yet")).toBeTruthy()
  })

  it.each([
    [true, "Nothing is held back."],
    [false, "Lines can be fulfilled before their proofs are approved."],
  ])("says so when nothing is held back (on: %s)", async (is_on, words) => {
    open({ is_on, holds: [], override: null })
    const gate = await panel()
    expect(gate.getByText(words)).toBeTruthy()
    expect(gate.queryByRole("button", { name: "Override with a reason…" })).toBeNull()
  })

  it("shows who let lines through, and why", async () => {
    const override = {
      reason: "Approved by phone",
      by: { type: "staff", name: "Dana Ruiz" } as const,
      at: "2026-11-24T09:00:00.000Z",
    }
    open({ is_on: true, holds: [], override })
    const gate = await panel()
    expect(gate.getByText(/Let through by Dana Ruiz/)).toBeTruthy()
    expect(gate.getByText("Approved by phone")).toBeTruthy()
  })

  it("is overridden with a reason only", async () => {
    network.on(OVERRIDE, { body: someProofs() })
    const { user } = open(HELD, "?tab=proofs&drawer=gate-override")
    const drawer = within(await screen.findByRole("dialog"))
    await user.click(await drawer.findByRole("button", { name: "Override the gate" }))
    expect(await drawer.findByText("Please write a few words")).toBeTruthy()
    expect(network.to(OVERRIDE)).toHaveLength(0)
    await user.type(drawer.getByLabelText("Reason"), "Approved by phone")
    await user.click(drawer.getByRole("button", { name: "Override the gate" }))
    await waitFor(() => expect(network.to(OVERRIDE)[0]?.body).toEqual({ reason: "Approved by phone" }))
  })
})

describe("the widget on the order", () => {
  const widget = (gate: ProjectProofs["gate"]) => {
    network.on(`GET ${PROJECT}/proofs`, { body: someProofs({ gate }), headers: { etag: '"1"' } })
    return renderAdmin(<OrderSummary order={{ id: "order_1", status: "pending" }} page="order" />)
  }

  it("says what is on hold and leads to the proofs", async () => {
    widget(HELD)
    expect(await screen.findByText("Production is on hold: 2 proofs are not approved")).toBeTruthy()
    expect(screen.getByText("Heavy tee, Coach polo")).toBeTruthy()
    expect(screen.getByRole("link", { name: "Show proofs" }).getAttribute("href")).toBe(
      "/client-portal/projects/pproj_1?tab=proofs",
    )
  })

  it("says nothing while nothing is held back", async () => {
    widget({ is_on: true, holds: [], override: null })
    await screen.findByText("Open project")
    await waitFor(() => expect(network.to(`GET ${PROJECT}/proofs`).length).toBeGreaterThan(0))
    expect(screen.queryByText(/Production is on hold/)).toBeNull()
  })
})
