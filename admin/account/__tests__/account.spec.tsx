/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { fireEvent, screen, waitFor, within } from "@testing-library/react"
import type { ClientRow, CustomerPanel, PortalLink } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { CustomerPanel as Panel } from "../../customer-panel/customer-panel"
import { ClientsPage } from "../clients/clients-page"

const AT = "2026-11-24T09:00:00.000Z"
const aLink = (more: Partial<PortalLink> = {}): PortalLink => ({
  id: "plink_1",
  scope: "account",
  state: "active",
  recipient_name: "Priya Nair",
  recipient_email: "priya@example.com",
  delegated_by: null,
  display: "cpl_…a1b2",
  expires_at: null,
  created_at: AT,
  last_shared_at: AT,
  share_count: 1,
  last_opened_at: null,
  open_count: 0,
  last_notice: null,
  returned_mail: null,
  ...more,
})
const counts = {
  active_orders: 2,
  total_orders: 41,
  waiting_orders: 1,
  open_invoices: 1,
  owed: [{ currency_code: "usd", amount: "640.00" }],
}
const aPanel = (more: Partial<CustomerPanel> = {}): CustomerPanel => ({
  link: aLink(),
  contacts: [aLink({ id: "plink_2", recipient_name: "Tom Reed", recipient_email: "tom@example.com" })],
  events: [
    {
      id: "plevt_1",
      link_id: "plink_2",
      kind: "code_failed",
      at: AT,
      actor: { type: "client", id: "plink_2", name: "Tom Reed" },
      recipient_name: "Tom Reed",
    },
  ],
  locked_until: null,
  entry_problems: [],
  moved_away: [],
  counts,
  missing_reason: null,
  projects: [],
  ...more,
})

const showPanel = (panel: CustomerPanel): Network => {
  const network = new Network()
    .on("GET /admin/client-portal/customers/cus_1", { body: { panel } })
    .on("GET /admin/client-portal/customers/cus_1/engagement", { body: { entries: [] } })
  renderAdmin(<Panel customerId="cus_1" />)
  return network
}

describe("a customer's account", () => {
  it("says what it comes to, who has a link, and what became of their codes", async () => {
    showPanel(aPanel())
    expect(await screen.findByText(/2 active orders · 1 open invoice \(\$640\.00\) · 41 orders in all/)).toBeTruthy()
    expect(screen.getByText("tom@example.com")).toBeTruthy()
    fireEvent.click(screen.getByText(/^Log/))
    expect(await screen.findByText("Tom Reed's link: wrong code typed")).toBeTruthy()
    expect(screen.queryByRole("button", { name: "Unlock now" })).toBeNull()
  })

  it("says why nobody gets in, and lets staff end it", async () => {
    const network = showPanel(aPanel({ locked_until: "2026-11-25T09:00:00.000Z" }))
    network.on("POST /admin/client-portal/links/plink_1/unlock", { body: { link: aLink() } })
    fireEvent.click(await screen.findByRole("button", { name: "Unlock now" }))
    await waitFor(() => expect(network.to("POST /admin/client-portal/links/plink_1/unlock")).toHaveLength(1))
  })

  it("gives another person a link of their own, with what staff typed", async () => {
    const network = showPanel(aPanel({ contacts: [] }))
    network.on("POST /admin/client-portal/customers/cus_1/contacts", {
      body: {
        link: aLink({ id: "plink_3" }),
        url: "https://portal.example/l/x",
        intro: { email: "a", sms: "b", chat: "c" },
        mailed: true,
      },
    })
    fireEvent.click(await screen.findByRole("button", { name: "Add person" }))
    const drawer = within(await screen.findByRole("dialog"))
    fireEvent.change(drawer.getByLabelText("Name"), { target: { value: "Tom Reed" } })
    fireEvent.change(drawer.getByLabelText("Email address"), { target: { value: "tom@example.com" } })
    fireEvent.click(drawer.getByRole("button", { name: "Add and send" }))
    await waitFor(() =>
      expect(network.to("POST /admin/client-portal/customers/cus_1/contacts")[0]?.body).toMatchObject({
        recipient_name: "Tom Reed",
        recipient_email: "tom@example.com",
        send_email: true,
      }),
    )
  })
})

describe("the list of clients", () => {
  const aClient: ClientRow = {
    ...counts,
    customer_id: "cus_1",
    name: "Harbor Roasters",
    email: "priya@example.com",
    people: 2,
    last_seen_at: null,
    brand_colors: ["#1d4ed8"],
    logo: null,
    is_locked: true,
    contact_changed_at: "2026-11-26T10:00:00.000Z",
  }

  it("shows what runs for each, what they owe, and that an account is locked", async () => {
    const network = new Network().on("GET /admin/client-portal/clients", {
      body: { clients: [aClient], count: 1, next: null, previous: null, unknown_requests: 2 },
    })
    renderAdmin(<ClientsPage />, { at: "/clients?quiet_days=30&order=-last_seen_at" })
    const row = (await screen.findByRole("link", { name: "Harbor Roasters" })).closest("tr")
    for (const text of ["Locked", "$640.00", "1 invoice", "41", "Never"]) expect(row?.textContent).toContain(text)
    const [asked] = network.to("GET /admin/client-portal/clients")
    expect(Object.fromEntries(asked?.query ?? [])).toMatchObject({ quiet_days: "30", order: "-last_seen_at" })
  })
})
