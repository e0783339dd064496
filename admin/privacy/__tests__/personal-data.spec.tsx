/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { fireEvent, screen, waitFor } from "@testing-library/react"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { PersonalDataDrawer } from "../personal-data-drawer"

const EXPORT = "POST /admin/client-portal/personal-data/export"
const ERASE = "POST /admin/client-portal/personal-data/erase"

const show = (): Network => {
  const network = new Network()
  renderAdmin(<PersonalDataDrawer onClose={() => {}} />)
  return network
}
const type = (label: string, value: string, index = 0): void => {
  const field = screen.getAllByLabelText(label)[index]
  if (!field) throw new Error(`there is no ${label}`)
  fireEvent.change(field, { target: { value } })
}

describe("personal data", () => {
  it("is exported for the address that was typed", async () => {
    const network = show().on(EXPORT, {
      body: { email: "anna@example.com", exported_at: "2026-11-27T09:00:00.000Z", customer_ids: [], parts: [] },
    })
    type("Email address", " Anna@example.com ")
    fireEvent.click(screen.getByRole("button", { name: "Export as JSON" }))
    await waitFor(() => expect(network.to(EXPORT)).toHaveLength(1))
    expect(network.to(EXPORT)[0]?.body).toEqual({ email: "anna@example.com" })
  })

  it("is erased once the address was typed twice, with a reason, and what stays is named", async () => {
    const network = show().on(ERASE, {
      body: {
        erased: [
          { id: "messages", rows: 3 },
          { id: "links", rows: 2 },
        ],
        kept: [{ id: "invoices", rows: 1, reason: "Issued invoices stay." }],
      },
    })
    const erase = () => fireEvent.click(screen.getByRole("button", { name: "Erase for good" }))
    type("Email address", "anna@example.com", 1)
    type("Type the address again", "tom@example.com")
    type("Reason", "asked for")
    erase()
    expect(await screen.findByText("Please type the same address again")).toBeTruthy()
    expect(network.to(ERASE)).toHaveLength(0)
    type("Type the address again", "anna@example.com")
    erase()
    expect(await screen.findByText("5 entries erased")).toBeTruthy()
    expect(screen.getByText("Kept: Issued invoices stay.")).toBeTruthy()
    expect(network.to(ERASE)[0]?.body).toEqual({
      ...{ email: "anna@example.com", confirm: "anna@example.com", reason: "asked for" },
    })
  })
})
