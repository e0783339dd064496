import { ClientPortalEvents } from "../../src/events"
import { ensureProjectWorkflow, withdrawApprovalWorkflow } from "../../src/workflows"
import { createDraftOrder } from "../support/orders"
import { waitFor } from "../support/wait"
import { actsOf } from "./support/acts"
import { MONA } from "./support/inputs"
import type { World } from "./support/world"

export const describeApprovalEvents = (world: World): void => {
  const { ask, decide, apply } = actsOf(world)

  describe("the events of a project and its approval", () => {
    const heardOf = (name: string): unknown[] => world.events.flatMap(([heard, data]) => (heard === name ? [data] : []))
    const expectHeard = async (name: string, expected: unknown[]): Promise<void> => {
      await waitFor(async () => heardOf(name).length >= expected.length, { what: name })
      expect(heardOf(name)).toEqual(expected)
    }
    const ids = () => ({ project_id: world.project.id, order_id: world.order.id })

    it("tell of a project once, however often it is asked for", async () => {
      world.events.length = 0
      const order = await createDraftOrder({}, world.baseUrl)
      const input = { order_id: order.id, actor: MONA }
      const all = await Promise.all(
        [1, 2, 3].map(async () => (await ensureProjectWorkflow(world.container).run({ input })).result),
      )
      await expectHeard(ClientPortalEvents.PROJECT_CREATED, [{ id: all[0]?.id, order_id: order.id }])
    })

    it("tell of a request and of its withdrawal", async () => {
      const { id } = await ask()
      await expectHeard(ClientPortalEvents.APPROVAL_REQUESTED, [{ id, ...ids() }])
      await withdrawApprovalWorkflow(world.container).run({ input: { request_id: id, actor: MONA } })
      await expectHeard(ClientPortalEvents.APPROVAL_WITHDRAWN, [{ id, ...ids() }])
    })

    it.each(["approved", "declined"] as const)("tell of a decision once its effects are done: %s", async (kind) => {
      const request = await ask()
      const decision = await decide(request, kind)
      expect(heardOf(ClientPortalEvents.DECISION_MADE)).toEqual([])
      await apply(decision.id)
      await expectHeard(ClientPortalEvents.DECISION_MADE, [{ id: decision.id, request_id: request.id, ...ids(), kind }])
    })
  })
}
