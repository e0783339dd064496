import { editDraftQuantity, readOrder, reservedQuantity } from "../support/orders"
import { actsOf } from "./support/acts"
import { host } from "./support/host"
import { saying } from "./support/inputs"
import type { World } from "./support/world"

export const describeApprovalEffects = (world: World): void => {
  const { ask, decide, apply, stages, stock, lineOfTen, count } = actsOf(world)

  describe("what an approval sets in motion", () => {
    it("happens once however often it is repeated: one sale, one reservation, one delivery note, one move", async () => {
      const { id } = await decide(await ask())
      for (let tries = 0; tries < 3; tries++) await apply(id)
      const placed = await readOrder(world.order.id, world.baseUrl)
      expect(placed).toMatchObject({ status: "pending" })
      expect(await reservedQuantity(placed, world.baseUrl)).toBe(15)
      expect(await count("portal_delivery_note", { decision_id: id })).toBe(1)
      expect(
        (await world.services.projects.newestDeliveryNote(world.project.id))?.lines
          .map(({ quantity }) => quantity)
          .sort(),
      ).toEqual([10, 5])
      expect(await stages()).toEqual(["pstg_quote", "pstg_approval", "pstg_artwork"])
      expect(await world.services.approvals.getDecision(id)).toMatchObject({
        effects_error: null,
        effects_done_at: expect.any(Date),
      })
    })

    it("does nothing to the order when the client declined", async () => {
      const { id } = await decide(await ask(), "declined")
      await apply(id)
      expect((await readOrder(world.order.id, world.baseUrl)).status).toBe("draft")
      expect(await count("portal_delivery_note")).toBe(0)
      expect(await world.services.approvals.getDecision(id)).toMatchObject({ effects_done_at: expect.any(Date) })
      expect(host.after).toEqual([id])
    })

    it("waits without stock, says so to staff, and is made up for once there is some", async () => {
      const { id } = await decide(await ask())
      await stock(0)
      await expect(apply(id)).rejects.toMatchObject(saying("Not enough stock"))
      const waiting = await world.services.approvals.getDecision(id)
      expect(waiting).toMatchObject({
        kind: "approved",
        effects_done_at: null,
        effects_error: expect.stringContaining("Not enough stock"),
      })
      expect((await readOrder(world.order.id, world.baseUrl)).status).toBe("draft")
      expect(await count("portal_delivery_note")).toBe(0)

      await stock(100)
      await apply(id)
      expect(await world.services.approvals.getDecision(id)).toMatchObject({
        effects_error: null,
        effects_done_at: expect.any(Date),
      })
      expect(await reservedQuantity(await readOrder(world.order.id, world.baseUrl), world.baseUrl)).toBe(15)
      expect(await count("portal_delivery_note", { decision_id: id })).toBe(1)
    })

    it("never sells what was not signed: a draft that changed waits, until it is put back or asked about again", async () => {
      const { id } = await decide(await ask())
      await editDraftQuantity(world.order, lineOfTen(), 4, world.baseUrl)
      await expect(apply(id)).rejects.toMatchObject(saying("has changed since the client approved it"))
      expect((await readOrder(world.order.id, world.baseUrl)).status).toBe("draft")
      expect(await reservedQuantity(world.order, world.baseUrl)).toBe(0)

      const again = await ask()
      await apply(id)
      expect((await readOrder(world.order.id, world.baseUrl)).status).toBe("draft")
      expect(await count("portal_delivery_note")).toBe(0)
      const second = await decide(again)
      await apply(second.id)
      await apply(id)
      expect(await reservedQuantity(await readOrder(world.order.id, world.baseUrl), world.baseUrl)).toBe(9)
      expect(await count("portal_delivery_note")).toBe(1)
    })

    it("sells what was signed although staff asked again on the same words meanwhile", async () => {
      const { id } = await decide(await ask())
      await ask()
      await apply(id)
      expect((await readOrder(world.order.id, world.baseUrl)).status).toBe("pending")
      expect(await count("portal_delivery_note", { decision_id: id })).toBe(1)
    })

    it("is repeated as a whole after the host's hook failed, and ends as if it never had", async () => {
      const { id } = await decide(await ask())
      host.vetoes.after = "the ERP is down"
      await expect(apply(id)).rejects.toMatchObject(saying("the ERP is down"))
      expect(await world.services.approvals.getDecision(id)).toMatchObject({
        effects_done_at: null,
        effects_error: "the ERP is down",
      })
      host.vetoes.after = undefined
      await apply(id)
      expect(host.after).toEqual([id, id])
      expect(await reservedQuantity(await readOrder(world.order.id, world.baseUrl), world.baseUrl)).toBe(15)
      expect(await count("portal_delivery_note", { decision_id: id })).toBe(1)
      expect(await world.services.approvals.getDecision(id)).toMatchObject({
        effects_error: null,
        effects_done_at: expect.any(Date),
      })
    })

    it("run by two workers at once is still one sale and one delivery note", async () => {
      const { id } = await decide(await ask())
      await Promise.allSettled([apply(id), apply(id)])
      await apply(id)
      expect(await reservedQuantity(await readOrder(world.order.id, world.baseUrl), world.baseUrl)).toBe(15)
      expect(await count("portal_delivery_note", { decision_id: id })).toBe(1)
    })
  })
}
