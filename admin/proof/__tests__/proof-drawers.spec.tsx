/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import type { ApprovedArtwork, ProjectHeader, ProjectProofs } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import {
  aFile,
  aProof,
  aRemark,
  aSentVersion,
  aSpecCard,
  aVersion,
  someProofs,
} from "../../__tests__/support/proof-samples"
import { renderAdmin } from "../../__tests__/support/render"
import { aHeader } from "../../__tests__/support/samples"
import { interceptUploads } from "../../__tests__/support/uploads"
import { ProjectPage } from "../../project/project-page"

const PROJECT = "/admin/client-portal/projects/pproj_1"
const PROOF = "POST /admin/client-portal/proofs/pprf_1"
const RECORD = "POST /admin/client-portal/approval-requests/pareq_1/record"

let network: Network

beforeEach(() => {
  network = new Network()
  interceptUploads()
})

const open = (drawer: string, data: Partial<ProjectProofs> = {}, header: Partial<ProjectHeader> = {}) => {
  network
    .on(`GET ${PROJECT}`, { body: aHeader(header) })
    .on(`GET ${PROJECT}/proofs`, { body: someProofs(data), headers: { etag: '"1"' } })
  return renderAdmin(<ProjectPage />, {
    at: `/projects/pproj_1?tab=proofs&proof=pprf_1&drawer=${drawer}`,
    path: "/projects/:id",
  })
}
const dialog = async () => within(await screen.findByRole("dialog"))
const bodyOf = async (route: string) => {
  await waitFor(() => expect(network.to(route)).toHaveLength(1))
  return network.to(route)[0]?.body
}

describe("a new proof", () => {
  const CREATE = `POST ${PROJECT}/proofs`

  it("needs a title and a line, and keeps what was typed when the server refuses it", async () => {
    network.on(CREATE, { status: 400, body: { type: "not_allowed", code: "not_allowed", message: "Not now" } })
    const { user } = open("proof-new")
    const drawer = await dialog()
    await user.click(await drawer.findByRole("button", { name: "Create proof" }))
    expect(await drawer.findByText("A proof needs a title")).toBeTruthy()
    expect(drawer.getByText("Choose at least one line")).toBeTruthy()

    await user.type(drawer.getByLabelText("Title"), "Front print")
    await user.click(drawer.getByLabelText("Coach polo (12)"))
    await user.click(drawer.getByRole("button", { name: "Create proof" }))
    expect(await drawer.findByText("Not now")).toBeTruthy()
    expect(drawer.getByLabelText("Title")).toHaveProperty("value", "Front print")
    expect(await bodyOf(CREATE)).toEqual({
      kind: "artwork",
      title: "Front print",
      item_ids: ["item_2"],
      is_required: true,
    })
  })

  it("is open once it is created", async () => {
    network.on(CREATE, { body: { proof: aProof({ id: "pprf_9" }) } })
    const { user, router } = open("proof-new", { lines: [{ item_id: "item_1", title: "Heavy tee", quantity: 144 }] })
    const drawer = await dialog()
    await user.type(await drawer.findByLabelText("Title"), "Back print")
    await user.click(drawer.getByRole("button", { name: "Create proof" }))
    await waitFor(() => expect(router.state.location.search).toBe("?tab=proofs&proof=pprf_9"))
  })
})

