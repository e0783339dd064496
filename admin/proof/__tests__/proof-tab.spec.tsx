/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { fireEvent, screen, waitFor, within } from "@testing-library/react"
import type { ArtworkFacts, ProjectProofs } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import {
  aFile,
  aProof,
  aProofDecision,
  aSentVersion,
  aVersion,
  someProofs,
} from "../../__tests__/support/proof-samples"
import { renderAdmin } from "../../__tests__/support/render"
import { aHeader } from "../../__tests__/support/samples"
import { interceptUploads } from "../../__tests__/support/uploads"
import type { SentUpload } from "../../__tests__/support/uploads"
import { ProjectPage } from "../../project/project-page"
import { uploads } from "../files/upload-queue"

const PROJECT = "/admin/client-portal/projects/pproj_1"
const PROOF = "/admin/client-portal/proofs/pprf_1"

let network: Network
let sent: SentUpload[]

beforeEach(() => {
  network = new Network().on(`GET ${PROJECT}`, { body: aHeader() })
  sent = interceptUploads()
})

afterEach(() => {
  for (const { id } of uploads.list()) uploads.remove(id)
})

const open = (data: Partial<ProjectProofs>, search = "") => {
  network.on(`GET ${PROJECT}/proofs`, { body: someProofs(data), headers: { etag: '"1"' } })
  return renderAdmin(<ProjectPage />, { at: `/projects/pproj_1?tab=proofs${search}`, path: "/projects/:id" })
}
const card = (title = "Front print") => screen.findByRole("region", { name: title })

describe("a project without proofs", () => {
  it("says what a proof is and offers to add one", async () => {
    const { user, router } = open({ proofs: [] })
    await screen.findByText(/A proof shows the client how their artwork will look/)
    await user.click(screen.getByRole("button", { name: "New proof" }))
    expect(router.state.location.search).toContain("drawer=proof-new")
  })
})

describe("the list of proofs", () => {
  it("says of each where it stands, and opens the one that needs staff most", async () => {
    open({
      proofs: [
        aProof({ id: "p1", title: "Sleeve", state: "sent", versions: [aSentVersion("open")] }),
        aProof({
          id: "p2",
          title: "Back print",
          state: "revisions_requested",
          versions: [aSentVersion("changes_requested")],
        }),
      ],
    })
    const list = await screen.findByRole("list", { name: "All proofs" })
    expect(within(list).getByText("Waiting for Sarah Smith since Nov 24")).toBeTruthy()
    expect(within(list).getByText("Revisions requested")).toBeTruthy()
    expect(await card("Back print")).toBeTruthy()
  })

  it("does not name one of several recipients", async () => {
    network.on(`GET ${PROJECT}`, { body: aHeader({ recipients: ["Sarah Smith", "Tom Jones"] }) })
    open({ proofs: [aProof({ state: "sent", versions: [aSentVersion("open")] })] })
    expect((await screen.findAllByText("Waiting for the client since Nov 24")).length).toBeGreaterThan(0)
  })
})

