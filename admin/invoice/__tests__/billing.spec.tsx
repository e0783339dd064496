/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor } from "@testing-library/react"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { settingsDefinitions, settingsSchema } from "../../../src/contracts"
import { BillingSection } from "../customer-section"
import { InvoiceSettingsForm } from "../settings/settings-section"

const BILLING = "/admin/client-portal/customers/cus_1/billing"
const SETTINGS = "POST /admin/client-portal/settings"
const settings = settingsSchema.parse({
  ...Object.fromEntries(settingsDefinitions.map(({ namespace, defaults }) => [namespace, defaults])),
})
let network: Network

beforeEach(() => {
  network = new Network()
})
const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name })

describe("how a customer is billed", () => {
  it("is left to the settings unless terms are chosen, and is saved with name and tax ids", async () => {
    network.on(`GET ${BILLING}`, { body: { terms: null, tax_ids: [], legal_name: null } })
    network.on(`POST ${BILLING}`, ({ body }) => ({ body }))
    const { user } = renderAdmin(<BillingSection customerId="cus_1" />)
    const terms = await screen.findByRole("combobox", { name: "Payment terms" })
    expect(terms.textContent).toBe("As in settings")
    await user.click(terms)
    await user.click(await screen.findByRole("option", { name: "Net days" }))
    await user.clear(field("Days"))
    await user.type(field("Days"), "400")
    await user.type(field("Legal name"), "Smith LLC")
    await user.click(screen.getByRole("button", { name: "Add a tax ID" }))
    await user.type(field("Kind of tax ID 1"), "EIN")
    await user.click(screen.getByRole("button", { name: "Save" }))
    expect(await screen.findByText("Please type 1 to 365 days")).toBeTruthy()
    await user.clear(field("Days"))
    await user.type(field("Days"), "60")
    await user.type(field("Tax ID 1"), "12-3456789")
    await user.click(screen.getByRole("button", { name: "Save" }))
    await waitFor(() =>
      expect(network.to(`POST ${BILLING}`).at(-1)?.body).toEqual({
        ...{ terms: { kind: "net", days: 60 }, legal_name: "Smith LLC" },
        tax_ids: [{ scheme: "EIN", value: "12-3456789" }],
      }),
    )
    await waitFor(() => expect(screen.queryByRole("button", { name: "Save" })).toBeNull())
  })

  it("comes with their invoices and statement of account", async () => {
    network.on(`GET ${BILLING}`, { body: { terms: null, tax_ids: [], legal_name: null } })
    renderAdmin(<BillingSection customerId="cus_1" />)
    const invoices = await screen.findByRole("link", { name: "View invoices" })
    expect(invoices.getAttribute("href")).toBe("/client-portal/invoices?customer_id=cus_1")
    expect(screen.getByRole("button", { name: "Statement of account" })).toBeTruthy()
  })
})

describe("the settings of invoices", () => {
  const open = () => {
    network.on(SETTINGS, ({ body }) => ({
      body: { settings: { ...settings, invoice: Object(body).invoice }, shop: {}, contrast: {} },
    }))
    return renderAdmin(<InvoiceSettingsForm settings={settings} onDirty={() => undefined} />)
  }

  it("are sent with address, terms, tolerance and days of reminders", async () => {
    const { user } = open()
    await user.type(field("Street"), "12 Mill Road{enter}Unit 3")
    await user.type(field("Country"), "US")
    await user.clear(field("Remind days after the due date"))
    await user.type(field("Remind days after the due date"), "7, 21")
    await user.click(screen.getByRole("switch", { name: "Exact quantity" }))
    await user.click(screen.getByRole("button", { name: "Save" }))
    await waitFor(() => expect(network.to(SETTINGS)).toHaveLength(1))
    expect(network.to(SETTINGS)[0]?.body).toMatchObject({
      invoice: {
        seller_address: { lines: ["12 Mill Road", "Unit 3"], country_code: "us", city: null },
        ...{ remind_after_days: [7, 21], remind_before_days: [3], tolerance: { kind: "exact" } },
        ...{ terms: { kind: "net", days: 30 }, deposit_percent: 50, seller_name: null },
      },
    })
  })

  it("say at its field what cannot be taken", async () => {
    const { user } = open()
    await user.clear(field("Invoice numbers"))
    await user.type(field("Invoice numbers"), "INV")
    await user.clear(field("Deposit in percent"))
    await user.clear(field("Remind days before the due date"))
    await user.type(field("Remind days before the due date"), "soon")
    await user.click(screen.getByRole("button", { name: "Save" }))
    expect(await screen.findByText("Please use {n:4} once, such as INV-{n:4}")).toBeTruthy()
    expect(screen.getByText("Please type 1 to 100 percent")).toBeTruthy()
    expect(screen.getByText("Please type whole days, such as 3, 14")).toBeTruthy()
    expect(network.to(SETTINGS)).toEqual([])
  })
})