describe("sending a version", () => {
  const send = async (drawer: ReturnType<typeof within>) =>
    await drawer.findByRole("button", { name: "Send for approval" })

  it("names who gets the mail and sends message and choice", async () => {
    network.on(`${PROOF}/send`, { body: { proof: aProof() } })
    const { user, router } = open("proof-send")
    const drawer = await dialog()
    expect(await drawer.findByText("Sarah Smith")).toBeTruthy()
    await user.type(drawer.getByLabelText("Message"), "Lighter stripe")
    await user.click(await send(drawer))
    expect(await bodyOf(`${PROOF}/send`)).toEqual({
      version_id: aVersion().id,
      message: "Lighter stripe",
      notify: true,
    })
    await waitFor(() => expect(router.state.location.search).not.toContain("drawer"))
  })

  it.each<[string, Partial<ProjectProofs>, Partial<ProjectHeader>, string]>([
    [
      "no files",
      { proofs: [aProof({ versions: [aVersion({ files: [] })] })] },
      {},
      "It has no files. Add at least one.",
    ],
    [
      "a file in the works",
      { proofs: [aProof({ versions: [aVersion({ files: [aFile({ state: "processing" })] })] })] },
      {},
      "front.pdf is still being processed.",
    ],
    [
      "a refused file",
      { proofs: [aProof({ versions: [aVersion({ files: [aFile({ state: "refused" })] })] })] },
      {},
      "front.pdf was refused. Remove it.",
    ],
    ["a closed proof", { proofs: [aProof({ state: "superseded" })] }, {}, "This proof is closed."],
    ["a canceled order", {}, { status: "canceled" }, "The order is canceled."],
  ])("says why it cannot be sent: %s", async (_, data, header, words) => {
    open("proof-send", data, header)
    const drawer = await dialog()
    expect(await drawer.findByText(words)).toBeTruthy()
    expect(await send(drawer)).toHaveProperty("disabled", true)
  })

  it("warns of open remarks, findings, files without a picture and alternatives without a file, and lets it be sent", async () => {
    const version = aVersion({
      alternatives: [{ id: "blue", label: "Blue" }],
      files: [
        aFile({ findings: [{ code: "low_resolution", level: "warning", values: { dpi: "90", minimum: "150" } }] }),
        aFile({ id: "f2", name: "logo.eps", state: "no_preview", pages: [] }),
      ],
    })
    open("proof-send", { proofs: [aProof({ versions: [version], annotations: [aRemark()] })] })
    const drawer = await dialog()
    expect(await drawer.findByText("1 remark has neither been done nor answered.")).toBeTruthy()
    expect(drawer.getByText("The artwork check has 1 warning.")).toBeTruthy()
    expect(drawer.getByText(/The client sees no picture of logo.eps/)).toBeTruthy()
    expect(drawer.getByText("The alternative “Blue” has no file.")).toBeTruthy()
    expect(await send(drawer)).toHaveProperty("disabled", false)
  })

  it("says that the version which waits is replaced", async () => {
    const versions = [aVersion({ number: 2 }), aSentVersion("open")]
    open("proof-send", { proofs: [aProof({ state: "sent", versions })] })
    expect(
      await screen.findByText(/Version 1 is still waiting for the client. Sending this one takes its place/),
    ).toBeTruthy()
  })

  it("does not send another version than the one that was looked at", async () => {
    const { client } = open("proof-send")
    const drawer = await dialog()
    await send(drawer)
    const versions = [aVersion({ number: 2 }), aVersion()]
    network.on(`GET ${PROJECT}/proofs`, {
      body: someProofs({ proofs: [aProof({ versions })] }),
      headers: { etag: '"2"' },
    })
    await client.invalidateQueries()
    expect(await drawer.findByText(/Another version was started in the meantime/)).toBeTruthy()
    expect(await send(drawer)).toHaveProperty("disabled", true)
  })
})

describe("a decision given elsewhere", () => {
  const version = aSentVersion("open", {
    spec: aSpecCard(),
    alternatives: [
      { id: "blue", label: "Blue" },
      { id: "red", label: "Red" },
    ],
  })
  const data = { proofs: [aProof({ state: "sent" as const, versions: [version] })] }
  const choose = async (user: ReturnType<typeof open>["user"], label: string, option: string) => {
    await user.click((await dialog()).getByLabelText(label))
    await user.click(await screen.findByRole("option", { name: option }))
  }

  it("is recorded with what the client confirmed and chose", async () => {
    network.on(RECORD, { body: {} })
    const { user } = open("proof-record", data)
    await screen.findByLabelText("Decision")
    await choose(user, "Decision", "Approved")
    await choose(user, "How you were told", "By phone")
    const drawer = await dialog()
    await user.click(drawer.getByLabelText("Spelling is right"))
    await user.click(drawer.getByLabelText("Blue"))
    await user.click(drawer.getByRole("button", { name: "Record the approval" }))
    expect(await bodyOf(RECORD)).toEqual({
      decision: "approved",
      channel: "phone",
      name: "Sarah Smith",
      rules: { proof: { ticks: ["spelling"], chosen: ["blue"] } },
    })
  })

  it("says at the ticks that they are missing", async () => {
    network.on(RECORD, { status: 400, body: { type: "not_allowed", code: "ticks_missing", message: "Ticks" } })
    const { user } = open("proof-record", data)
    await screen.findByLabelText("Decision")
    await choose(user, "Decision", "Approved")
    await choose(user, "How you were told", "By phone")
    await user.click((await dialog()).getByRole("button", { name: "Record the approval" }))
    expect(await screen.findByText("Every point must be confirmed before a proof can be approved.")).toBeTruthy()
  })
})