describe("a file", () => {
  it("shows how far its processing is", async () => {
    const file = aFile({ state: "processing", pages: [], progress: { done: 12, total: 80 } })
    open({ proofs: [aProof({ versions: [aVersion({ files: [file] })] })] })
    expect(await screen.findByText("12 of 80 pages")).toBeTruthy()
  })

  it("says in plain words what the artwork check found", async () => {
    const facts: ArtworkFacts = {
      width_px: 900,
      height_px: 600,
      is_vector: false,
      placed_dpi: null,
      color_mode: "rgb",
      has_profile: true,
      has_transparency: false,
      fonts: [],
      spot_colors: ["PANTONE 186 C", "White"],
      has_overprint: false,
      is_cropped: false,
      page_count: 1,
    }
    const file = aFile({
      facts,
      findings: [
        { code: "spot_colors", level: "info", values: { count: "2", names: "PANTONE 186 C, White" } },
        { code: "low_resolution", level: "warning", values: { dpi: "82", minimum: "150" } },
      ],
    })
    open({ proofs: [aProof({ versions: [aVersion({ files: [file] })] })] })
    const found = within(await screen.findByRole("list", { name: "Artwork check" })).getAllByRole("listitem")
    expect(found.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^82 dpi at the print size/),
      "Spot colors: PANTONE 186 C, White",
    ])
  })

  it("can be removed from a draft after a question", async () => {
    network.on("DELETE /admin/client-portal/proof-files/pprff_1", { body: null })
    const { user } = open({})
    await user.click(await screen.findByRole("button", { name: "Actions for front.pdf" }))
    await user.click(await screen.findByRole("menuitem", { name: "Remove" }))
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Remove" }))
    await waitFor(() => expect(network.to("DELETE /admin/client-portal/proof-files/pprff_1")).toHaveLength(1))
  })

  it("stays in a version that was sent", async () => {
    const { user } = open({ proofs: [aProof({ state: "sent", versions: [aSentVersion("open")] })] })
    await user.click(await screen.findByRole("button", { name: "Actions for front.pdf" }))
    expect(await screen.findByRole("menuitem", { name: "Download original" })).toBeTruthy()
    expect(screen.queryByRole("menuitem", { name: "Remove" })).toBeNull()
  })

  it("without a preview gets a picture that staff add, and says which kinds are taken", async () => {
    const file = aFile({ name: "logo.eps", state: "no_preview", pages: [] })
    open({ proofs: [aProof({ versions: [aVersion({ files: [file] })] })] })
    const input = await screen.findByLabelText("Add a preview picture…")
    fireEvent.change(input, { target: { files: [new File(["x"], "a.gif", { type: "image/gif" })] } })
    expect(await screen.findByText("Please choose a PNG, JPEG or WebP picture.")).toBeTruthy()
    expect(sent).toHaveLength(0)
    fireEvent.change(input, { target: { files: [new File(["x"], "a.png", { type: "image/png" })] } })
    await waitFor(() => expect(sent[0]?.address).toMatch(/\/admin\/client-portal\/proof-files\/pprff_1\/preview$/))
    await sent[0]?.answer(200, { file: aFile() })
    expect(await screen.findByText("Preview picture added")).toBeTruthy()
  })
})

describe("uploads", () => {
  const choose = async (...names: string[]) => {
    const input = await screen.findByLabelText("Add files", { selector: "input" })
    fireEvent.change(input, { target: { files: names.map((name) => new File(["12345"], name)) } })
  }

  it("send several files two at a time, show their progress, and read the proofs again when one has arrived", async () => {
    open({})
    await choose("a.pdf", "b.pdf", "c.pdf")
    await waitFor(() => expect(sent).toHaveLength(2))
    await sent[0]?.progress(2)
    const bar = await screen.findByRole("progressbar", { name: "Upload of a.pdf" })
    expect(bar.getAttribute("aria-valuenow")).toBe("40")
    const reads = network.to(`GET ${PROJECT}/proofs`).length
    await sent[0]?.answer(200, { file: aFile() })
    await waitFor(() => expect(sent).toHaveLength(3))
    expect(sent.map(({ name }) => name)).toEqual(["a.pdf", "b.pdf", "c.pdf"])
    expect(network.to(`GET ${PROJECT}/proofs`).length).toBeGreaterThan(reads)
    await waitFor(() => expect(screen.queryByRole("progressbar", { name: "Upload of a.pdf" })).toBeNull())
  })

  it.each([
    [413, "file_too_large", /larger than your shop allows/],
    [413, "project_full", /take up all the space/],
    [400, "file_empty", /This file is empty/],
    [400, "file_incomplete", /before the whole file had arrived/],
    [400, "not_allowed", /Server says not_allowed/],
  ])(
    "say in words why a file was refused, and offer another try where one may help: %s %s",
    async (status, code, words) => {
      open({})
      await choose("a.pdf")
      await waitFor(() => expect(sent).toHaveLength(1))
      await sent[0]?.refuse(status, code)
      expect((await screen.findByRole("alert")).textContent).toMatch(words)
      const retries = screen.queryAllByRole("button", { name: "Try again: a.pdf" })
      expect(retries).toHaveLength(code === "file_too_large" || code === "file_empty" ? 0 : 1)
    },
  )

  it.each([
    ["the connection was lost", async () => await sent[0]?.lose()],
    ["the server ended a slow upload", async () => await sent[0]?.answer(408, {})],
  ])("can be tried again after %s", async (_, interrupt) => {
    const { user } = open({})
    await choose("a.pdf")
    await waitFor(() => expect(sent).toHaveLength(1))
    await interrupt()
    expect((await screen.findByRole("alert")).textContent).toBe(
      "The connection was lost, or the upload took longer than 5 minutes. Nothing of this file was kept.",
    )
    await user.click(screen.getByRole("button", { name: "Try again: a.pdf" }))
    await waitFor(() => expect(sent).toHaveLength(2))
    expect(sent[1]?.name).toBe("a.pdf")
  })

  it("can be canceled", async () => {
    const { user } = open({})
    await choose("a.pdf")
    await user.click(await screen.findByRole("button", { name: "Cancel the upload of a.pdf" }))
    expect(sent[0]?.isAborted).toBe(true)
    expect(screen.queryByText("a.pdf")).toBeNull()
  })

  it("take dropped files and say that a folder cannot be dropped", async () => {
    open({})
    const entry = (name: string, isDirectory: boolean) => ({
      kind: "file",
      getAsFile: () => new File(["1"], name),
      webkitGetAsEntry: () => ({ isDirectory }),
    })
    fireEvent.drop(await screen.findByTestId("drop-area"), {
      dataTransfer: { items: [entry("a.pdf", false), entry("Artwork", true)] },
    })
    await waitFor(() => expect(sent.map(({ name }) => name)).toEqual(["a.pdf"]))
    expect(await screen.findByText("“Artwork” is a folder. Drop the files in it instead.")).toBeTruthy()
  })

  it("say that new files start the next version where the newest was sent", async () => {
    open({ proofs: [aProof({ state: "revisions_requested", versions: [aSentVersion("changes_requested")] })] })
    expect(await screen.findByText(/Version 1 was sent and stays as it is. New files start version 2/)).toBeTruthy()
  })
})

