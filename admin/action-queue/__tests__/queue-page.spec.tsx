/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aListedProject } from "../../__tests__/support/samples"
import type { ActionQueue, EngagementSignal, QueueRow, QuietClients } from "../../../src/contracts"
import { QueuePage } from "../queue-page"

const QUEUE = "GET /admin/client-portal/queue"
const CLIENTS = "GET /admin/client-portal/queue/clients"
const NUDGE = "POST /admin/client-portal/projects/pproj_1/nudge"
let network: Network

const answer = (rows: QueueRow[], counts: Partial<ActionQueue["counts"]> = {}) => ({
  body: {
    rows,
    counts: { ours: 0, client: 0, hot: 0, overdue: 0, risk: 0, untold: 0, quiet: 0, ...counts },
    count: rows.length,
    next: null,
    previous: null,
  },
})
const row = (changes: Parameters<typeof aListedProject>[0], more: Partial<QueueRow> = {}): QueueRow => ({
  project: aListedProject(changes),
  due_on: null,
  untold_since: null,
  ...more,
})
const quietClients = (clients: QuietClients["clients"]) => ({ body: { clients, count: clients.length } })

beforeEach(() => {
  network = new Network()
    .on("GET /admin/users", { body: { users: [], count: 0, offset: 0, limit: 200 } })
    .on(CLIENTS, quietClients([]))
})

const lastQuery = () => Object.fromEntries(network.to(QUEUE).at(-1)?.query ?? [])

