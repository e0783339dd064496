import { createOrderFulfillmentWorkflow } from "@medusajs/medusa/core-flows"
import { EMPTY_SPEC_CARD, proofSettings } from "../../src/contracts"
import { ensureProjectWorkflow, sendProofWorkflow } from "../../src/workflows"
import { closeProofWorkflow } from "../../src/workflows/proof/close-proof"
import { assertNotHeld } from "../../src/workflows/proof/production-gate"
import { createPlacedOrder, type TestOrder } from "../support/orders"
import { testShop } from "../support/shop"
import { waitFor } from "../support/wait"
import { actsOf } from "./support/acts"
import { MONA } from "./support/inputs"
import { addReadyFile } from "./support/ready-file"
import type { World } from "./support/world"

/** The handler that a host registers for Medusa's hook (support/host.ts), where no middleware stands in the way. */
export const describeProductionGate = (world: World): void => {
  const { decide } = actsOf(world)

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

    const send = async (version_id: string) => {
      const { result } = await sendProofWorkflow(world.container).run({
        input: { proof_id, version_id, message: null, notify: false, actor: MONA },
      })
      return await world.services.approvals.getRequest(result.id)
    }

    it("counts a version that is sent after the check and before the fulfillment is written", async () => {
      await decide(await send((await addReadyFile(world.services.proofs, proof_id)).version_id))
      const next = await addReadyFile(world.services.proofs, proof_id)
      await assertNotHeld(world.container, order.id, null)
      // Medusa waits here with its fulfillment not yet written.
      const lock = await world.knex.transaction()
      await lock.raw("LOCK TABLE fulfillment IN SHARE MODE")
      const fulfilling = Promise.allSettled([fulfill(0)])
      await waitFor(
        async () =>
          await world
            .knex("pg_stat_activity")
            .where({ wait_event_type: "Lock" })
            .whereILike("query", 'insert into %"fulfillment"%')
            .first(),
        { what: "the fulfillment that waits to be written" },
      )
      await send(next.version_id)
      await lock.commit()
      expect(await fulfilling).toMatchObject([
        { reason: { code: "proofs_not_approved", message: expect.stringContaining("(waiting for the client)") } },
      ])
      expect(await fulfillments()).toEqual([])
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
