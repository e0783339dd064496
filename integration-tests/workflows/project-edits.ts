import { SYSTEM_ACTOR } from "../../src/contracts"
import { updateProjectWorkflow } from "../../src/workflows"
import { updateThenFail } from "./support/host"
import { MONA, saying } from "./support/inputs"
import type { World } from "./support/world"

export const describeProjectEdits = (world: World): void => {
  describe("an edit of a project", () => {
    it("reads as before when a later step fails, field by field", async () => {
      await world.services.projects.saveFields(world.project.id, { po_number: "PO-1" })
      const changes = { name: "Crew", po_number: null, in_hands_date: "2026-12-24" }
      await expect(
        updateThenFail(world.container).run({ input: { order_id: world.order.id, changes, actor: SYSTEM_ACTOR } }),
      ).rejects.toMatchObject(saying("a later step failed"))
      expect(await world.services.projects.getProject(world.project.id)).toMatchObject({
        name: world.project.name,
        po_number: "PO-1",
        in_hands_date: null,
      })
    })

    it("is refused for an owner who is no staff member, and changes nothing", async () => {
      const input = { order_id: world.order.id, changes: { name: "Crew", owner_user_id: "user_gone" }, actor: MONA }
      await expect(updateProjectWorkflow(world.container).run({ input })).rejects.toMatchObject(
        saying("no longer a member of staff"),
      )
      expect((await world.services.projects.getProject(world.project.id)).name).toBe(world.project.name)
    })
  })
}
