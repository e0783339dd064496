import { evidenceChecks } from "../../src/workflows/evidence/checks"
import { moveStageWorkflow, shareOrderWorkflow } from "../../src/workflows"
import { approvalRequested } from "../../src/notices/approval-requested"
import { linksIn, mails } from "../support/mailbox"
import { actsOf, firstRun } from "./support/acts"
import { requestThenFail } from "./support/host"
import { MONA, saying, shareInput } from "./support/inputs"
import type { World } from "./support/world"

export const describeAsking = (world: World): void => {
  const { ask, decide, stages, tasks, count } = actsOf(world)

  describe("asking for approval", () => {
    it("opens the request, puts the project at approval and tells who has a link", async () => {
      await shareOrderWorkflow(world.container).run({ input: shareInput({ order_id: world.order.id }) })
      expect(await ask()).toMatchObject({ state: "open", version: 1 })
      expect(await stages()).toEqual(["pstg_quote", "pstg_approval"])
      expect(await tasks()).toEqual(["notice.link-shared", "notice.approval-requested"])
    })

    it("mails a link that opens the signing page itself", async () => {
      await shareOrderWorkflow(world.container).run({ input: shareInput({ order_id: world.order.id }) })
      const request = await ask()
      const [link] = await world.services.tokens.listLinks({ order_id: world.order.id })
      if (!link) throw new Error("no link")
      const payload = { request_id: request.id, link_id: link.id }
      await approvalRequested.definition.perform(world.container, payload, firstRun("1"))
      const mail = (await mails("anna@example.com")).at(-1)
      const [address] = mail ? linksIn(mail).filter((url) => url.includes("/l/")) : []
      expect(new URL(address ?? "").searchParams.get("to")).toBe(`review/${request.id}`)
    })

    it("does not bring a project back that staff have further along", async () => {
      await moveStageWorkflow(world.container).run({
        input: { project_id: world.project.id, stage_id: "pstg_production", actor: MONA },
      })
      await ask()
      expect((await world.services.projects.getProject(world.project.id)).stage_id).toBe("pstg_production")
    })

    const failing = () =>
      requestThenFail(world.container).run({
        input: { order_id: world.order.id, message: null, notify: true, actor: MONA },
      })

    it("is taken back when a later step fails: nobody can decide, nobody is mailed, and the chain tells of both", async () => {
      await shareOrderWorkflow(world.container).run({ input: shareInput({ order_id: world.order.id }) })
      await expect(failing()).rejects.toMatchObject(saying("a later step failed"))
      const request = await world.services.approvals.newestRequest({ type: "order", id: world.order.id })
      expect(request).toMatchObject({ state: "withdrawn" })
      if (!request) throw new Error("no request")
      await expect(decide(request)).rejects.toMatchObject({ name: "DecisionRefused", code: "closed" })
      const [link] = await world.services.tokens.listLinks({ order_id: world.order.id })
      const before = (await mails()).length
      await approvalRequested.definition.perform(
        world.container,
        { request_id: request.id, link_id: link?.id ?? "" },
        firstRun("2"),
      )
      expect((await mails()).length).toBe(before)
      expect(await world.services.evidence.verifyProject(world.project.id, evidenceChecks)).toMatchObject({
        is_intact: true,
        findings: [],
        entries: 2,
      })
      expect(await count("portal_evidence_entry", { chain_id: world.project.id })).toBe(2)
    })

    it("that is taken back leaves the project where it stood", async () => {
      await failing().catch(() => undefined)
      expect((await world.services.projects.getProject(world.project.id)).stage_id).toBe("pstg_quote")
    })

    it("that is taken back leaves closed what it had replaced: nobody decides on what staff meant to replace", async () => {
      const first = await ask()
      await failing().catch(() => undefined)
      expect((await world.services.approvals.getRequest(first.id)).state).toBe("superseded")
    })
  })
}