describe("the other drawers of a proof", () => {
  const reprint: ApprovedArtwork = {
    proof_id: "pprf_0",
    version_id: "pprfv_0",
    version_number: 3,
    title: "Front print 2025",
    order_number: "7",
    decision_id: "pdec_0",
    document_sha256: "d".repeat(64),
    approved_at: "2025-11-24T09:00:00.000Z",
  }

  it("ask for a waiver of exactly the artwork that was chosen", async () => {
    network.on(`${PROOF}/waiver`, { body: { proof: aProof() } })
    const { user } = open("proof-waiver", { reprints: [reprint] })
    const drawer = await dialog()
    const ask = await drawer.findByRole("button", { name: "Ask for the waiver" })
    await user.click(ask)
    expect(await drawer.findByText("Please choose")).toBeTruthy()
    expect(network.to(`${PROOF}/waiver`)).toHaveLength(0)
    await user.click(drawer.getByLabelText("Approved artwork"))
    await user.click(await screen.findByRole("option", { name: /Front print 2025, version 3/ }))
    await user.click(ask)
    expect(await bodyOf(`${PROOF}/waiver`)).toEqual({ proof_id: "pprf_0", version_id: "pprfv_0", notify: true })
  })

  it("close a proof with a reason", async () => {
    network.on(`${PROOF}/close`, { body: { proof: aProof() } })
    const { user } = open("proof-close")
    const drawer = await dialog()
    await user.type(await drawer.findByLabelText("Reason"), "Order was cut")
    await user.click(drawer.getByRole("button", { name: "Close proof" }))
    expect(await bodyOf(`${PROOF}/close`)).toEqual({ reason: "Order was cut" })
  })

  it("keep title and lines of a proof that the client is asked about", async () => {
    network.on(PROOF, { body: { proof: aProof() } })
    const { user } = open("proof-edit", { proofs: [aProof({ state: "sent", versions: [aSentVersion("open")] })] })
    const drawer = await dialog()
    const isRequired = await drawer.findByLabelText("Required")
    expect(drawer.queryByLabelText("Title")).toBeNull()
    await user.click(isRequired)
    await user.click(drawer.getByRole("button", { name: "Save" }))
    expect(await bodyOf(PROOF)).toEqual({ is_required: false })
  })

  it("say that a proof of an old link does not exist any more", async () => {
    open("proof-send", { proofs: [] })
    expect(await screen.findByText("This proof does not exist any more.")).toBeTruthy()
  })

  it("name alternatives and say which file belongs to which", async () => {
    network.on(`${PROOF}/draft`, { body: { proof: aProof() } })
    const version = aVersion({ alternatives: [{ id: "blue", label: "Blue" }] })
    const { user } = open("proof-alternatives", { proofs: [aProof({ versions: [version] })] })
    const drawer = await dialog()
    await user.click(await drawer.findByLabelText("front.pdf"))
    await user.click(await screen.findByRole("option", { name: "Blue" }))
    await user.click(drawer.getByRole("button", { name: "Save" }))
    expect(await bodyOf(`${PROOF}/draft`)).toEqual({
      choice: "choose_one",
      alternatives: [{ id: "blue", label: "Blue" }],
      file_alternatives: { pprff_1: "blue" },
    })
  })
})
