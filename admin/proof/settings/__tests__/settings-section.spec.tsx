/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { fireEvent, screen, waitFor } from "@testing-library/react"
import { settingsDefinitions, settingsSchema, shopSettings } from "../../../../src/contracts"
import { Network } from "../../../__tests__/support/network"
import { renderAdmin } from "../../../__tests__/support/render"
import { ProofSettingsSection } from "../settings-section"

const SAVE = "POST /admin/client-portal/settings"
const settings = settingsSchema.parse({
  ...Object.fromEntries(settingsDefinitions.map(({ namespace, defaults }) => [namespace, defaults])),
  shop: shopSettings.defaults,
})
const answer = {
  settings,
  shop: { ...shopSettings.defaults, logo_path: null },
  contrast: { ink: 9, paper: 9, ok: true },
}

let network: Network

beforeEach(() => {
  network = new Network().on(SAVE, { body: answer })
})

const open = () => renderAdmin(<ProofSettingsSection settings={settings} onDirty={() => undefined} />)
const saved = async () => {
  await waitFor(() => expect(network.to(SAVE)).toHaveLength(1))
  return Object(network.to(SAVE)[0]?.body).proof
}

describe("the settings of proofs", () => {
  it("save methods with their lead days, exempt types and holidays; empty rows are left out", async () => {
    const { user } = open()
    await user.click(screen.getByRole("button", { name: "Add a method" }))
    await user.type(screen.getByLabelText("Method 5"), "Laser")
    await user.type(screen.getByLabelText("Working days of method 5"), "2")
    await user.click(screen.getByRole("button", { name: "Add a method" }))
    await user.click(screen.getByRole("button", { name: "Add a product type" }))
    await user.type(screen.getByLabelText("Product type 1"), "Blank")
    await user.click(screen.getByRole("button", { name: "Add a holiday" }))
    fireEvent.change(screen.getByLabelText("Holiday 1"), { target: { value: "2026-12-25" } })
    await user.click(screen.getByLabelText("Saturday"))
    await user.click(screen.getByRole("button", { name: "Save" }))
    expect(await saved()).toEqual({
      ...settings.proof,
      methods: [...settings.proof.methods, { name: "Laser", lead_days: 2 }],
      gate_exempt_types: ["Blank"],
      holidays: ["2026-12-25"],
      work_days: [1, 2, 3, 4, 5, 6],
    })
  })

  it("turn the gate off, which hides what it applies to", async () => {
    const { user } = open()
    expect(screen.getByLabelText("Applies to")).toBeTruthy()
    await user.click(screen.getByLabelText("Production gate"))
    expect(screen.queryByLabelText("Applies to")).toBeNull()
    await user.click(screen.getByRole("button", { name: "Save" }))
    expect(await saved()).toMatchObject({ gate: false })
  })

  it("say at each field what is wrong and keep what was typed", async () => {
    const { user } = open()
    const transit = screen.getByLabelText("Working days in transit")
    await user.clear(transit)
    await user.type(transit, "soon")
    for (const day of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"])
      await user.click(screen.getByLabelText(day))
    await user.click(screen.getByRole("button", { name: "Save" }))
    expect(await screen.findByText("Please type a whole number of days, from 0 to 60")).toBeTruthy()
    expect(screen.getByText("Please choose at least one day")).toBeTruthy()
    expect(transit).toHaveProperty("value", "soon")
    expect(network.to(SAVE)).toHaveLength(0)
  })
})