describe("what staff can do about a proof", () => {
  it("begins the next version after revisions were requested", async () => {
    network.on(`POST ${PROOF}/draft`, { body: { proof: aProof() } })
    const { user } = open({
      proofs: [aProof({ state: "revisions_requested", versions: [aSentVersion("changes_requested")] })],
    })
    await user.click(await screen.findByRole("button", { name: "Start version 2" }))
    await waitFor(() => expect(network.to(`POST ${PROOF}/draft`)).toHaveLength(1))
    expect(await screen.findByText("Version 2 started")).toBeTruthy()
  })

  it("withdraws an open request after a question", async () => {
    const WITHDRAW = "POST /admin/client-portal/approval-requests/pareq_1/withdraw"
    network.on(WITHDRAW, { body: {} })
    const { user } = open({ proofs: [aProof({ state: "sent", versions: [aSentVersion("open")] })] })
    await user.click(await screen.findByRole("button", { name: "More actions for Front print" }))
    await user.click(await screen.findByRole("menuitem", { name: "Withdraw" }))
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Withdraw" }))
    await waitFor(() => expect(network.to(WITHDRAW)).toHaveLength(1))
  })

  it("offers nothing but its originals once it is closed", async () => {
    const { user } = open({ proofs: [aProof({ state: "superseded" })] })
    await user.click(await screen.findByRole("button", { name: "More actions for Front print" }))
    const items = await screen.findAllByRole("menuitem")
    expect(items.map(({ textContent }) => textContent)).toEqual(["Download originals"])
    expect(screen.queryByTestId("drop-area")).toBeNull()
    expect(screen.queryByRole("button", { name: "Edit spec card" })).toBeNull()
  })

  it("shows who approved which version, what they confirmed and what they chose", async () => {
    const facts = {
      version_id: "pprfv_2",
      version_number: 2,
      waived: false,
      ticks: [{ id: "spelling", text: "Spelling is right" }],
      chosen: [{ id: "blue", label: "Blue" }],
      remarks: 0,
      remarks_sha256: "c".repeat(64),
    }
    open({
      proofs: [
        aProof({
          state: "approved",
          versions: [
            aSentVersion("approved", { number: 2, decision: aProofDecision({ version: 5, rules: { proof: facts } }) }),
          ],
        }),
      ],
    })
    expect(await screen.findByText("Sarah Smith approved version 2")).toBeTruthy()
    expect(screen.getByText("Confirmed: Spelling is right")).toBeTruthy()
    expect(screen.getByText("Chose Blue")).toBeTruthy()
  })
})
