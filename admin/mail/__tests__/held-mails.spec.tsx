/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import type { HeldMail } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { HeldMails } from "../held-mails"

const MAIL: HeldMail = {
  id: "pinm_1",
  at: "2026-11-24T10:00:00.000Z",
  reason: "wrong_sender",
  from_name: "Tom Becker",
  from_email: "tom@larkspur.example",
  subject: "Re: Larkspur fall tees",
  words: "Please ship to dock 4.",
  attachment_names: ["map.pdf"],
  project: { id: "pproj_1", name: "Larkspur fall tees" },
}
const HELD = "/admin/client-portal/held-mails"
const NONE = { mails: [], count: 0 }
let network: Network

beforeEach(() => {
  network = new Network()
    .on(`GET ${HELD}`, { body: { mails: [MAIL], count: 1 } })
    .on("GET /admin/client-portal/projects", { body: { projects: [], before: null, after: null } })
})

describe("held mails", () => {
  it("say who wrote what and why they are held, and are added to the project that they answer to", async () => {
    network.on(`POST ${HELD}/pinm_1/add`, { body: NONE })
    const { user } = renderAdmin(<HeldMails />)
    const section = within(await screen.findByRole("region", { name: "1 email held" }))
    expect(section.getByText("Sent from another address than we wrote to")).toBeTruthy()
    expect(section.getByText("Please ship to dock 4.")).toBeTruthy()
    expect(section.getByText("Attached: map.pdf")).toBeTruthy()
    await user.click(section.getByRole("button", { name: "Add to project" }))
    const drawer = within(await screen.findByRole("dialog"))
    expect(drawer.getByRole("radio", { name: "Larkspur fall tees" })).toHaveProperty("ariaChecked", "true")
    await user.click(drawer.getByRole("button", { name: "Add to conversation" }))
    await waitFor(() => expect(screen.queryByRole("region", { name: "1 email held" })).toBeNull())
    expect(network.to(`POST ${HELD}/pinm_1/add`)[0]?.body).toEqual({ project_id: "pproj_1" })
  })

  it("show the whole mail on request", async () => {
    network.on(`GET ${HELD}/pinm_1`, { body: { ...MAIL, text: "Please ship to dock 4.\n\n> Where to?" } })
    const { user } = renderAdmin(<HeldMails />)
    await user.click(await screen.findByRole("button", { name: "Show email" }))
    expect(await within(await screen.findByRole("dialog")).findByText(/> Where to\?/)).toBeTruthy()
  })

  it("are discarded after a question only", async () => {
    network.on(`POST ${HELD}/pinm_1/discard`, { body: NONE })
    const { user } = renderAdmin(<HeldMails />)
    await user.click(await screen.findByRole("button", { name: "Discard" }))
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Cancel" }))
    expect(network.to(`POST ${HELD}/pinm_1/discard`)).toEqual([])
    await user.click(screen.getByRole("button", { name: "Discard" }))
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Discard" }))
    await waitFor(() => expect(screen.queryByRole("region", { name: "1 email held" })).toBeNull())
  })

  it("cannot be added where nothing could be read", async () => {
    const unreadable = { ...MAIL, reason: "unreadable", from_email: "", from_name: "", words: "", project: null }
    network.on(`GET ${HELD}`, { body: { mails: [unreadable], count: 1 } })
    renderAdmin(<HeldMails />)
    expect(await screen.findByText("The email could not be read")).toBeTruthy()
    expect(screen.queryByRole("button", { name: "Add to project" })).toBeNull()
  })
})
