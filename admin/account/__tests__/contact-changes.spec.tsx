/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import type { ContactChange } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { ContactChangesSection } from "../contact-changes-section"

const CHANGES = "/admin/client-portal/customers/cus_1/contact-changes"
const undoing = (id: string) => `POST /admin/client-portal/contact-changes/${id}/undo`

const DETAILS = { first_name: "Anna", last_name: "Meyer", company_name: "Harbor Roasters", phone: null }
const ADDRESS = {
  ...{ first_name: "Anna", last_name: "Meyer", company: null, address_1: "12 Pier Street", address_2: null },
  ...{ postal_code: "97209", city: "Portland", province: "OR", country_code: "us", phone: null, is_default: true },
}
const BY = { type: "client" as const, name: "Anna Meyer" }
const RENAMED: ContactChange = {
  id: "pcch_1",
  kind: "details",
  before: DETAILS,
  after: { ...DETAILS, company_name: "Harbor Cafe" },
  by: BY,
  at: "2026-11-20T15:00:00.000Z",
  undone: null,
}
const REMOVED: ContactChange = { ...RENAMED, id: "pcch_2", kind: "address_removed", before: ADDRESS, after: null }

const show = (...changes: ContactChange[]) => {
  const network = new Network().on(`GET ${CHANGES}`, { body: { changes } })
  return { network, ...renderAdmin(<ContactChangesSection customerId="cus_1" />) }
}
const undone = (change: ContactChange): ContactChange => ({
  ...change,
  undone: { at: "2026-11-21T09:00:00.000Z", by: "Dana Ruiz" },
})

describe("what a client changed of their contact details", () => {
  it("takes no room while nothing was changed", async () => {
    const { network, container } = show()
    await waitFor(() => expect(network.to(`GET ${CHANGES}`)).toHaveLength(1))
    expect(container.textContent).toBe("")
  })

  it("shows each change with what was there before, who made it, and how many there are", async () => {
    const { user } = show(RENAMED, REMOVED)
    await user.click(await screen.findByText("2 changes of contact details"))
    const [renamed, removed] = screen.getAllByRole("listitem")
    if (!renamed || !removed) throw new Error("a change is missing")
    expect(within(renamed).getByText("Anna, Meyer, Harbor Roasters").tagName).toBe("DEL")
    expect(within(renamed).getByText("Anna, Meyer, Harbor Cafe").tagName).not.toBe("DEL")
    expect(within(renamed).getByText(/Anna Meyer/, { selector: ":not(del)" })).toBeTruthy()
    expect(within(removed).getByText("Anna, Meyer, 12 Pier Street, 97209, Portland, OR, US").tagName).toBe("DEL")
  })

  it("is undone once, and then says by whom", async () => {
    const { network, user } = show(RENAMED, REMOVED)
    network.on(undoing("pcch_1"), { body: { changes: [undone(RENAMED), REMOVED] } })
    await user.click(await screen.findByText("2 changes of contact details"))
    const [button] = screen.getAllByRole("button", { name: "Undo" })
    if (!button) throw new Error("nothing can be undone")
    await user.click(button)
    expect(await screen.findByText(/Dana Ruiz/)).toBeTruthy()
    expect(network.to(undoing("pcch_1"))).toHaveLength(1)
    expect(screen.getAllByRole("button", { name: "Undo" })).toHaveLength(1)
  })

  it("is read anew where undoing is refused, because it was changed since", async () => {
    const { network, user } = show(RENAMED)
    network.on(undoing("pcch_1"), {
      ...{ status: 409, body: { type: "conflict", code: "changed_since", message: "This was changed since." } },
    })
    await user.click(await screen.findByText("1 change of contact details"))
    network.on(`GET ${CHANGES}`, { body: { changes: [undone(RENAMED)] } })
    await user.click(screen.getByRole("button", { name: "Undo" }))
    await waitFor(() => expect(screen.queryByRole("button", { name: "Undo" })).toBeNull())
    expect(network.to(`GET ${CHANGES}`)).toHaveLength(2)
  })
})
