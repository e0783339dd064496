/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import { Network } from "../../__tests__/support/network"
import { aProductionRow, aReport, aRowWithoutProof, frontPrint } from "../../__tests__/support/production"
import { renderAdmin } from "../../__tests__/support/render"
import { proofSettings } from "../../../src/contracts"
import { ProjectViews } from "../project-views"

const REPORT = "GET /admin/client-portal/production"
const VIEWS = "/admin/client-portal/production/views"
const AT = "/?view=production"
const STAGE = { id: "pstg_art", name: "Artwork", color: "#1d4ed8", role: "production", is_done: false }

let network: Network

beforeEach(() => {
  network = new Network()
    .on(REPORT, { body: aReport([aProductionRow(), aRowWithoutProof()]), headers: { etag: '"1"' } })
    .on(`GET ${VIEWS}`, { body: { views: [] } })
    .on("GET /admin/client-portal/settings", { body: { settings: { proof: proofSettings.defaults } } })
    .on("GET /admin/client-portal/stages", { body: { stages: [STAGE] } })
})

const lastQuery = () => Object.fromEntries(network.to(REPORT).at(-1)?.query ?? [])
const bodyOf = (route: string) => network.to(route).at(-1)?.body

describe("the production report", () => {
  it("is the second view of the projects, under an address of its own", async () => {
    network.on("GET /admin/client-portal/projects", { body: { projects: [], count: 0, next: null, previous: null } })
    const { user, router } = renderAdmin(<ProjectViews />, { at: "/client-portal/projects" })
    const views = within(await screen.findByRole("navigation", { name: "Views of projects" }))
    expect(views.getByRole("link", { name: "Projects" }).getAttribute("aria-current")).toBe("page")
    await user.click(views.getByRole("link", { name: "Production" }))
    expect(await screen.findByRole("region", { name: "Production" })).toBeTruthy()
    expect(router.state.location.search).toBe("?view=production")
  })

  it("says of each proof where it stands, who is waited for since when, and that its date is at risk", async () => {
    const all = "state,waiting,project,lines,method,stage,inHands,approveBy,owner,updated"
    renderAdmin(<ProjectViews />, { at: `${AT}&columns=${all}` })
    const link = await screen.findByRole("link", { name: "Front print" })
    expect(link.getAttribute("href")).toBe("/client-portal/projects/pproj_1?tab=proofs")
    const [, first, second] = screen.getAllByRole("row").map((row) => within(row))
    for (const text of ["Waiting for client", "Client", /^since Nov 24/, "Version 2", "120 × Heavy tee and 1 more"])
      expect(first?.getByText(text)).toBeTruthy()
    for (const text of ["Screen print", "Artwork", "Too late for Dec 21, 2026", "Dana Ruiz", "#13 · Smith Embroidery"])
      expect(first?.getByText(text)).toBeTruthy()
    for (const text of ["No proof yet", "No proof", "Us"]) expect(second?.getByText(text)).toBeTruthy()
    expect(lastQuery()).toEqual({ order: "in_hands_date", limit: "50" })
  })

  it("shows as many columns as fit unless others are chosen, and names the lines of a row without a proof", async () => {
    renderAdmin(<ProjectViews />, { at: AT })
    await screen.findByRole("link", { name: "Front print" })
    const headers = screen.getAllByRole("columnheader").map(({ textContent }) => textContent)
    expect(headers).toEqual(["", "Proof", "State", "Waiting on", "Project", "Stage", "In hands", "Approve by"])
    const [, , withoutProof] = screen.getAllByRole("row").map((row) => within(row))
    expect(withoutProof?.getByText(/\d+ × /)).toBeTruthy()
  })

  it("is one column on a phone that says all that the table's columns say, and is sorted by choice", async () => {
    const { matchMedia } = window
    window.matchMedia = (query) => ({ ...matchMedia(query), matches: false })
    try {
      const { user } = renderAdmin(<ProjectViews />, { at: AT })
      await screen.findByRole("link", { name: "Front print" })
      expect(screen.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual(["", "Proof"])
      const [, first] = screen.getAllByRole("row").map((row) => within(row))
      for (const text of [
        ...["Spring League T-Shirts · #13 · Smith Embroidery", "Version 2 · 120 × Heavy tee and 1 more"],
        ...["Waiting for client", "Artwork", /^Waiting on: Client, since Nov 24/, "In hands Dec 21, 2026"],
        ...[/^Approve by Nov 20/, "Too late for Dec 21, 2026"],
      ])
        expect(first?.getByText(text)).toBeTruthy()
      await user.click(screen.getByRole("button", { name: "Sort: Next in-hands date" }))
      await user.click(await screen.findByRole("menuitemcheckbox", { name: "Waiting longest" }))
      await waitFor(() => expect(lastQuery()["order"]).toBe("since"))
    } finally {
      window.matchMedia = matchMedia
    }
  })

  it("asks what the URL says, and ignores what the report cannot answer", async () => {
    const { unmount } = renderAdmin(<ProjectViews />, {
      at: `${AT}&q=tees&state=sent,draft&method=Screen+print,+2+colors&risk=near&order=-since&columns=state&after=abc`,
    })
    await screen.findByRole("link", { name: "Front print" })
    expect(lastQuery()).toEqual({
      ...{ q: "tees", state: "sent,draft", method: "Screen print, 2 colors", risk: "near" },
      ...{ order: "-since", limit: "50", after: "abc" },
    })
    unmount()
    renderAdmin(<ProjectViews />, { at: `${AT}&state=lost` })
    await screen.findByRole("link", { name: "Front print" })
    expect(lastQuery()).toEqual({ order: "in_hands_date", limit: "50" })
  })

  it("shows the chosen columns alone, and keeps them in the URL", async () => {
    const { user, router } = renderAdmin(<ProjectViews />, { at: `${AT}&columns=state,owner` })
    await screen.findByRole("link", { name: "Front print" })
    const heads = () => screen.getAllByRole("columnheader").map(({ textContent }) => textContent)
    expect(heads()).toEqual(["", "Proof", "State", "Owner"])
    await user.click(screen.getByRole("button", { name: "Columns" }))
    await user.click(await screen.findByRole("menuitemcheckbox", { name: "Method" }))
    await user.keyboard("{Escape}")
    await waitFor(() => expect(router.state.location.search).toContain("columns=state%2Cowner%2Cmethod"))
    expect(heads()).toContain("Method")
  })

  it("filters by risk, and sorts by how long one has waited", async () => {
    const { user } = renderAdmin(<ProjectViews />, { at: AT })
    await user.click(await screen.findByRole("button", { name: "Risk" }))
    await user.click(await screen.findByRole("menuitemcheckbox", { name: "Due within 2 days" }))
    await user.keyboard("{Escape}")
    await waitFor(() => expect(lastQuery()).toMatchObject({ risk: "near" }))
    await user.click(within(screen.getByRole("columnheader", { name: /Waiting on/ })).getByRole("button"))
    await waitFor(() => expect(lastQuery()).toMatchObject({ order: "since" }))
  })

  it("moves the projects of the selected rows, each once", async () => {
    const other = aProductionRow({ id: "pprf_2", proof: { ...frontPrint, id: "pprf_2", title: "Back" } })
    network.on(REPORT, { body: aReport([aProductionRow(), other]) })
    const MOVE = "POST /admin/client-portal/production/stage"
    network.on(MOVE, { body: { projects: [{ project_id: "pproj_1", outcome: "moved" }] } })
    const { user } = renderAdmin(<ProjectViews />, { at: AT })
    await user.click(await screen.findByRole("checkbox", { name: "Select all rows of this page" }))
    expect(screen.getByRole("group", { name: "2 selected" })).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "Move to stage" }))
    await user.click(await screen.findByRole("menuitem", { name: "Artwork" }))
    expect(await screen.findByText("1 project moved to Artwork")).toBeTruthy()
    expect(bodyOf(MOVE)).toEqual({ project_ids: ["pproj_1"], stage_id: "pstg_art" })
    expect(screen.queryByRole("group", { name: /selected/ })).toBeNull()
  })

  it("reminds the clients of selected proofs that wait for them, and says of which it did not", async () => {
    const REMIND = "POST /admin/client-portal/production/reminders"
    network.on(REMIND, { body: { proofs: [{ proof_id: "pprf_1", outcome: "too_soon" }] } })
    const { user } = renderAdmin(<ProjectViews />, { at: AT })
    await user.click(await screen.findByRole("checkbox", { name: "Select Barista Aprons" }))
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send reminders" }).disabled).toBe(true)
    await user.click(screen.getByRole("checkbox", { name: "Select Front print" }))
    await user.click(screen.getByRole("button", { name: "Send reminders" }))
    expect(await screen.findByText("1 not sent: asked or reminded less than a day ago")).toBeTruthy()
    expect(bodyOf(REMIND)).toEqual({ proof_ids: ["pprf_1"] })
  })

  it("saves the present filters and columns as a view, and shows a saved one", async () => {
    const view = {
      ...{ id: "v1", name: "Late", query: { risk: "passed", order: "-since" }, columns: ["state"] },
      ...{ is_shared: true, is_own: false, owner_name: "Tom" },
    }
    network.on(`GET ${VIEWS}`, { body: { views: [view] } })
    network.on(`POST ${VIEWS}`, { body: { views: [view] } })
    const { user, router } = renderAdmin(<ProjectViews />, { at: `${AT}&state=sent&columns=owner&after=abc` })
    await user.click(await screen.findByRole("button", { name: "Saved views" }))
    await user.type(await screen.findByLabelText("Name of this view"), "Mine")
    await user.click(screen.getByRole("button", { name: "Save view" }))
    expect(await screen.findByText("View saved")).toBeTruthy()
    expect(bodyOf(`POST ${VIEWS}`)).toEqual({
      ...{ name: "Mine", query: { state: "sent" }, columns: ["owner"], is_shared: false },
    })
    await user.click(screen.getByRole("button", { name: /^Late/ }))
    await waitFor(() =>
      expect(Object.fromEntries(new URLSearchParams(router.state.location.search))).toEqual({
        ...{ view: "production", risk: "passed", order: "-since", columns: "state" },
      }),
    )
  })

  it("keeps the name of a view that was not saved, and says why it was not", async () => {
    network.on(`GET ${VIEWS}`, { body: { views: [] } })
    network.on(`POST ${VIEWS}`, { status: 500, body: { code: "unexpected_state", message: "no" } })
    const { user } = renderAdmin(<ProjectViews />, { at: AT })
    await user.click(await screen.findByRole("button", { name: "Saved views" }))
    await user.click(screen.getByRole("button", { name: "Save view" }))
    expect(await screen.findByText("Give the view a name of at most 60 characters.")).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByLabelText("Name of this view"))
    await user.keyboard("Mine")
    await user.click(screen.getByRole("button", { name: "Save view" }))
    await waitFor(() => expect(screen.getAllByRole("alert").length).toBeGreaterThan(0))
    expect(screen.getByLabelText<HTMLInputElement>("Name of this view").value).toBe("Mine")
  })

  it("says that there are more rows than it counts, and goes to the next page", async () => {
    network.on(REPORT, ({ query }) => ({
      body: query.get("after")
        ? aReport([aRowWithoutProof()], { previous: "back" })
        : aReport([aProductionRow()], { count: 1000, has_more: true, next: "on" }),
    }))
    const { user } = renderAdmin(<ProjectViews />, { at: AT })
    expect(await screen.findByText("More than 1000 rows")).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "Next" }))
    expect(await screen.findByText("No proof yet")).toBeTruthy()
  })

  it("says that it could not be loaded, and tries again", async () => {
    network.isDown = true
    const { user } = renderAdmin(<ProjectViews />, { at: AT })
    expect(within(await screen.findByRole("alert")).getByText(/The server cannot be reached/)).toBeTruthy()
    network.isDown = false
    await user.click(screen.getByRole("button", { name: "Try again" }))
    await screen.findByRole("link", { name: "Front print" })
  })
})
