/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { fireEvent, screen, waitFor, within } from "@testing-library/react"
import { settingsDefinitions, settingsSchema, shopSettings } from "../../../../src/contracts"
import type { StaffProof } from "../../../../src/contracts"
import { Network } from "../../../__tests__/support/network"
import { aProof, aSentVersion, aSpecCard, aVersion, someProofs } from "../../../__tests__/support/proof-samples"
import { renderAdmin } from "../../../__tests__/support/render"
import { aHeader } from "../../../__tests__/support/samples"
import { ProjectPage } from "../../../project/project-page"

const PROJECT = "GET /admin/client-portal/projects/pproj_1"
const SAVE = "POST /admin/client-portal/proofs/pprf_1/draft"

let network: Network

const settings = settingsSchema.parse({
  ...Object.fromEntries(settingsDefinitions.map(({ namespace, defaults }) => [namespace, defaults])),
  shop: shopSettings.defaults,
})

beforeEach(() => {
  network = new Network().on(PROJECT, { body: aHeader() }).on("GET /admin/client-portal/settings", {
    body: { settings, shop: { ...shopSettings.defaults, logo_path: null }, contrast: { ink: 9, paper: 9, ok: true } },
  })
})

const open = (proof: StaffProof) => {
  network.on(`${PROJECT}/proofs`, { body: someProofs({ proofs: [proof] }), headers: { etag: '"1"' } })
  return renderAdmin(<ProjectPage />, { at: "/projects/pproj_1?tab=proofs&drawer=proof-spec", path: "/projects/:id" })
}
const dialog = async () => within(await screen.findByRole("dialog"))

describe("the spec card's form", () => {
  it("keeps every typed word through an error of the contract, a refusal and a lost connection", async () => {
    network.on(SAVE, { status: 400, body: { type: "not_allowed", code: "not_allowed", message: "Somebody sent it" } })
    const { user } = open(aProof({ versions: [aVersion({ spec: aSpecCard({ width_mm: null }) })] }))
    const drawer = await dialog()
    await user.type(await drawer.findByLabelText("Garment"), "Coach polo, navy")
    await user.type(drawer.getByLabelText("Width"), "wide")
    const save = drawer.getByRole("button", { name: "Save" })
    const isKept = () => expect(drawer.getByLabelText("Garment")).toHaveProperty("value", "Coach polo, navy")

    await user.click(save)
    expect(await drawer.findByText("Please type a number above 0")).toBeTruthy()
    isKept()

    await user.clear(drawer.getByLabelText("Width"))
    await user.type(drawer.getByLabelText("Width"), "280")
    await user.click(save)
    expect(await drawer.findByText("Somebody sent it")).toBeTruthy()
    isKept()

    network.isDown = true
    await user.click(save)
    expect(await drawer.findByText(/The server cannot be reached/)).toBeTruthy()
    isKept()

    network.isDown = false
    network.on(SAVE, { body: { proof: aProof() } })
    await user.click(save)
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull())
    expect(network.to(SAVE).at(-1)?.body).toMatchObject({ spec: { garment: "Coach polo, navy", width_mm: 280 } })
  })

  it("adds and removes colors, each with its system and swatch", async () => {
    network.on(SAVE, { body: { proof: aProof() } })
    const { user } = open(aProof())
    const drawer = await dialog()
    await user.click(await drawer.findByRole("button", { name: "Add a color" }))
    await user.click(drawer.getByRole("button", { name: "Add a color" }))
    await user.type(drawer.getByLabelText("Color 1"), "White")
    await user.type(drawer.getByLabelText("Color 2"), "186 C")
    await user.click(drawer.getByRole("button", { name: "Add a swatch to color 2" }))
    fireEvent.change(drawer.getByLabelText("Swatch of color 2"), { target: { value: "#c8102e" } })
    await user.click(drawer.getByRole("button", { name: "Remove color 1" }))
    expect(drawer.getByLabelText("Color 1")).toHaveProperty("value", "186 C")
    await user.click(drawer.getByRole("button", { name: "Save" }))
    await waitFor(() => expect(network.to(SAVE)).toHaveLength(1))
    expect(network.to(SAVE)[0]?.body).toMatchObject({
      spec: { colors: [{ system: "pms", code: "186 C", swatch: "#c8102e" }] },
    })
  })

  it("puts the shop's list of points to confirm on the card", async () => {
    network.on(SAVE, { body: { proof: aProof() } })
    const { user } = open(aProof({ versions: [aVersion({ spec: aSpecCard({ ticks: [] }) })] }))
    const drawer = await dialog()
    await user.click(await drawer.findByRole("button", { name: "Use the shop's list" }))
    expect(drawer.getByLabelText("Point 1")).toHaveProperty("value", "Spelling and numbers are right")
    await user.click(drawer.getByRole("button", { name: "Save" }))
    await waitFor(() => expect(network.to(SAVE)).toHaveLength(1))
    expect(network.to(SAVE)[0]?.body).toMatchObject({ spec: { ticks: settings.proof.ticks } })
  })

  it("says that saving starts a new version once the newest was sent, and does not repeat what was new in that one", async () => {
    open(aProof({ state: "sent", versions: [aSentVersion("open", { note: "Bigger logo" })] }))
    const drawer = await dialog()
    expect(await drawer.findByText(/Version 1 was sent and stays as it is. Saving starts version 2/)).toBeTruthy()
    expect(drawer.getByLabelText("What is new in this version")).toHaveProperty("value", "")
  })
})
