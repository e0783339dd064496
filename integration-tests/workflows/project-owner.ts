import { Modules } from "@medusajs/framework/utils"
import { ensureProjectWorkflow } from "../../src/workflows"
import { decisionMade } from "../../src/notices/decision-made"
import { accessRequested } from "../../src/notices/access-requested"
import { mails } from "../support/mailbox"
import { createDraftOrder } from "../support/orders"
import { actsOf, firstRun } from "./support/acts"
import { ADMIN, MONA } from "./support/inputs"
import type { World } from "./support/world"

export const describeProjectOwner = (world: World): void => {
  const { ask, decide } = actsOf(world)

  describe("the owner of a project", () => {
    const feed = async (resource_id: string) =>
      await world.knex("notification").where({ resource_id, channel: "feed" }).select("to")

    it("is nobody where an API key made it", async () => {
      const draft = await createDraftOrder({}, world.baseUrl)
      const { result } = await ensureProjectWorkflow(world.container).run({
        input: { order_id: draft.id, actor: { type: "staff", id: "apk_1", name: "API" } },
      })
      expect(await world.services.projects.getProject(result.id)).toMatchObject({ owner_user_id: null })
    })

    it("who has left does not keep a decision, or a plea for a fresh link, from everybody else", async () => {
      await world.knex("portal_project").where({ id: world.project.id }).update({ owner_user_id: "user_gone" })
      const { id: decision_id } = await decide(await ask())
      await decisionMade.definition.perform(world.container, { decision_id }, firstRun("5"))
      expect(await feed(decision_id)).toEqual([{ to: "" }])
      const { link } = await world.services.tokens.ensureLink(
        { order_id: world.order.id },
        { name: "Anna", email: "anna@example.com" },
        { actor: MONA },
      )
      await accessRequested.definition.perform(world.container, { link_id: link.id }, firstRun("6"))
      expect(await feed(link.id)).toEqual([{ to: "" }])
    })

    it("who is here is told alone", async () => {
      const [user] = await world.container.resolve(Modules.USER).listUsers({ email: ADMIN.email })
      await world.knex("portal_project").where({ id: world.project.id }).update({ owner_user_id: user?.id })
      const { id: decision_id } = await decide(await ask())
      await decisionMade.definition.perform(world.container, { decision_id }, firstRun("7"))
      expect(await feed(decision_id)).toEqual([{ to: user?.id }])
    })

    it("gets a mail that opens the project, wherever its order is by then, and answers the client", async () => {
      const [user] = await world.container.resolve(Modules.USER).listUsers({ email: ADMIN.email })
      await world.knex("portal_project").where({ id: world.project.id }).update({ owner_user_id: user?.id })
      const { id: decision_id } = await decide(await ask(), "approved", "anna@example.com")
      await decisionMade.definition.perform(world.container, { decision_id }, firstRun("8"))
      const mail = (await mails(ADMIN.email)).at(-1)
      expect(mail?.text).toContain(`/app/client-portal/projects/${world.project.id}?tab=quote`)
      expect(mail?.text).not.toMatch(/draft-orders|^Quote/m)
      expect(mail?.reply_to?.address).toBe("anna@example.com")
    })
  })
}
