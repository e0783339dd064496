import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SYSTEM_ACTOR } from "../../src/contracts"
import { refusedDecision } from "../../src/modules/approval/errors"
import { runDecision } from "../../src/workflows/approval/run-decision"
import { editDraftQuantity } from "../support/orders"
import { actsOf } from "./support/acts"
import { host } from "./support/host"
import { MONA, saying } from "./support/inputs"
import type { World } from "./support/world"

export const describeDeciding = (world: World): void => {
  const { ask, decide, tasks, count } = actsOf(world)

  describe("deciding", () => {
    it("is one decision of twenty made at once over the workflow, all others told that it was decided", async () => {
      const request = await ask()
      const all = await Promise.allSettled(Array.from({ length: 20 }, () => decide(request)))
      const lost = all.flatMap((one) => (one.status === "rejected" ? [refusedDecision(one.reason)?.code] : []))
      expect(lost).toEqual(Array.from({ length: 19 }, () => "decided"))
      expect(await count("portal_decision", { project_id: world.project.id })).toBe(1)
      expect((await tasks()).filter((task) => task === "decision-effects")).toHaveLength(1)
    })

    it("that the host's hook refuses leaves the request open and no evidence", async () => {
      const request = await ask()
      host.vetoes.decide = "credit limit"
      await expect(decide(request)).rejects.toMatchObject(saying("credit limit"))
      expect(await world.services.approvals.getRequest(request.id)).toMatchObject({ state: "open" })
      expect(await count("portal_evidence_entry", { chain_id: world.project.id })).toBe(1)
    })

    it("that the host's hook refuses is answered in its words if it means them for clients, else in neutral ones", async () => {
      const request = await ask()
      const decision = () =>
        runDecision(world.container, {
          request_id: request.id,
          document_sha256: request.document_sha256,
          kind: "approved",
          name: "Anna",
          email: null,
          message: null,
          made: { by: "staff", actor: MONA, channel: "phone" },
        })
      const logged = jest.spyOn(world.container.resolve(ContainerRegistrationKeys.LOGGER), "warn")
      host.not_allowed = "Your account is over its credit limit."
      await expect(decision()).rejects.toMatchObject({ code: "refused_by_shop", message: host.not_allowed })
      host.not_allowed = null
      host.vetoes.decide = "connect ECONNREFUSED 10.0.0.7"
      await expect(decision()).rejects.toMatchObject({
        code: "refused_by_shop",
        message: expect.not.stringContaining("ECONNREFUSED"),
      })
      const lines = logged.mock.calls.map(([line]) => String(line))
      logged.mockRestore()
      expect(lines).toEqual([expect.stringContaining("credit limit"), expect.stringContaining("ECONNREFUSED")])
      delete host.vetoes.decide
      expect(await decision()).toMatchObject({ kind: "approved", request_id: request.id })
    })

    it("on an order that changed since it was shown is refused, and goes through on the new version alone", async () => {
      const old = await ask()
      await editDraftQuantity(world.order, world.order.items[0]?.id ?? "", 24, world.baseUrl)
      await expect(decide(old)).rejects.toMatchObject({ name: "DecisionRefused", code: "changed" })
      const fresh = await ask()
      expect(fresh.changes).toEqual(
        expect.arrayContaining([expect.objectContaining({ kind: "quantity", before: "10", after: "24" })]),
      )
      await expect(decide(old)).rejects.toMatchObject({ code: "closed" })
      expect(await decide(fresh)).toMatchObject({ kind: "approved", request_id: fresh.id })
    })

    it("is not hindered by rows that move without changing what was shown", async () => {
      const request = await ask()
      const moves = Array.from({ length: 3 }, (_, at) =>
        world.services.projects.moveStage(
          world.project.id,
          { id: `pstg_${at}`, name: "S", assertKept: () => Promise.resolve() },
          SYSTEM_ACTOR,
        ),
      )
      const [decision] = await Promise.all([decide(request), ...moves])
      expect(decision).toMatchObject({ kind: "approved" })
    })
  })
}
