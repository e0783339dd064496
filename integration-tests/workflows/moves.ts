import { moveStageWorkflow } from "../../src/workflows"
import { actsOf } from "./support/acts"
import { moveThenFail } from "./support/host"
import { MONA, saying } from "./support/inputs"
import type { World } from "./support/world"

export const describeMoves = (world: World): void => {
  const { stages } = actsOf(world)

  describe("a move", () => {
    it("is undone when a later step fails, and both moves are kept", async () => {
      await expect(
        moveThenFail(world.container).run({
          input: { project_id: world.project.id, stage_id: "pstg_artwork", actor: MONA },
        }),
      ).rejects.toMatchObject(saying("a later step failed"))
      expect((await world.services.projects.getProject(world.project.id)).stage_id).toBe("pstg_quote")
      expect(await stages()).toEqual(["pstg_quote", "pstg_artwork", "pstg_quote"])
    })

    it("that was none is not undone", async () => {
      await expect(
        moveThenFail(world.container).run({
          input: { project_id: world.project.id, stage_id: "pstg_quote", actor: MONA },
        }),
      ).rejects.toMatchObject(saying("a later step failed"))
      expect(await stages()).toEqual(["pstg_quote"])
    })

    it("to a stage that is gone is refused", async () => {
      const input = { project_id: world.project.id, stage_id: "pstg_gone", actor: MONA }
      await expect(moveStageWorkflow(world.container).run({ input })).rejects.toMatchObject(saying("no longer exists"))
    })
  })
}
