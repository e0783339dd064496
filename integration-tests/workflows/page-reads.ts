import type { ProjectPage } from "../../src/contracts"
import { readFreshnessKeys } from "../../src/project-page/freshness"
import { readPageBody } from "../../src/project-page/read-page"
import { moveStageWorkflow, updateProjectWorkflow } from "../../src/workflows"
import { editDraftQuantity } from "../support/orders"
import { actsOf } from "./support/acts"
import { MONA } from "./support/inputs"
import type { World } from "./support/world"

export const describePageReads = (world: World): void => {
  const { ask, lineOfTen } = actsOf(world)

  const page = async (): Promise<Omit<ProjectPage, "viewer">> => {
    const { container, order } = world
    return JSON.parse(`{${await readPageBody(container, order.id, await readFreshnessKeys(container, order.id))}}`)
  }
  /** What is read while the page is built after a change, and which parts of it are others than before. */
  const after = async (change: () => Promise<unknown>) => {
    const before = await page()
    await change()
    const statements: string[] = []
    const see = ({ sql }: { sql: string }) => void statements.push(sql)
    world.knex.on("query", see)
    const now = await page()
    world.knex.removeListener("query", see)
    return {
      now,
      reads: {
        order: statements.some((sql) => sql.includes("portal_read_order(")),
        project: statements.some((sql) => sql.includes("portal_read_project(")),
        approval: statements.some((sql) => sql.includes('from "portal_approval_request"')),
        delivery: statements.some((sql) => sql.includes("portal_read_fulfillments(")),
      },
      changed: Object.keys(now.versions).filter((id) => now.versions[id] !== before.versions[id]),
    }
  }
  const NOTHING = { order: false, project: false, approval: false, delivery: false }

  describe("a page that changed", () => {
    it("reads nothing again where nothing changed", async () => {
      expect(await after(async () => undefined)).toMatchObject({ reads: NOTHING, changed: [] })
    })

    it("reads its project alone when a stage moved", async () => {
      const { reads, changed, now } = await after(async () => {
        await moveStageWorkflow(world.container).run({
          input: { project_id: world.project.id, stage_id: "pstg_production", actor: MONA },
        })
      })
      expect({ reads, changed }).toEqual({ reads: { ...NOTHING, project: true }, changed: ["project"] })
      expect(now.project.stages.find(({ state }) => state === "current")?.id).toBe("pstg_production")
    })

    it("reads no order when staff ask for approval and withdraw it", async () => {
      const request = { id: "" }
      await ask()
      const asked = await after(async () => Object.assign(request, await ask()))
      expect(asked.reads).toMatchObject({ approval: true, delivery: false })
      expect(asked.changed).toContain("approval")
      const withdrawn = await after(async () => world.services.approvals.withdrawRequest(request.id, MONA))
      expect(withdrawn.reads).toEqual({ ...NOTHING, approval: true })
      expect(withdrawn.now.action_items).toEqual([])
    })

    it("reads the order when it was edited, and shows the project's new name without", async () => {
      const edited = await after(async () => editDraftQuantity(world.order, lineOfTen(), 12, world.baseUrl))
      expect(edited.reads).toMatchObject({ order: true, project: false, approval: false })
      expect(edited.now.sections.order.pieces).toBe(17)
      const named = await after(async () => {
        await updateProjectWorkflow(world.container).run({
          input: { order_id: world.order.id, changes: { name: "Crew tees" }, actor: MONA },
        })
      })
      expect(named.reads).toEqual({ ...NOTHING, project: true })
      expect(named.now.project.name).toBe("Crew tees")
    })
  })
}
