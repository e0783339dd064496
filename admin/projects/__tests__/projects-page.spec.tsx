/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { fireEvent, screen, waitFor, within } from "@testing-library/react"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aListedProject } from "../../__tests__/support/samples"
import { ProjectsPage } from "../projects-page"

const LIST = "GET /admin/client-portal/projects"
let network: Network

beforeEach(() => {
  network = new Network().on(LIST, { body: { projects: [aListedProject()], count: 1, next: null, previous: null } })
})

const lastQuery = () => Object.fromEntries(network.to(LIST).at(-1)?.query ?? [])

describe("the project list", () => {
  it("says of each project whose it is, where it stands and who has to act since when", async () => {
    renderAdmin(<ProjectsPage />)
    const link = await screen.findByRole("link", { name: "Spring League T-Shirts" })
    expect(link.getAttribute("href")).toBe("/client-portal/projects/pproj_1")
    const row = within(screen.getAllByRole("row")[1] ?? document.body)
    for (const text of [/#13 · Smith Embroidery · PO SL-2211/, "Awaiting approval", "Client: approval"])
      expect(row.getByText(text)).toBeTruthy()
    expect(row.getByText(/^since Nov 24/)).toBeTruthy()
    expect(lastQuery()).toEqual({ order: "-last_activity_at", limit: "20" })
  })

  it("shows both amounts of an order that differs from what was approved", async () => {
    const difference = {
      approved: true,
      version: 1,
      version_amount: "1344.00",
      current_amount: "1744.00",
      currency_code: "usd",
    }
    network.on(LIST, { body: { projects: [aListedProject({ difference })], count: 1, next: null, previous: null } })
    renderAdmin(<ProjectsPage />)
    expect(await screen.findByText("$1,344.00 approved, now $1,744.00")).toBeTruthy()
    expect(screen.getByText("Needs new approval")).toBeTruthy()
  })

  it("asks what the URL says: search, filters, sort order and page", async () => {
    renderAdmin(<ProjectsPage />, {
      at: "/?q=tees&status=quote,approved&in_hands_from=2026-12-01&needs_new_request=true&order=name&after=abc",
    })
    await screen.findByRole("link", { name: "Spring League T-Shirts" })
    expect(lastQuery()).toEqual({
      q: "tees",
      status: "quote,approved",
      in_hands_from: "2026-12-01",
      needs_new_request: "true",
      order: "name",
      limit: "20",
      after: "abc",
    })
  })

  it("keeps what is typed and sorted in the URL, and begins again at the first page", async () => {
    const { user, router } = renderAdmin(<ProjectsPage />, { at: "/?after=abc" })
    await screen.findByRole("link", { name: "Spring League T-Shirts" })
    await user.type(screen.getByRole("searchbox", { name: "Search projects" }), "smith")
    await waitFor(() => expect(router.state.location.search).toBe("?q=smith"))
    await user.click(within(screen.getByRole("columnheader", { name: /In hands/ })).getByRole("button"))
    await waitFor(() => expect(router.state.location.search).toContain("order=in_hands_date"))
    expect(lastQuery()).toMatchObject({ q: "smith", order: "in_hands_date" })
  })

  it("filters by what is chosen, and back to all projects", async () => {
    const { user, router } = renderAdmin(<ProjectsPage />)
    await user.click(await screen.findByRole("button", { name: "Status" }))
    await user.click(await screen.findByRole("menuitemcheckbox", { name: "Quote" }))
    await user.click(await screen.findByRole("menuitemcheckbox", { name: "Approved" }))
    await user.keyboard("{Escape}")
    await waitFor(() => expect(lastQuery()).toMatchObject({ status: "quote,approved" }))
    expect(await screen.findByRole("button", { name: "Status: Quote, Approved" })).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "Changes" }))
    await user.click(await screen.findByRole("menuitemcheckbox", { name: "Changed since it was sent" }))
    await user.keyboard("{Escape}")
    await waitFor(() => expect(lastQuery()).toMatchObject({ needs_new_request: "true" }))
    await user.click(screen.getByRole("button", { name: "Clear filters" }))
    await waitFor(() => expect(router.state.location.search).toBe(""))
  })

  it("filters by in-hands dates, open at either end", async () => {
    const { user } = renderAdmin(<ProjectsPage />)
    const [, filter] = await screen.findAllByRole("button", { name: "In hands" })
    await user.click(filter ?? screen.getByRole("button", { name: "In hands" }))
    fireEvent.change(await screen.findByLabelText("From"), { target: { value: "2026-12-01" } })
    await waitFor(() => expect(lastQuery()).toMatchObject({ in_hands_from: "2026-12-01" }))
    expect(lastQuery()).not.toHaveProperty("in_hands_to")
  })

  it("goes to the next page and back by cursors, while the page before stays in view", async () => {
    const second = aListedProject({ id: "pproj_2", name: "Barista Aprons" })
    network.on(LIST, ({ query }) => ({
      body: query.get("after")
        ? { projects: [second], count: 2, next: null, previous: "back" }
        : { projects: [aListedProject()], count: 2, next: "on", previous: null },
    }))
    const { user, router } = renderAdmin(<ProjectsPage />)
    await screen.findByText("2 projects")
    await user.click(screen.getByRole("button", { name: "Next" }))
    await screen.findByRole("link", { name: "Barista Aprons" })
    expect(router.state.location.search).toBe("?after=on")
    await user.click(screen.getByRole("button", { name: "Previous" }))
    await screen.findByRole("link", { name: "Spring League T-Shirts" })
    expect(router.state.location.search).toBe("?before=back")
  })

  it("ignores a URL that the list cannot answer", async () => {
    renderAdmin(<ProjectsPage />, { at: "/?status=lost" })
    await screen.findByRole("link", { name: "Spring League T-Shirts" })
    expect(lastQuery()).toEqual({ order: "-last_activity_at", limit: "20" })
  })

  it("says how to begin while there is no project, and that nothing matches a search", async () => {
    network.on(LIST, { body: { projects: [], count: 0, next: null, previous: null } })
    const { unmount } = renderAdmin(<ProjectsPage />)
    expect(await screen.findByText("No projects yet")).toBeTruthy()
    unmount()
    renderAdmin(<ProjectsPage />, { at: "/?q=nothing" })
    expect(await screen.findByText("No projects match")).toBeTruthy()
  })

  it("says that it could not be loaded, and tries again", async () => {
    network.isDown = true
    const { user } = renderAdmin(<ProjectsPage />)
    const alert = await screen.findByRole("alert")
    expect(within(alert).getByText(/The server cannot be reached/)).toBeTruthy()
    network.isDown = false
    await user.click(screen.getByRole("button", { name: "Try again" }))
    await screen.findByRole("link", { name: "Spring League T-Shirts" })
  })
})
