/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { fireEvent, screen, waitFor, within } from "@testing-library/react"
import type { EngagementEntry, EngagementReport, StaffTimelineEntry } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { Timeline } from "../../overview/timeline"
import { AccountEngagementSection } from "../account-section"
import { EngagementPage } from "../engagement-page"
import { Signals } from "../signals"

const entry = (more: Partial<EngagementEntry> = {}): EngagementEntry => ({
  id: `event_${JSON.stringify(more)}`,
  at: "2026-11-27T10:00:00.000Z",
  kind: "view",
  class: "human",
  reason: "shown_with_gesture",
  link_id: "plink_anna",
  recipient_name: "Anna Meyer",
  page: "order",
  dwell_ms: 42_000,
  sections: ["proofs", "lines", "dock"],
  document: null,
  device: "Chrome on macOS",
  seconds_after_mail: null,
  count: 1,
  ...more,
})

const show = (engagement: EngagementEntry[], timeline: StaffTimelineEntry[] = []) =>
  renderAdmin(<Timeline timeline={timeline} engagement={engagement} />)

describe("the timeline", () => {
  it("says with whose link a page was opened, and never that its recipient did it", async () => {
    show([
      entry(),
      entry({
        kind: "download",
        class: "human",
        reason: "session_of_person",
        document: "Quote 13.pdf",
        dwell_ms: null,
      }),
      entry({ class: "unknown", reason: "address_of_scanner", page: "review", sections: [] }),
      entry({ kind: "forward", class: "unknown", reason: "other_device" }),
    ])
    expect(await screen.findByText("Order page opened with the link of Anna Meyer")).toBeTruthy()
    expect(screen.getByText(/in view for 42 s · mostly proofs and order · Chrome on macOS$/)).toBeTruthy()
    expect(screen.getByText("Quote 13.pdf downloaded with the link of Anna Meyer")).toBeTruthy()
    expect(screen.getByText("Approval page opened with the link of Anna Meyer, maybe by a program")).toBeTruthy()
    expect(screen.getByText("A mail scanner used the same address shortly before")).toBeTruthy()
    expect(screen.getByText(/may have been forwarded/)).toBeTruthy()
    expect(document.body.textContent).not.toMatch(/Anna Meyer (viewed|opened|saw|downloaded)/)
  })

  it("says how soon after the mail a page was opened", async () => {
    show([entry({ seconds_after_mail: 10 })])
    expect(await screen.findByText(/10 s after the email/)).toBeTruthy()
  })

  it("hides what programs did until it is asked for, and says how much that is", async () => {
    const shared: StaffTimelineEntry = {
      id: "plevt_1",
      at: "2026-11-27T09:59:00.000Z",
      kind: "link_shared",
      actor: null,
      what: "Anna Meyer",
      message: null,
    }
    show([entry({ kind: "hit", class: "likely_bot", reason: "soon_after_mail", count: 3, dwell_ms: null })], [shared])
    expect(await screen.findByText("3 openings by programs are hidden.")).toBeTruthy()
    const list = screen.getByRole("list", { name: "Timeline" })
    expect(within(list).getAllByRole("listitem")).toHaveLength(1)
    fireEvent.click(screen.getByRole("button", { name: "Show" }))
    const [first] = within(list).getAllByRole("listitem")
    expect(first?.textContent).toContain("Link of Anna Meyer followed by a program")
    expect(first?.textContent).toContain("3 times")
    expect(first?.textContent).toContain("It came within seconds of the email")
  })
})

it("explains each signal with its facts", async () => {
  const about = { views: 3, downloads: 1, days: 1, version: 2 }
  renderAdmin(
    <Signals
      signals={[
        { signal: "hot", ...about },
        { signal: "revision_unseen", ...about },
      ]}
    />,
  )
  expect(await screen.findByLabelText("3 views and 1 download in the last 7 days")).toBeTruthy()
  expect(screen.getByText("Version 2 not seen")).toBeTruthy()
})

describe("an account's activity", () => {
  const ACTIVITY = "GET /admin/client-portal/customers/cus_1/engagement"

  it("says where it cannot be read, and reads it again on request", async () => {
    const network = new Network().on(ACTIVITY, { status: 500, body: { code: "unknown_error", message: "x" } })
    renderAdmin(<AccountEngagementSection customerId="cus_1" />)
    expect(await screen.findByRole("alert")).toBeTruthy()
    network.on(ACTIVITY, { body: { entries: [entry({ page: "account_active" })] } })
    fireEvent.click(screen.getByRole("button", { name: "Try again" }))
    fireEvent.click(await screen.findByRole("button", { name: "Activity in the account" }))
    expect(screen.getByText(/with the link of Anna Meyer/)).toBeTruthy()
  })
})

const REPORT = "GET /admin/client-portal/engagement"
const group = { sent: 4, opened: 3, decided: 2, approved: 1, paid: 1, views: 9, downloads: 2, median_hours: 5.4 }
const report: EngagementReport = {
  steps: { sent: 4, opened: 3, decided: 2, approved: 1, paid: 1 },
  decision_time: {
    median_hours: 5.4,
    p90_hours: 100,
    spread: [
      { within: "hour", count: 0 },
      { within: "day", count: 1 },
      { within: "three_days", count: 0 },
      { within: "week", count: 1 },
      { within: "longer", count: 0 },
    ],
  },
  unit: "day",
  series: [{ day: "2026-11-26", views: 7, downloads: 2, doubtful_views: 1, programs: 12 }],
  reps: [{ id: "user_dana", name: "Dana Ruiz", ...group }],
  clients: [{ id: "cus_1", name: "Smith Embroidery", ...group }],
}

describe("the engagement page", () => {
  let network: Network
  beforeEach(() => {
    network = new Network().on(REPORT, { body: report }).on("GET /admin/users", { body: { users: [] } })
  })
  const lastQuery = () => Object.fromEntries(network.to(REPORT).at(-1)?.query ?? [])

  it("shows how far projects got, how fast clients decided, and who", async () => {
    renderAdmin(<EngagementPage />)
    await screen.findByRole("button", { name: "Dana Ruiz" })
    const funnel = within(screen.getByRole("region", { name: "From sent to paid" }))
    expect(funnel.getAllByRole("row").map(({ textContent }) => textContent)).toEqual([
      "Sent4",
      "Opened with a client’s link3 · 75%",
      "Decided2 · 50%",
      "Approved1 · 25%",
      "First payment received1 · 25%",
    ])
    expect(screen.getByText("Half were decided within 5 hours, nine of ten within 4 days")).toBeTruthy()
  })

  it("shows the chart's numbers as a table", async () => {
    renderAdmin(<EngagementPage />)
    fireEvent.click(await screen.findByRole("button", { name: "Show table" }))
    const table = within(screen.getAllByRole("region", { name: "Over time" }).at(-1) ?? document.body)
    expect(table.getAllByRole("row").at(-1)?.textContent).toBe("Nov 26, 202672112")
  })

  it("narrows to a client by a press on their name, and back", async () => {
    renderAdmin(<EngagementPage />)
    fireEvent.click(await screen.findByRole("button", { name: "Smith Embroidery" }))
    await waitFor(() => expect(lastQuery()["customer_id"]).toBe("cus_1"))
    fireEvent.click(screen.getByRole("button", { name: /Show all clients/ }))
    await waitFor(() => expect(lastQuery()["customer_id"]).toBeUndefined())
  })
})
