/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import type { BrandColor } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { BrandingSection } from "../customer-section"

const COLORS = "/admin/client-portal/customers/cus_1/brand-colors"
const RED: BrandColor = { id: "pbrc_1", name: "Harbor red", hex: "#b3202c", pms: "PMS 186 C", version: 3 }
const BLUE: BrandColor = { id: "pbrc_2", name: "Harbor blue", hex: "#1d4ed8", pms: null, version: 1 }

const show = (colors: BrandColor[] = [RED]) => {
  const network = new Network().on(`GET ${COLORS}`, { body: { colors } })
  return { network, ...renderAdmin(<BrandingSection customerId="cus_1" />) }
}
const shown = async () =>
  within(await screen.findByRole("list", { name: "Brand colors" }))
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent)
const drawer = async () => within(await screen.findByRole("dialog"))

describe("a customer's brand colors", () => {
  it("are named with their codes as printers read them", async () => {
    show([RED, BLUE])
    expect(await shown()).toEqual(["Harbor red · #B3202C · PMS 186 C", "Harbor blue · #1D4ED8"])
  })

  it("are none until one is added; a code that is no color is refused before it is sent", async () => {
    const { network, user } = show([])
    network.on(`POST ${COLORS}`, { body: { colors: [BLUE] } })
    expect(await screen.findByText("No brand colors yet.")).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "Add color" }))
    const form = await drawer()
    await user.type(form.getByLabelText("Name"), "Harbor blue")
    await user.type(form.getByLabelText("Color code"), "blue")
    await user.click(form.getByRole("button", { name: "Save" }))
    await waitFor(() => expect(form.getByLabelText("Color code").getAttribute("aria-invalid")).toBe("true"))
    expect(network.to(`POST ${COLORS}`)).toEqual([])
    await user.clear(form.getByLabelText("Color code"))
    await user.type(form.getByLabelText("Color code"), "1D4ED8")
    await user.click(form.getByRole("button", { name: "Save" }))
    expect(await shown()).toEqual(["Harbor blue · #1D4ED8"])
    expect(network.to(`POST ${COLORS}`).map(({ body }) => body)).toEqual([
      { name: "Harbor blue", hex: "#1d4ed8", pms: null },
    ])
    expect(screen.queryByRole("dialog")).toBeNull()
  })

  it("are edited over the version that was seen, and stay in the form when the client was faster", async () => {
    const { network, user } = show()
    network.on(`POST ${COLORS}/pbrc_1`, {
      ...{ status: 409, body: { type: "conflict", code: "conflict", message: "This color was changed meanwhile." } },
    })
    await user.click(await screen.findByRole("button", { name: "Edit Harbor red" }))
    const form = await drawer()
    const code = form.getByLabelText<HTMLInputElement>("Color code")
    expect(code.value).toBe("#b3202c")
    await user.clear(code)
    await user.type(code, "#b3202d")
    await user.click(form.getByRole("button", { name: "Save" }))
    await waitFor(() => expect(network.to(`POST ${COLORS}/pbrc_1`)).toHaveLength(1))
    expect(network.to(`POST ${COLORS}/pbrc_1`)[0]?.body).toEqual({
      ...{ name: "Harbor red", hex: "#b3202d", pms: "PMS 186 C", version: 3 },
    })
    await waitFor(() => expect(form.getByRole("button", { name: "Save" }).hasAttribute("disabled")).toBe(false))
    expect(code.value).toBe("#b3202d")
  })

  it("are removed by the version that was seen, and read anew where that is refused", async () => {
    const { network, user } = show([RED, BLUE])
    network.on(`POST ${COLORS}/pbrc_1/remove`, { body: { colors: [BLUE] } }).on(`POST ${COLORS}/pbrc_2/remove`, {
      ...{ status: 409, body: { type: "conflict", code: "conflict", message: "This color was changed meanwhile." } },
    })
    await user.click(await screen.findByRole("button", { name: "Remove Harbor red" }))
    await waitFor(async () => expect(await shown()).toEqual(["Harbor blue · #1D4ED8"]))
    expect(network.to(`POST ${COLORS}/pbrc_1/remove`)[0]?.body).toEqual({ version: 3 })
    await user.click(screen.getByRole("button", { name: "Remove Harbor blue" }))
    await waitFor(() => expect(network.to(`GET ${COLORS}`)).toHaveLength(2))
    expect(await shown()).toHaveLength(2)
  })
})
