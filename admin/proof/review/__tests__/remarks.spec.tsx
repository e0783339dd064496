/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import type { Annotation, StaffProof } from "../../../../src/contracts"
import { Network } from "../../../__tests__/support/network"
import {
  aFile,
  aProof,
  aProofDecision,
  aRemark,
  aResolution,
  aSentVersion,
  aSpecCard,
  aVersion,
  someProofs,
} from "../../../__tests__/support/proof-samples"
import { renderAdmin } from "../../../__tests__/support/render"
import { aHeader } from "../../../__tests__/support/samples"
import { ProjectPage } from "../../../project/project-page"
import { specDifferences } from "../spec-difference"

const PROJECT = "GET /admin/client-portal/projects/pproj_1"
const REMARK = "POST /admin/client-portal/proof-annotations/pprfa_1"

let network: Network

beforeEach(() => {
  network = new Network().on(PROJECT, { body: aHeader() })
  for (const page of [1, 2])
    for (const size of ["thumb", "screen"])
      network.on(`GET /admin/client-portal/proof-files/pprff_1/pages/${page}/${size}`, {})
})

const open = (proof: StaffProof, search = "") => {
  network.on(`${PROJECT}/proofs`, { body: someProofs({ proofs: [proof] }), headers: { etag: '"1"' } })
  return renderAdmin(<ProjectPage />, { at: `/projects/pproj_1?tab=proofs${search}`, path: "/projects/:id" })
}
const sentBack = (annotations: Annotation[], more: Partial<StaffProof> = {}) =>
  aProof({
    state: "revisions_requested",
    versions: [
      aSentVersion("changes_requested", {
        decision: aProofDecision({ kind: "changes_requested", message: "Please make it lighter" }),
      }),
    ],
    annotations,
    ...more,
  })
const list = async () => within(await screen.findByRole("region", { name: "Remarks" }))

