/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import { aConnection, aFinding } from "../../__tests__/support/invoices"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { settingsDefinitions, settingsSchema } from "../../../src/contracts"
import type { PaymentFinding, StripeConnection } from "../../../src/contracts"
import { PaymentSettingsForm } from "../settings-section"

const PAYMENTS = "/admin/client-portal/payments"
const SETTINGS = "POST /admin/client-portal/settings"
const settings = settingsSchema.parse({
  ...Object.fromEntries(settingsDefinitions.map(({ namespace, defaults }) => [namespace, defaults])),
})
let network: Network

const open = (connection: Partial<StripeConnection> = {}, findings: PaymentFinding[] = []) => {
  network = new Network()
    .on(`GET ${PAYMENTS}/connection`, { body: aConnection(connection) })
    .on(`GET ${PAYMENTS}/findings`, { body: { findings } })
    .on(SETTINGS, ({ body }) => ({
      body: { settings: { ...settings, payment: Object(body).payment }, shop: {}, contrast: {} },
    }))
  return renderAdmin(<PaymentSettingsForm settings={settings} onDirty={() => undefined} />)
}
const stripe = async () => {
  await screen.findByText("Payment provider")
  return within(screen.getByRole("region", { name: "Stripe" }))
}

describe("how clients pay", () => {
  it("is saved: ways, the amount from which debits stand alone, and payments in part", async () => {
    const { user } = open()
    await user.click(screen.getByRole("checkbox", { name: "US bank accounts (ACH)" }))
    await user.type(screen.getByRole("textbox", { name: "Bank debit only, from" }), "1000")
    await user.click(screen.getByRole("switch", { name: "Partial payments" }))
    await user.click(screen.getByRole("button", { name: "Save" }))
    await waitFor(() =>
      expect(network.to(SETTINGS)[0]?.body).toEqual({
        payment: {
          ...{ methods: ["card", "us_bank_account"], bank_debit_from: "1000", allow_part: true },
          deposit_on_approval: false,
        },
      }),
    )
  })

  it("needs one way at least", async () => {
    const { user } = open()
    await user.click(screen.getByRole("checkbox", { name: "Cards and wallets" }))
    await user.click(screen.getByRole("button", { name: "Save" }))
    expect(await screen.findByText("Please choose at least one")).toBeTruthy()
    expect(network.to(SETTINGS)).toEqual([])
  })
})

describe("the connection with Stripe", () => {
  it("names account, mode and the health of the webhook", async () => {
    open({ webhook: { ...aConnection().webhook, waiting: 2, failed: 1, has_secret: false } })
    const panel = await stripe()
    for (const text of ["Connected", "Northfold Print · US", "acct_1", "Test mode", "1 event failed"])
      expect(await panel.findByText(text)).toBeTruthy()
    expect(panel.getByText(/Last event .* · 2 events waiting/)).toBeTruthy()
    expect(panel.getByText("The signing secret is missing: events are refused")).toBeTruthy()
  })

  it("says what to do where nothing is set up, and has nothing to test then", async () => {
    open({ state: "missing", mode: null, account: null, has_provider: false })
    const panel = await stripe()
    expect(await panel.findByText(/Clients see no Pay button/)).toBeTruthy()
    expect(panel.queryByRole("button", { name: "Test the connection" })).toBeNull()
  })

  it("is asked again by the button, and what Stripe says is told", async () => {
    const { user } = open()
    const panel = await stripe()
    const test = await panel.findByRole("button", { name: "Test the connection" })
    network.on(`GET ${PAYMENTS}/connection`, {
      body: aConnection({ state: "refused", problem: "Invalid API Key provided" }),
    })
    await user.click(test)
    await waitFor(() => expect(screen.getAllByText("Invalid API Key provided").length).toBeGreaterThan(1))
    expect(network.to(`GET ${PAYMENTS}/connection`)).toHaveLength(2)
  })

  it("processes stored events again, one or those since a day", async () => {
    const { user } = open()
    network.on(`POST ${PAYMENTS}/replay`, { body: { events: 3 } })
    const panel = await stripe()
    await user.click(await panel.findByRole("button", { name: "Process events again" }))
    const drawer = within(await screen.findByRole("dialog"))
    await user.click(drawer.getByRole("button", { name: "Process events again" }))
    expect(await drawer.findByText("Please give an event or a day")).toBeTruthy()
    await user.type(drawer.getByRole("textbox", { name: "Event" }), " evt_1 ")
    await user.click(drawer.getByRole("button", { name: "Process events again" }))
    await waitFor(() => expect(network.to(`POST ${PAYMENTS}/replay`)[0]?.body).toEqual({ event_id: "evt_1" }))
    expect(await screen.findByText("3 events were processed again")).toBeTruthy()
  })
})

describe("differences", () => {
  it("are told with both amounts, and marked as resolved", async () => {
    const { user } = open({}, [aFinding()])
    const RESOLVE = `POST ${PAYMENTS}/findings/pfind_1/resolve`
    network.on(RESOLVE, {
      body: {
        findings: [
          aFinding({ resolved_at: "2026-11-25T09:00:00.000Z", resolved_by: { type: "staff", name: "Dana Ruiz" } }),
        ],
      },
    })
    expect(await screen.findByText(/In the books \$604.80 · At Stripe \$704.80 · pi_1/)).toBeTruthy()
    expect(screen.getByRole("link", { name: "Open project" }).getAttribute("href")).toBe(
      "/client-portal/projects/pproj_1?tab=invoices",
    )
    await user.click(screen.getByRole("button", { name: "Mark as resolved" }))
    const drawer = within(await screen.findByRole("dialog"))
    await user.type(drawer.getByRole("textbox", { name: "Note" }), "Refunded")
    await user.click(drawer.getByRole("button", { name: "Mark as resolved" }))
    await waitFor(() => expect(network.to(RESOLVE)[0]?.body).toEqual({ note: "Refunded" }))
    expect(await screen.findByText(/Resolved .* by Dana Ruiz/)).toBeTruthy()
  })

  it("are said to be none", async () => {
    open()
    expect(await screen.findByText("Stripe, Medusa and the invoices agree.")).toBeTruthy()
  })
})
