import { randomUUID } from "node:crypto"
import { EMPTY_SPEC_CARD, PROOF_SUBJECT } from "../../src/contracts"
import { ClientPortalEvents } from "../../src/events"
import type { RequestRow } from "../../src/modules/approval/rows"
import { proofReminder } from "../../src/notices/proof-reminder"
import { proofRequested } from "../../src/notices/proof-requested"
import { newestVersionOf } from "../../src/modules/proof/send-version"
import { decisionMade } from "../../src/notices/decision-made"
import { closeProofWorkflow, moveStageWorkflow, sendProofWorkflow, shareOrderWorkflow } from "../../src/workflows"
import { remindProofsWorkflow } from "../../src/workflows/production/remind-proofs"
import { createProof } from "../../src/workflows/proof/edit-proof"
import { proofDecisionEffectsJob } from "../../src/workflows/proof/jobs"
import { addRemark } from "../../src/workflows/proof/remarks"
import { linksIn, mails } from "../support/mailbox"
import { waitFor } from "../support/wait"
import { actsOf, firstRun } from "./support/acts"
import { host, sendProofThenFail } from "./support/host"
import { MONA, saying, shareInput } from "./support/inputs"
import { addReadyFile } from "./support/ready-file"
import type { World } from "./support/world"

export const describeProofs = (world: World): void => {
  const { decide, stages, tasks } = actsOf(world)

  /** A proof whose draft has one file, as if its previews were made. */
  const drafted = async (title = "Front print") => {
    const { proofs } = world.services
    const item_ids = world.order.items.map(({ id }) => id)
    const proof = await createProof(
      world.container,
      world.project.id,
      { kind: "artwork", title, item_ids, is_required: true },
      MONA,
    )
    await proofs.changeDraft(proof.id, { spec: EMPTY_SPEC_CARD }, MONA)
    return { proof, ...(await addReadyFile(world.services.proofs, proof.id)) }
  }
  const newestOf = async (proof_id: string): Promise<string> =>
    newestVersionOf(await world.services.proofs.getRecord(proof_id, world.order.id)).id
  const input = async (proof_id: string) => ({
    proof_id,
    version_id: await newestOf(proof_id),
    message: null,
    notify: true,
    actor: MONA,
  })
  const send = async (proof_id: string): Promise<RequestRow> => {
    const { result } = await sendProofWorkflow(world.container).run({ input: await input(proof_id) })
    return await world.services.approvals.getRequest(result.id)
  }
  const stateOf = async (proof_id: string) =>
    await world.services.approvals.newestRequest({ type: PROOF_SUBJECT, id: proof_id })
  const expectHeard = async (name: string, expected: object): Promise<void> => {
    const heard = await waitFor(() => Promise.resolve(world.events.find(([event]) => event === name)), { what: name })
    expect(heard[1]).toEqual({ project_id: world.project.id, order_id: world.order.id, ...expected })
  }
  const share = async () => {
    await shareOrderWorkflow(world.container).run({ input: shareInput({ order_id: world.order.id }) })
    const [link] = await world.services.tokens.listLinks({ order_id: world.order.id })
    if (!link) throw new Error("no link")
    return link
  }

  /** Runs the job that waits to tell the link's recipient of a request. */
  const mailAbout = async ({ id }: RequestRow, link_id: string, notice = proofRequested): Promise<void> => {
    const waiting = await world
      .knex("portal_notice")
      .where({ notice: notice.definition.id, resource_id: id, link_id })
      .first<{ id: string }>("id")
    await notice.definition.perform(world.container, { request_id: id, link_id }, firstRun(waiting.id))
  }

  describe("a proof", () => {
    it("that is sent puts a quote at approval, asks who has a link, and says so", async () => {
      await share()
      const { proof } = await drafted()
      const { id } = await send(proof.id)
      expect(await stages()).toEqual(["pstg_quote", "pstg_approval"])
      expect(await tasks()).toEqual(["notice.link-shared", "notice.proof-requested"])
      await expectHeard(ClientPortalEvents.PROOF_SENT, { id: proof.id, request_id: id })
    })

    it("never brings an order back that is in production", async () => {
      const { proof } = await drafted()
      const moved = { project_id: world.project.id, stage_id: "pstg_production", actor: MONA }
      await moveStageWorkflow(world.container).run({ input: moved })
      await send(proof.id)
      expect((await world.services.projects.getProject(world.project.id)).stage_id).toBe("pstg_production")
    })

    it("is not sent when the host's hook refuses, and is taken back when a later step fails", async () => {
      const { proof } = await drafted()
      host.vetoes.proof = "not trademarked"
      await expect(send(proof.id)).rejects.toMatchObject(saying("not trademarked"))
      expect(await stateOf(proof.id)).toBeNull()
      delete host.vetoes.proof
      const failed = sendProofThenFail(world.container).run({ input: await input(proof.id) })
      await expect(failed).rejects.toMatchObject(saying("a later step failed"))
      expect(await stateOf(proof.id)).toMatchObject({ state: "withdrawn" })
      expect(await send(proof.id)).toMatchObject({ state: "open", version: 2 })
    })

    it("that is decided runs the host's hook until it succeeds, and leaves the order alone", async () => {
      const { proof } = await drafted()
      const request = await send(proof.id)
      const decision = await decide(request)
      host.vetoes.afterProof = "the press is offline"
      const apply = (uid: string) =>
        proofDecisionEffectsJob.perform(world.container, { decision_id: decision.id }, firstRun(uid))
      await expect(apply("1")).rejects.toMatchObject(saying("the press is offline"))
      expect(await world.services.approvals.getDecision(decision.id)).toMatchObject({
        effects_error: expect.stringContaining("offline"),
      })
      delete host.vetoes.afterProof
      await apply("2")
      expect(host.afterProof).toEqual([decision.id, decision.id])
      expect(await world.services.approvals.getDecision(decision.id)).toMatchObject({ effects_error: null })
      expect(await stages()).toEqual(["pstg_quote", "pstg_approval"])
      await expectHeard(ClientPortalEvents.PROOF_DECIDED, {
        id: proof.id,
        decision_id: decision.id,
        request_id: request.id,
        kind: "approved",
      })
      expect(world.events.map(([name]) => name)).not.toContain(ClientPortalEvents.DECISION_MADE)
    })

    it("that is closed says so", async () => {
      const { proof } = await drafted()
      await closeProofWorkflow(world.container).run({ input: { proof_id: proof.id, reason: null, actor: MONA } })
      await expectHeard(ClientPortalEvents.PROOF_CLOSED, { id: proof.id })
    })

    it("is one mail with others that are sent within minutes; what was decided meanwhile is left out", async () => {
      const link = await share()
      const before = (await mails("anna@example.com")).length
      const requests = []
      for (const title of ["Front", "Back", "Sleeve"]) requests.push(await send((await drafted(title)).proof.id))
      const [front, back, sleeve] = requests
      if (!front || !back || !sleeve) throw new Error("not sent")
      await decide(back)
      await Promise.all(requests.map((request) => mailAbout(request, link.id)))
      const [mail, ...more] = (await mails("anna@example.com")).slice(before)
      expect(more).toEqual([])
      expect(mail?.subject).toContain("2 proofs ready for")
      expect(mail?.text).toContain("Front")
      expect(mail?.text).not.toContain("Back")
      expect(
        await world
          .knex("portal_notice")
          .whereIn("resource_id", [front.id, back.id, sleeve.id])
          .where({ notice: proofRequested.definition.id })
          .orderBy("created_at")
          .pluck("state"),
      ).toEqual(["sent", "skipped", "sent"])
    })

    it("that waits is brought to mind in other words, all that staff remind of in one mail", async () => {
      const link = await share()
      const requests = []
      for (const title of ["Front", "Back"]) requests.push(await send((await drafted(title)).proof.id))
      await world
        .knex("portal_approval_request")
        .whereIn(
          "id",
          requests.map(({ id }) => id),
        )
        .update({ created_at: world.knex.raw("created_at - interval '2 days'") })
      const before = (await mails("anna@example.com")).length
      const { result } = await remindProofsWorkflow(world.container).run({
        input: { proof_ids: requests.map(({ subject_id }) => subject_id), actor: MONA },
      })
      expect(result.map(({ outcome }) => outcome)).toEqual(["sent", "sent"])
      for (const request of requests) await mailAbout(request, link.id, proofReminder)
      const [mail, ...more] = (await mails("anna@example.com")).slice(before)
      expect([mail?.subject, more]).toEqual([expect.stringMatching(/^Reminder: 2 proofs for /), []])
    })

    it("is mailed with its own page, and the rep reads the client's remarks in the mail about the decision", async () => {
      const link = await share()
      const rep = "rep@example.com"
      const { proof, file_id } = await drafted("Crest")
      const request = await send(proof.id)
      await mailAbout(request, link.id)
      const mail = (await mails("anna@example.com")).at(-1)
      expect(mail?.subject).toContain("Proof ready: Crest")
      const [address] = mail ? linksIn(mail).filter((url) => url.includes("/l/")) : []
      expect(new URL(address ?? "").searchParams.get("to")).toBe(`proofs/${proof.id}`)

      const { versions } = await world.services.proofs.getRecord(proof.id, world.order.id)
      await addRemark(
        world.container,
        { proof_id: proof.id, order_id: world.order.id, actor: { type: "client", id: link.id, name: "Anna" } },
        {
          key: randomUUID(),
          version_id: versions[0]?.id ?? "",
          file_id,
          page: 1,
          shape: { kind: "pin", x: 0.5, y: 0.5 },
          body: "Make the lion blue",
        },
      )
      const decision = await decide(request, "declined")
      const owner = await world.services.projects.getProject(world.project.id)
      expect(owner.owner_user_id).toBeNull()
      const [user] = await world.knex("user").update({ email: rep }).returning<{ id: string }[]>("id")
      await world.services.projects.saveFields(world.project.id, { owner_user_id: user?.id ?? null })
      await decisionMade.definition.perform(world.container, { decision_id: decision.id }, firstRun("2"))
      const told = (await mails(rep)).at(-1)
      expect(told?.subject).toBe(`Anna declined Crest (${world.project.name})`)
      expect(told?.text).toContain("1. Make the lion blue")
    })
  })
}
