import { approvalSettings } from "../../src/contracts"
import { releaseForBillingWorkflow } from "../../src/workflows"
import { editDraftQuantity, readOrder, reservedQuantity } from "../support/orders"
import { actsOf } from "./support/acts"
import { saying } from "./support/inputs"
import type { World } from "./support/world"

export const describeFinanceGate = (world: World): void => {
  const { ask, decide, apply, stages, stock, lineOfTen, count } = actsOf(world)

  describe("behind the finance gate", () => {
    const release = () => releaseForBillingWorkflow(world.container).run({ input: { order_id: world.order.id } })

    beforeEach(() => world.services.settings.save(approvalSettings, { finance_gate: true }))

    it("an approved draft waits for billing, unsold and unreserved, until finance releases it", async () => {
      const { id } = await decide(await ask())
      for (let tries = 0; tries < 2; tries++) await apply(id)
      expect(await readOrder(world.order.id, world.baseUrl)).toMatchObject({ status: "draft" })
      expect(await reservedQuantity(world.order, world.baseUrl)).toBe(0)
      expect((await world.services.projects.getProject(world.project.id)).billing_state).toBe("ready_for_billing")
      expect(await count("portal_delivery_note")).toBe(0)

      // Nor is it released on an approval that a newer question has put aside, or once the draft has changed.
      await editDraftQuantity(world.order, lineOfTen(), 4, world.baseUrl)
      await expect(release()).rejects.toMatchObject(saying("has changed since the client approved it"))
      await editDraftQuantity(world.order, lineOfTen(), 10, world.baseUrl)

      await release()
      expect(await count("portal_delivery_note", { decision_id: id })).toBe(1)
      expect((await stages()).at(-1)).toBe("pstg_artwork")
      const placed = await readOrder(world.order.id, world.baseUrl)
      expect(placed.status).toBe("pending")
      expect(await reservedQuantity(placed, world.baseUrl)).toBe(15)
      expect((await world.services.projects.getProject(world.project.id)).billing_state).toBe("none")
      await expect(release()).rejects.toMatchObject(saying("does not wait for billing"))
    })

    it("an approval that a newer question has put aside releases nothing", async () => {
      const { id } = await decide(await ask())
      await apply(id)
      const again = await ask()
      await expect(release()).rejects.toMatchObject(saying("does not wait for billing"))
      await decide(again, "declined")
      await expect(release()).rejects.toMatchObject(saying("does not wait for billing"))
      expect((await readOrder(world.order.id, world.baseUrl)).status).toBe("draft")
    })

    it("nothing that was not approved can be released", async () => {
      await ask()
      await expect(release()).rejects.toMatchObject(saying("does not wait for billing"))
      expect((await readOrder(world.order.id, world.baseUrl)).status).toBe("draft")
    })

    it("a release without stock leaves the order waiting, to be released again", async () => {
      await apply((await decide(await ask())).id)
      await stock(0)
      await expect(release()).rejects.toMatchObject(saying("Not enough stock"))
      expect((await world.services.projects.getProject(world.project.id)).billing_state).toBe("ready_for_billing")
      await stock(100)
      await release()
      expect((await readOrder(world.order.id, world.baseUrl)).status).toBe("pending")
    })
  })
}
