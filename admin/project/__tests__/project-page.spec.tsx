/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { act, screen, waitFor, within } from "@testing-library/react"
import type { ProjectHeader } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aChangedHeader, aHeader, aRequest } from "../../__tests__/support/samples"
import { portalKeys } from "../../lib/query-keys"
import { ProjectPage } from "../project-page"

const HEADER = "GET /admin/client-portal/projects/pproj_1"
const ASK = "POST /admin/client-portal/orders/order_1/approval-requests"
const PEOPLE = { links: [], events: [], suggested_recipient: { name: "Sarah Smith", email: "sarah@example.com" } }
let network: Network

beforeEach(() => {
  network = new Network()
    .on(HEADER, { body: aHeader(), headers: { etag: '"1"' } })
    .on(`${HEADER}/overview`, { body: { timeline: [], engagement: [], has_more: false } })
    .on(`${HEADER}/checklist`, { body: { items: [], lines: [], is_draft: true } })
    .on(`${HEADER}/people`, { body: PEOPLE })
})

const open = (header: ProjectHeader = aHeader(), search = "") => {
  network.on(HEADER, { body: header, headers: { etag: '"1"' } })
  return renderAdmin(<ProjectPage />, { at: `/projects/pproj_1${search}`, path: "/projects/:id" })
}

describe("the header of a project", () => {
  it("names the project and says who has to act next, since when", async () => {
    open()
    expect(await screen.findByRole("heading", { name: "Spring League T-Shirts" })).toBeTruthy()
    expect(
      screen.getByText("#13 · Smith Embroidery · PO SL-2211 · 144 pieces · in hands Dec 21, 2026 · Dana Ruiz"),
    ).toBeTruthy()
    expect(screen.getByText(/^Waiting on client: approval, since Nov 24, 2026/)).toBeTruthy()
  })

  it.each<[ProjectHeader["waiting"]["for"], string | null]>([
    ["share", "Share"],
    ["request", "Ask for approval"],
    ["approval", "Record a decision"],
    ["changes", "Ask again"],
    ["release", "Release for billing"],
    ["production", null],
    [null, null],
  ])("offers what takes it on when it waits for %s: %s", async (waitsFor, label) => {
    open(aHeader({ waiting: { on: waitsFor && "staff", for: waitsFor, since: null } }))
    await screen.findByRole("heading", { name: "Spring League T-Shirts" })
    const names = screen.getAllByRole("button").map((button) => button.textContent)
    expect(names.filter((name) => name === label)).toHaveLength(label ? 1 : 0)
  })

  it("says that the order is not what was approved: both amounts, each change, and one press to ask", async () => {
    const { user, router } = open(aChangedHeader())
    expect(await screen.findByText("$1,344.00 approved, $1,744.00 now.")).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "1 change" }))
    expect(screen.getByText("Heavy tee, XL")).toBeTruthy()
    const [press] = screen.getAllByRole("button", { name: "Ask for approval of the changes" })
    if (press) await user.click(press)
    expect(router.state.location.search).toBe("?drawer=ask")
    network.on(ASK, { body: {} })
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Ask again" }))
    await waitFor(() => expect(network.to(ASK)).toMatchObject([{ body: { notify: true } }]))
    await waitFor(() => expect(router.state.location.search).toBe(""))
  })

  it("says that follow-up work of a decision failed, and why", async () => {
    const since = "2026-11-24T09:00:00.000Z"
    open(aHeader({ pending_effect: { since, message: "No stock location" } }))
    expect(within(await screen.findByRole("alert")).getByText("No stock location")).toBeTruthy()
  })

  it("is not found for an unknown project", async () => {
    network.on(HEADER, { status: 404, body: { type: "not_found", code: "not_found", message: "No such project" } })
    renderAdmin(<ProjectPage />, { at: "/projects/pproj_1", path: "/projects/:id" })
    expect(await screen.findByText("No such project")).toBeTruthy()
  })
})

describe("a section that is asked for again", () => {
  it("names the ETag that it holds, and keeps what it shows on a 304 and on a failure", async () => {
    const { client } = open()
    await screen.findByRole("heading", { name: "Spring League T-Shirts" })
    network.on(HEADER, ({ headers }) => (headers.get("if-none-match") === '"1"' ? { status: 304 } : { status: 500 }))
    const again = () => act(() => client.refetchQueries({ queryKey: portalKeys.section("pproj_1", "header") }))
    await again()
    expect(network.to(HEADER).at(-1)?.headers.get("if-none-match")).toBe('"1"')
    expect(screen.getByRole("heading", { name: "Spring League T-Shirts" })).toBeTruthy()
    network.isDown = true
    await again()
    expect(await screen.findByText("No connection. Trying again…")).toBeTruthy()
    expect(screen.getByRole("heading", { name: "Spring League T-Shirts" })).toBeTruthy()
  })
})

