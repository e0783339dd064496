import { createOrderFulfillmentWorkflow } from "@medusajs/medusa/core-flows"
import { EMPTY_SPEC_CARD, proofSettings } from "../../src/contracts"
import { ensureProjectWorkflow } from "../../src/workflows"
import { closeProofWorkflow } from "../../src/workflows/proof/close-proof"
import { createPlacedOrder, type TestOrder } from "../support/orders"
import { testShop } from "../support/shop"
import { MONA } from "./support/inputs"
import type { World } from "./support/world"

/** The handler that a host registers for Medusa's hook (support/host.ts), where no middleware stands in the way. */
export const describeProductionGate = (world: World): void => {
  describe("the production gate in Medusa's own workflow", () => {
    let order: TestOrder
    let proof_id: string

    beforeEach(async () => {
      order = await createPlacedOrder({}, world.baseUrl)
      const { result: project } = await ensureProjectWorkflow(world.container).run({
        input: { order_id: order.id, actor: MONA },
      })
      const proof = await world.services.proofs.addProof({
        ...{ project_id: project.id, order_id: order.id, kind: "artwork", title: "Front print", is_required: true },
        ...{ item_ids: order.items.slice(0, 1).map(({ id }) => id), spec: EMPTY_SPEC_CARD, actor: MONA },
      })
      proof_id = proof.id
    })

    const fulfill = async (line: number) => {
      const { stockLocationId } = await testShop(world.baseUrl)
      return await createOrderFulfillmentWorkflow(world.container).run({
        input: {
          order_id: order.id,
          items: order.items.slice(line, line + 1).map(({ id, quantity }) => ({ id, quantity })),
          location_id: stockLocationId,
        },
      })
    }
    const fulfillments = async () =>
      await world
        .knex("order_fulfillment AS k")
        .join("fulfillment AS f", "f.id", "k.fulfillment_id")
        .where({ "k.order_id": order.id, "k.deleted_at": null, "f.deleted_at": null, "f.canceled_at": null })
        .pluck<string[]>("f.id")

    it("takes back a fulfillment of lines that are held back, and lets others pass", async () => {
      await expect(fulfill(0)).rejects.toMatchObject({
        ...{ code: "proofs_not_approved", message: expect.stringContaining('"Front print" (not sent yet)') },
      })
      expect(await fulfillments()).toEqual([])
      await fulfill(1)
      expect(await fulfillments()).toHaveLength(1)
    })

    it("lets pass what is no longer held back", async () => {
      await closeProofWorkflow(world.container).run({ input: { proof_id, reason: null, actor: MONA } })
      await fulfill(0)
      expect(await fulfillments()).toHaveLength(1)
    })

    it("stands open while the shop has turned it off", async () => {
      await world.services.settings.save(proofSettings, { gate: false })
      await fulfill(0)
      expect(await fulfillments()).toHaveLength(1)
    })
  })
}
