import { randomUUID } from "node:crypto"
import type { ProjectPage } from "../../src/contracts"
import { readFreshnessKeys } from "../../src/project-page/freshness"
import { authenticateForPage, readPageBody } from "../../src/project-page/read-page"
import { moveStageWorkflow, updateProjectWorkflow } from "../../src/workflows"
import { editDraftQuantity } from "../support/orders"
import { share } from "../support/portal"
import { testShop } from "../support/shop"
import { actsOf } from "./support/acts"
import { MONA } from "./support/inputs"
import type { World } from "./support/world"

export const describePageReads = (world: World): void => {
  const { ask, lineOfTen } = actsOf(world)

  const page = async (): Promise<Omit<ProjectPage, "viewer">> => {
    const { container, order } = world
    const keys = await readFreshnessKeys(container, order.id)
    return JSON.parse(`{${await readPageBody(container, order.id, { keys, rows: new Map() })}}`)
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
        approval: statements.some((sql) => sql.includes("portal_read_order_approvals(")),
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

  describe("a page that a session reads again", () => {
    const openedSession = async (): Promise<string> => {
      const { admin } = await testShop(world.baseUrl)
      const { url } = await share(admin, world.order.id)
      const opened = await world.services.tokens.exchange(url.split("/").at(-1) ?? "")
      if (!opened) throw new Error("The link does not open")
      return opened.session
    }
    const readBy = async (session: string): Promise<Omit<ProjectPage, "viewer"> | null> => {
      const found = await authenticateForPage(world.container, session)
      return found && JSON.parse(`{${await readPageBody(world.container, world.order.id, found)}}`)
    }
    /** The statements of some work, with what stands for their question marks. */
    const statementsOf = async <T>(work: () => Promise<T>) => {
      const statements: { sql: string; bindings: unknown[] }[] = []
      const see = (query: { sql: string; bindings: unknown[] }) => void statements.push(query)
      world.knex.on("query", see)
      const result = await work()
      world.knex.removeListener("query", see)
      return { result, statements }
    }

    type Acting = () => Promise<unknown>
    const nothing = () => Promise.resolve()
    const CHANGES: [
      string,
      prepare: Acting,
      change: Acting,
      shown: (page: Omit<ProjectPage, "viewer">) => unknown,
      unknown,
    ][] = [
      [
        "the order's notes",
        nothing,
        () =>
          world
            .knex("order")
            .where({ id: world.order.id })
            .update({ metadata: { notes: "Rush" } }),
        ({ sections }) => sections.order.notes,
        "Rush",
      ],
      [
        "the stage",
        nothing,
        () => world.knex("portal_project").where({ id: world.project.id }).update({ stage_id: "pstg_production" }),
        ({ project }) => project.stages.find(({ state }) => state === "current")?.id,
        "pstg_production",
      ],
      [
        "the message of a request",
        ask,
        () =>
          world.knex("portal_approval_request").where({ order_id: world.order.id }).update({ message: "Please look" }),
        ({ sections }) => sections.approval.request?.message,
        "Please look",
      ],
      [
        "the conversation",
        nothing,
        () =>
          world.services.conversations.send(
            {
              ...{
                project_id: world.project.id,
                order_id: world.order.id,
                kind: "message",
                source: "admin",
                about: null,
              },
              ...{ body: "They are in.", key: randomUUID(), actor: MONA },
            },
            () => [],
          ),
        ({ sections }) => sections.conversation.latest.map((entry) => ("body" in entry ? entry.body : null)),
        ["They are in."],
      ],
    ]
    it.each(CHANGES)(
      "costs one statement after a change of %s, and shows it",
      async (_, prepare, change, shown, expected) => {
        const session = await openedSession()
        await prepare()
        await readBy(session)
        await change()
        const { result, statements } = await statementsOf(() => readBy(session))
        expect(result && shown(result)).toEqual(expected)
        expect(statements).toHaveLength(1)
      },
    )

    it("reads what changed of an order once for all of its sessions in a statement", async () => {
      const sessions = [await openedSession(), await openedSession(), await openedSession(), await openedSession()]
      for (const session of sessions) await readBy(session)
      await world.knex("portal_project").where({ id: world.project.id }).update({ name: "Crew tees" })
      const { result, statements } = await statementsOf(() => Promise.all(sessions.map(readBy)))
      expect(result.map((page) => page?.project.name)).toEqual(sessions.map(() => "Crew tees"))
      // Two statements begin at once, and those who come while they run share the next one.
      expect(statements.map(({ bindings }) => bindings)).toEqual([
        [[expect.any(String)], [expect.stringMatching(/^\[/)]],
        [[expect.any(String)], [expect.stringMatching(/^\[/)]],
        [
          [expect.any(String), expect.any(String)],
          [expect.stringMatching(/^\[/), ""],
        ],
      ])
    })

    it("is found no more once its link was revoked, whatever has changed", async () => {
      const session = await openedSession()
      await readBy(session)
      await world.knex("portal_link").where({ order_id: world.order.id }).update({ revoked_at: new Date() })
      await world.knex("portal_project").where({ id: world.project.id }).update({ name: "Crew tees" })
      expect(await readBy(session)).toBeNull()
    })
  })
}
