import { approvalSettings } from "../../src/contracts"
import { moveStageWorkflow, releaseForBillingWorkflow } from "../../src/workflows"
import { orderPlacedWorkflow } from "../../src/workflows/project/workflows/order-placed"
import { waitFor } from "../support/wait"
import { actsOf } from "./support/acts"
import { requestThenFail } from "./support/host"
import { MONA } from "./support/inputs"
import type { World } from "./support/world"

export const describeMoveEvents = (world: World): void => {
  const { ask, decide, apply } = actsOf(world)

  describe("the event of a move", () => {
    const toldStages = async (...expected: string[]): Promise<void> => {
      await waitFor(async () => world.told.length >= expected.length, { what: `moves to ${expected.join(", ")}` })
      expect(world.told).toEqual(
        expected.map((stage_id) => ({ id: world.project.id, order_id: world.order.id, stage_id })),
      )
    }

    it("is told of what staff move, once, and not of a move to where it stands", async () => {
      const input = { project_id: world.project.id, stage_id: "pstg_artwork", actor: MONA }
      for (let tries = 0; tries < 2; tries++) await moveStageWorkflow(world.container).run({ input })
      await toldStages("pstg_artwork")
    })

    it("is told of what asking and approving move by themselves, however often the effects are repeated", async () => {
      const { id } = await decide(await ask())
      for (let tries = 0; tries < 2; tries++) await apply(id)
      await ask()
      await toldStages("pstg_approval", "pstg_artwork")
    })

    it("is told of a move by finance's release, and not before it", async () => {
      await world.services.settings.save(approvalSettings, { finance_gate: true })
      await apply((await decide(await ask())).id)
      await toldStages("pstg_approval")
      await releaseForBillingWorkflow(world.container).run({ input: { order_id: world.order.id } })
      await toldStages("pstg_approval", "pstg_artwork")
    })

    it("is told of an order that was placed without being asked about", async () => {
      for (let tries = 0; tries < 2; tries++) {
        await orderPlacedWorkflow(world.container).run({ input: { order_id: world.order.id } })
      }
      await toldStages("pstg_artwork")
    })

    it("is not told of a move that was taken back", async () => {
      const input = { order_id: world.order.id, message: null, notify: true, actor: MONA }
      await requestThenFail(world.container)
        .run({ input })
        .catch(() => undefined)
      await moveStageWorkflow(world.container).run({
        input: { project_id: world.project.id, stage_id: "pstg_production", actor: MONA },
      })
      await toldStages("pstg_production")
    })
  })
}