describe("the action queue", () => {
  it("says of each project why it is there, and leads to where its next step is done", async () => {
    const waiting = { on: "staff" as const, for: "reply" as const, since: "2026-11-24T09:00:00.000Z" }
    network.on(QUEUE, answer([row({ waiting })], { ours: 1, client: 4 }))
    renderAdmin(<QueuePage />)
    const step = await screen.findByRole("link", { name: "Reply: Spring League T-Shirts" })
    expect(step.getAttribute("href")).toBe("/client-portal/projects/pproj_1?tab=messages")
    const shown = within(screen.getAllByRole("row")[1] ?? document.body)
    expect(shown.getByText("Waiting on us: reply to the client")).toBeTruthy()
    expect(shown.getByText(/^since Nov 24/)).toBeTruthy()
    expect(screen.getByRole("button", { name: /Our move/ }).textContent).toBe("Our move1")
    expect(screen.getByRole("button", { name: /Client’s move/ }).textContent).toBe("Client’s move4")
    expect(lastQuery()).toEqual({ group: "ours", limit: "20" })
  })

  it("has status, reason and next step in the one column of a phone", async () => {
    const { matchMedia } = window
    window.matchMedia = (query) => ({ ...matchMedia(query), matches: false })
    try {
      const waiting = { on: "staff" as const, for: "reply" as const, since: "2026-11-24T09:00:00.000Z" }
      network.on(QUEUE, answer([row({ waiting })], { ours: 1 }))
      renderAdmin(<QueuePage />)
      await screen.findByRole("link", { name: "Reply: Spring League T-Shirts" })
      const headers = screen.getAllByRole("columnheader").map(({ textContent }) => textContent)
      expect(headers).toEqual(["Project"])
      const [first] = within(screen.getAllByRole("row")[1] ?? document.body).getAllByRole("cell")
      expect(first?.textContent).toContain("Waiting on us: reply to the client")
      expect(first?.textContent).toContain("Awaiting approval")
      expect(within(first ?? document.body).getByRole("link", { name: /^Reply: / })).toBeTruthy()
    } finally {
      window.matchMedia = matchMedia
    }
  })

  it("shows another group, and keeps it in the URL", async () => {
    network.on(QUEUE, answer([row({}, { due_on: "2026-11-03" })], { overdue: 1 }))
    const { user, router } = renderAdmin(<QueuePage />)
    await user.click(await screen.findByRole("button", { name: /Overdue/ }))
    expect(await screen.findByText("Invoice was due Nov 3, 2026")).toBeTruthy()
    expect(screen.getByRole("link", { name: "Open: Spring League T-Shirts" }).getAttribute("href")).toBe(
      "/client-portal/projects/pproj_1?tab=invoices",
    )
    expect(router.state.location.search).toBe("?group=overdue")
    expect(lastQuery()).toMatchObject({ group: "overdue" })
  })

  it("says what makes a project hot, and of which package no one was told", async () => {
    const hot: EngagementSignal = { signal: "hot", views: 4, downloads: 1, days: 0, version: 1 }
    network.on(QUEUE, answer([row({ signals: [hot] }, { untold_since: "2026-11-24T09:00:00.000Z" })]))
    const { user } = renderAdmin(<QueuePage />, { at: "/?group=hot" })
    expect(await screen.findByText("4 views and 1 download in the last 7 days")).toBeTruthy()
    await user.click(screen.getByRole("button", { name: /Shipped, not told/ }))
    expect(await screen.findByText("No one was told of a package")).toBeTruthy()
    expect(screen.getByText(/^shipped Nov 24/)).toBeTruthy()
    expect(screen.getByRole("button", { name: "Notify client: Spring League T-Shirts" })).toBeTruthy()
  })

  it("reminds the client in one press, and says why where nothing was sent", async () => {
    network.on(QUEUE, answer([row({})])).on(NUDGE, { body: { outcome: "too_soon" } })
    const { user } = renderAdmin(<QueuePage />, { at: "/?group=client" })
    const remind = () => screen.findByRole("button", { name: "Remind: Spring League T-Shirts" })
    await user.click(await remind())
    expect(await screen.findByText(/asked or reminded less than a day ago/)).toBeTruthy()
    expect(network.to(NUDGE).map(({ body }) => body)).toEqual([{ about: "approval" }])
    network.on(NUDGE, { body: { outcome: "sent" } })
    await user.click(await remind())
    expect(await screen.findByText("A reminder to approve Spring League T-Shirts is on its way")).toBeTruthy()
  })

  it("shows clients with no recent activity, with the last contact", async () => {
    const client = (customer_id: string, name: string, last_contact_at: string | null) => ({
      ...{ customer_id, name, last_contact_at },
      project: { id: "pproj_7", name: "Camp Tees" },
    })
    network
      .on(QUEUE, answer([]))
      .on(
        CLIENTS,
        quietClients([
          client("cus_1", "Riverside Camp", "2025-03-02T12:00:00.000Z"),
          ...["cus_2", "cus_3", "cus_4"].map((id) => client(id, `Client ${id}`, null)),
        ]),
      )
    const { user } = renderAdmin(<QueuePage />)
    const tile = within(await screen.findByRole("region", { name: "4 clients with no recent activity" }))
    expect(tile.getByRole("link", { name: "Riverside Camp" }).getAttribute("href")).toBe("/customers/cus_1")
    expect(tile.getByText("Last contact Mar 2, 2025")).toBeTruthy()
    expect(tile.queryByText("Client cus_4")).toBeNull()
    await user.click(tile.getByRole("button", { name: "Show 4" }))
    expect(tile.getByText("Client cus_4")).toBeTruthy()
  })

  it("says where clients with no recent activity cannot be read, and reads them again on request", async () => {
    network.on(QUEUE, answer([])).on(CLIENTS, { status: 500, body: { code: "unknown_error", message: "x" } })
    const { user } = renderAdmin(<QueuePage />)
    const tile = within(await screen.findByRole("region", { name: "Clients with no recent activity" }))
    expect(tile.getByRole("alert")).toBeTruthy()
    network.on(CLIENTS, quietClients([]))
    await user.click(tile.getByRole("button", { name: "Try again" }))
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull())
  })

  it("says that nothing waits", async () => {
    network.on(QUEUE, answer([]))
    renderAdmin(<QueuePage />)
    expect(await screen.findByText("Nothing is waiting for you")).toBeTruthy()
  })
})