describe("the checklist of remarks", () => {
  it("shows the client's message and what is open; what is resolved on request", async () => {
    const { user } = open(
      sentBack([aRemark(), aRemark({ id: "pprfa_2", number: 2, body: "Mask in black", resolution: aResolution })]),
    )
    const remarks = await list()
    expect(remarks.getByText("Please make it lighter")).toBeTruthy()
    expect(remarks.getByText("Stripe a little lighter")).toBeTruthy()
    expect(remarks.getByText("front.pdf, page 1, version 1")).toBeTruthy()
    expect(remarks.getByText("1 open")).toBeTruthy()
    expect(remarks.queryByText("Mask in black")).toBeNull()
    await user.click(remarks.getByRole("button", { name: "Show 1 resolved" }))
    expect(remarks.getByText("Mask in black")).toBeTruthy()
  })

  it("leaves out of the client's message what the remarks say themselves", async () => {
    const message = "Almost there!\n\n1. Stripe a little lighter\n2. …"
    const decision = aProofDecision({ kind: "changes_requested", message })
    open(sentBack([aRemark()], { versions: [aSentVersion("changes_requested", { decision })] }))
    const remarks = await list()
    expect(remarks.getByText("Almost there!")).toBeTruthy()
    expect(remarks.getAllByText(/Stripe a little lighter/)).toHaveLength(1)
  })

  it("marks a remark as done, answers it with a note, and opens it again", async () => {
    network.on(`${REMARK}/resolution`, { body: { annotation: aRemark() } })
    const { user } = open(sentBack([aRemark()]))
    const remarks = await list()
    await user.click(remarks.getByRole("button", { name: "Mark as done" }))
    await waitFor(() => expect(network.to(`${REMARK}/resolution`)[0]?.body).toEqual({ kind: "done" }))

    await user.click(remarks.getByRole("button", { name: "Answer" }))
    await user.type(remarks.getByLabelText("Why remark 1 stays as it is"), "That is the thread's color")
    await user.click(remarks.getByRole("button", { name: "Save answer" }))
    await waitFor(() =>
      expect(network.to(`${REMARK}/resolution`)[1]?.body).toEqual({
        kind: "answered",
        note: "That is the thread's color",
      }),
    )
  })

  it("opens a resolved remark again", async () => {
    network.on(`${REMARK}/resolution`, { body: { annotation: aRemark() } })
    const { user } = open(sentBack([aRemark({ resolution: aResolution })]))
    const remarks = await list()
    await user.click(remarks.getByRole("button", { name: "Show 1 resolved" }))
    await user.click(remarks.getByRole("button", { name: "Reopen" }))
    await waitFor(() => expect(network.to(`${REMARK}/resolution`)[0]?.body).toEqual({ kind: "open" }))
  })

  it("keeps a reply that did not arrive, and sends it again under the same key", async () => {
    network.on(`${REMARK}/comments`, { body: { annotation: aRemark() } })
    const { user } = open(sentBack([aRemark()]))
    const remarks = await list()
    await user.click(remarks.getByRole("button", { name: "Reply" }))
    const field = remarks.getByLabelText("Reply to remark 1")
    await user.type(field, "On it")
    network.on(`${REMARK}/comments`, {
      status: 500,
      body: { type: "unknown", code: "unknown_error", message: "Broken" },
    })
    await user.click(remarks.getByRole("button", { name: "Send reply" }))
    expect(await remarks.findByText("Broken")).toBeTruthy()
    expect(field).toHaveProperty("value", "On it")
    network.on(`${REMARK}/comments`, { body: { annotation: aRemark() } })
    await user.click(remarks.getByRole("button", { name: "Send reply" }))
    await waitFor(() => expect(remarks.queryByLabelText("Reply to remark 1")).toBeNull())
    const keys = network.to(`${REMARK}/comments`).map(({ body }) => Object(body).key)
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
  })

  it("erases what the author of a remark or of a reply wrote, for a reason, and offers it for clients' words alone", async () => {
    network.on(`${REMARK}/erase`, { body: { erased: true } })
    const at = "2026-11-24T09:00:00.000Z"
    const said = (id: string, type: "client" | "staff", name: string, body: string) => ({
      ...{ id, body, is_own: type === "staff", at },
      author: { type, name },
    })
    const comments = [
      said("pprfc_1", "client", "Ben Okafor", "I agree"),
      said("pprfc_2", "staff", "Dana Ruiz", "On it"),
      said("pprfc_3", "client", "", ""),
    ]
    const remark = aRemark({ comments })
    const { user } = open(sentBack([remark]))
    const remarks = await list()
    expect(remarks.getAllByText("Erase…")).toHaveLength(2)
    await user.click(remarks.getByRole("button", { name: "Erase what Ben Okafor wrote" }))
    expect(remarks.getByText(/All remarks and replies of Ben Okafor .* erased for good/)).toBeTruthy()
    await user.type(remarks.getByLabelText("Reason, kept as evidence"), "Asked by mail")
    const [, submit] = remarks.getAllByRole("button", { name: "Erase what Ben Okafor wrote" })
    if (submit) await user.click(submit)
    await waitFor(() =>
      expect(network.to(`${REMARK}/erase`)[0]?.body).toEqual({ comment_id: "pprfc_1", reason: "Asked by mail" }),
    )
    await waitFor(() => expect(remarks.queryByLabelText("Reason, kept as evidence")).toBeNull())

    await user.click(remarks.getByRole("button", { name: `Erase what ${remark.author.name} wrote` }))
    expect(remarks.getByLabelText("Reason, kept as evidence")).toHaveProperty("value", "")
  })

  it("keeps a reply that is being typed when the review is closed", async () => {
    const { user } = open(sentBack([aRemark()]), "&drawer=proof-review")
    const review = within(await screen.findByRole("dialog"))
    await user.click(await review.findByRole("button", { name: "Reply" }))
    await user.type(review.getByLabelText("Reply to remark 1"), "On it")
    await user.keyboard("{Escape}")
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull())
    await user.click((await list()).getByRole("button", { name: "Show remark 1 on the page" }))
    const again = within(await screen.findByRole("dialog"))
    expect(await again.findByLabelText("Reply to remark 1")).toHaveProperty("value", "On it")
    await user.click(again.getByRole("button", { name: "Cancel" }))
    expect(again.queryByLabelText("Reply to remark 1")).toBeNull()
  })

  it("leads to the page that a remark is on, where its pin stands", async () => {
    const pages = [1, 2].map((number) => ({ ...aFile().pages[0], number, width: 1200, height: 900 }))
    const file = {
      ...aFile(),
      pages: pages.map((page) => ({ width_mm: null, height_mm: null, sha256: "e".repeat(64), ...page })),
    }
    const remark = aRemark({ page: 2 })
    const { user } = open(sentBack([remark], { versions: [aSentVersion("changes_requested", { files: [file] })] }))
    await user.click((await list()).getByRole("button", { name: "Show remark 1 on the page" }))
    const review = within(await screen.findByRole("dialog"))
    expect(await review.findByText("front.pdf, page 2 of 2")).toBeTruthy()
    expect((await review.findByRole("button", { name: "Remark 1" })).getAttribute("aria-pressed")).toBe("true")
    await user.click(review.getByRole("button", { name: "Previous page" }))
    expect(review.getByText("front.pdf, page 1 of 2")).toBeTruthy()
    expect(review.queryByRole("button", { name: "Remark 1" })).toBeNull()
  })
})

describe("two versions", () => {
  it("stand side by side with what their spec cards say differently", async () => {
    const { user } = open(
      aProof({
        versions: [
          aVersion({ number: 2, spec: aSpecCard({ width_mm: 260, garment: "Heavy tee" }) }),
          aSentVersion("changes_requested"),
        ],
      }),
    )
    await user.click(await screen.findByRole("button", { name: "Compare versions" }))
    const review = within(await screen.findByRole("dialog"))
    expect(review.getByRole("region", { name: "Left" })).toBeTruthy()
    expect(review.getByRole("region", { name: "Right" })).toBeTruthy()
    const differences = within(review.getByRole("region", { name: "Differences between version 1 and version 2" }))
    expect(differences.getByText("280 mm wide")).toBeTruthy()
    expect(differences.getByText("Added: Heavy tee")).toBeTruthy()
  })

  it("tells what was changed, added and taken out", () => {
    const row = (key: string, text: string) => ({ key, label: key, text })
    expect(
      specDifferences(
        [row("size", "280"), row("notes", "old"), row("method", "same")],
        [row("method", "same"), row("size", "260"), row("garment", "tee")],
      ),
    ).toEqual([
      { key: "size", label: "size", before: "280", after: "260" },
      { key: "garment", label: "garment", before: null, after: "tee" },
      { key: "notes", label: "notes", before: "old", after: null },
    ])
  })
})