describe("tabs and drawers", () => {
  it("are part of the URL", async () => {
    const { user, router } = open()
    await user.click(await screen.findByRole("tab", { name: "People" }))
    expect(router.state.location.search).toBe("?tab=people")
    expect(await screen.findByText("Not shared yet")).toBeTruthy()
    const [share] = screen.getAllByRole("button", { name: "Share" })
    if (share) await user.click(share)
    expect(router.state.location.search).toBe("?tab=people&drawer=share")
    await user.keyboard("{Escape}")
    expect(router.state.location.search).toBe("?tab=people")
  })

  it("open from the URL, and an unknown name opens none", async () => {
    open(aHeader(), "?tab=lost&drawer=lost")
    expect(await screen.findByRole("tab", { name: "Overview", selected: true })).toBeTruthy()
    expect(screen.queryByRole("dialog")).toBeNull()
  })

  it("ask before typed text is lost", async () => {
    const { user } = open(aHeader(), "?drawer=ask")
    const message = await screen.findByRole("textbox", { name: "Message" })
    await user.type(message, "Please look at the back print")
    await user.keyboard("{Escape}")
    await user.click(await screen.findByRole("button", { name: "Stay" }))
    expect(screen.getByRole("textbox", { name: "Message" })).toHaveProperty("value", "Please look at the back print")
  })
})

describe("a form in a drawer", () => {
  const RECORD = "POST /admin/client-portal/approval-requests/pareq_1/record"
  const choose = async (user: ReturnType<typeof open>["user"], field: string, option: string) => {
    await user.click(screen.getByRole("combobox", { name: field }))
    await user.click(await screen.findByRole("option", { name: option }))
  }

  it("puts each error at its field, the focus on the first, and keeps what is typed", async () => {
    const { user } = open(aHeader({ recipients: [] }), "?drawer=record")
    await user.type(await screen.findByRole("textbox", { name: /Their email address/ }), "sarah")
    await user.click(screen.getByRole("button", { name: "Record a decision" }))
    const who = screen.getByRole("textbox", { name: "Who decided" })
    await waitFor(() => expect(who.getAttribute("aria-invalid")).toBe("true"))
    expect(screen.getByRole("combobox", { name: "Decision" })).toBe(document.activeElement)
    const email = screen.getByRole("textbox", { name: /Their email address/ })
    expect(email).toHaveProperty("value", "sarah")
    const problem = email.getAttribute("aria-describedby")?.split(" ").at(-1) ?? ""
    expect(document.getElementById(problem)?.textContent).toMatch(/full e-?mail address/)
    expect(network.to(RECORD)).toEqual([])
  })

  it("sends what the contract takes, and says above the fields why the server refused, keeping every word", async () => {
    network.on(RECORD, { status: 500, body: { type: "unknown_error", code: "unknown_error", message: "Out of paper" } })
    const { user } = open(aHeader(), "?drawer=record")
    await screen.findByRole("dialog")
    await choose(user, "Decision", "Approved")
    await choose(user, "How you were told", "By phone")
    await user.click(screen.getByRole("button", { name: "Record the approval" }))
    expect(await screen.findByText("Out of paper")).toBeTruthy()
    expect(network.to(RECORD)).toMatchObject([
      { body: { decision: "approved", channel: "phone", name: "Sarah Smith" } },
    ])
    expect(screen.getByRole("textbox", { name: "Who decided" })).toHaveProperty("value", "Sarah Smith")
  })

  it("tells staff what came first when a decision is too late", async () => {
    const decided = { type: "conflict", code: "closed", message: "For the client", decision: null, changes: [] }
    network.on(RECORD, { status: 409, body: decided }).on(`${HEADER}/quote`, {
      body: { versions: [aRequest({ id: "pareq_2", version: 2 })], decisions: [] },
    })
    const { user } = open(aHeader(), "?drawer=record")
    await screen.findByRole("dialog")
    await choose(user, "Decision", "Declined")
    await choose(user, "How you were told", "In person")
    await user.click(screen.getByRole("button", { name: "Record the refusal" }))
    expect(await screen.findByText(/A newer version was sent in the meantime/)).toBeTruthy()
  })
})
