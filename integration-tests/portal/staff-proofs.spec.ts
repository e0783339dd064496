import { randomUUID } from "node:crypto"
import type { Page } from "playwright-core"
import { row } from "../support/database"
import { sharedOrder } from "../support/portal"
import { decideProof, projectOf, proofPageOf, proofRenderingOf, remarkOn } from "../support/proof-flow"
import { artwork } from "../support/proofs"
import {
  adminUrl,
  button,
  drawer,
  faultsInBothThemes,
  filled,
  panel,
  staffBrowser,
  staffWords as words,
} from "../support/staff"

const staff = staffBrowser()
const { proof: said, remarks: remarkWords, spec, gate } = words

let page: Page

beforeEach(async () => {
  page = await staff.newPage()
})

const addFiles = async (...names: string[]) => {
  const contents = await Promise.all(names.map(async (name) => ({ name, mimeType: "", buffer: await artwork(name) })))
  await page.locator(`input[type=file][multiple]`).setInputFiles(contents)
  // The picture of each stands there once its previews are made.
  for (const name of names)
    await page
      .getByRole("img", { name: filled(said.pictureOf, { file: name, page: 1 }) })
      .last()
      .waitFor({ timeout: 60_000 })
}

/** The production report in a tab of its own, which is never loaded again; what it shows follows by itself. */
const openReport = async (projectName: string) => {
  const report = await staff.newPage()
  await report.goto(adminUrl(`/client-portal/projects?view=production&q=${projectName}`))
  const table = report.getByRole("table")
  return async (state: keyof typeof words.production.state) =>
    await table.getByText(words.production.state[state], { exact: true }).first().waitFor()
}

const state = (text: string) => page.getByRole("main").getByText(text, { exact: true }).first().waitFor()

describe("proofs of a project", () => {
  it("are made, sent, corrected by the client's remarks, sent again and approved, and open the gate; the report follows", async () => {
    const { admin, client, order } = await sharedOrder()
    const projectId = await projectOf(order.id)
    const name = randomUUID()
    await admin.post(`/admin/client-portal/orders/${order.id}/project`, { name })
    const reportShows = await openReport(name)
    await page.goto(adminUrl(`/client-portal/projects/${projectId}?tab=proofs`))
    await page.getByText(said.emptyTitle).waitFor()
    await button(page.getByRole("main"), said.new).click()
    const form = drawer(page, said.new)
    await form.getByLabel(said.name).fill("Front print")
    for (const box of await form.getByRole("checkbox").all()) await box.setChecked(true)
    await button(form, said.create).click()
    const card = panel(page, "Front print")
    await card.waitFor()
    const proofId = new URL(page.url()).searchParams.get("proof") ?? ""
    await reportShows("draft")

    await addFiles("baseball.svg", "bison.svg")
    await button(card, spec.edit).click()
    const specForm = drawer(page, spec.edit)
    await specForm.getByLabel(spec.method).fill("Screen print")
    await specForm.getByLabel(spec.width).fill("280")
    await button(specForm, words.form.save).click()
    await card.getByText(filled(spec.sizeWidth, { width: 280, unit: spec.units.mm })).waitFor()
    expect(await faultsInBothThemes(page.getByRole("main"), "proofs")).toEqual([])

    await button(card, said.send).click()
    const sending = drawer(page, filled(said.sendTitle, { title: "Front print", number: 1 }))
    await sending.getByText("Sarah Smith").waitFor()
    await button(sending, said.send).click()
    await page
      .getByText(/^Waiting for Sarah Smith since/)
      .first()
      .waitFor()
    await panel(page, gate.title)
      .getByText(filled(gate.onHold_one, { count: 1 }))
      .waitFor()
    await reportShows("sent")

    await client.post(`/portal/proofs/${proofId}/annotations`, remarkOn(await proofPageOf(client, proofId)))
    await decideProof(client, await proofRenderingOf(client, proofId), {
      decision: "changes_requested",
      message: "One change",
    })
    await state(said.state.revisions_requested)
    await reportShows("revisions_requested")
    const checklist = panel(page, remarkWords.title)
    await button(checklist, filled(remarkWords.show, { number: 1 })).click()
    const review = drawer(page, filled(said.review, { title: "Front print" }))
    await button(review, filled(remarkWords.number, { number: 1 })).waitFor()
    expect(await faultsInBothThemes(review, "review")).toEqual([])
    await button(review, remarkWords.markDone).click()
    await review.getByText(remarkWords.allResolved).waitFor()
    await page.keyboard.press("Escape")

    await button(card, filled(said.newVersion, { number: 2 })).click()
    await addFiles("football-helmet.svg")
    await button(card, said.compare).click()
    await review.getByRole("region", { name: said.left }).waitFor()
    await review.getByText(said.noDifferences).waitFor()
    await page.keyboard.press("Escape")
    await button(card, filled(said.sendVersion, { number: 2 })).click()
    await button(drawer(page, filled(said.sendTitle, { title: "Front print", number: 2 })), said.send).click()
    await page
      .getByText(/^Waiting for Sarah Smith since/)
      .first()
      .waitFor()
    await reportShows("sent")

    await decideProof(client, await proofRenderingOf(client, proofId))
    await state(said.state.approved)
    await reportShows("approved")
    await panel(page, gate.title).getByText(gate.openText).waitFor()
    expect(
      await row("SELECT number FROM portal_proof_version WHERE proof_id = $1 ORDER BY number DESC LIMIT 1", [proofId]),
    ).toEqual({ number: 2 })
  })
})
