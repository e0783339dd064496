import { randomUUID } from "node:crypto"
import { Modules } from "@medusajs/framework/utils"
import { ClientPortalEvents } from "../../src/events"
import { reshareLinkWorkflow, revokeLinkWorkflow, rotateLinkWorkflow, shareOrderWorkflow } from "../../src/workflows"
import { freshLink } from "../../src/notices/fresh-link"
import { firstRun } from "./support/acts"
import { waitFor } from "../support/wait"
import { MONA, shareInput } from "./support/inputs"
import type { World } from "./support/world"

export const describeLinkEvents = (world: World): void => {
  describe("the events of links", () => {
    const NAMES = [ClientPortalEvents.LINK_SHARED, ClientPortalEvents.LINK_ROTATED, ClientPortalEvents.LINK_REVOKED]

    /** What is heard of a link while `act` runs. A rotation of another link comes last and says that all was heard. */
    const heard = async (act: () => Promise<unknown>): Promise<[string, unknown][]> => {
      const bus = world.container.resolve(Modules.EVENT_BUS)
      const { link: last } = await world.services.tokens.ensureLink(
        { order_id: world.order.id },
        { name: "Last", email: "last@example.com" },
        { actor: MONA },
      )
      const events: [string, unknown][] = []
      const run = randomUUID()
      const notes = NAMES.map((name) => ({
        name,
        note: async ({ data }: { data: unknown }) => void events.push([name, data]),
      }))
      for (const { name, note } of notes) bus.subscribe(name, note, { subscriberId: `test-${run}-${name}` })
      try {
        await act()
        await rotateLinkWorkflow(world.container).run({ input: { link_id: last.id, actor: MONA } })
        await waitFor(async () => events.some(([, data]) => JSON.stringify(data).includes(last.id)), {
          what: "the last event",
        })
      } finally {
        for (const { name, note } of notes) bus.unsubscribe(name, note, { subscriberId: `test-${run}-${name}` })
      }
      return events.filter(([, data]) => !JSON.stringify(data).includes(last.id))
    }
    const aLink = async () =>
      (
        await world.services.tokens.ensureLink(
          { order_id: world.order.id },
          { name: "Anna", email: "anna@example.com" },
          { actor: MONA },
        )
      ).link

    it("name the order each time it is shared, and none for an account", async () => {
      const [customer] = await world.container
        .resolve(Modules.CUSTOMER)
        .createCustomers([{ email: "anna@example.com" }])
      const recipient = { name: "Anna", email: "anna@example.com" }
      const account = await world.services.tokens.ensureAccountLink(customer?.id ?? "", recipient, MONA, true)
      const again = { message: null, mail: false, actor: MONA }
      const { id } = await aLink()
      const events = await heard(async () => {
        await shareOrderWorkflow(world.container).run({ input: shareInput({ order_id: world.order.id }) })
        await reshareLinkWorkflow(world.container).run({ input: { link_id: id, ...again } })
        await reshareLinkWorkflow(world.container).run({ input: { link_id: account.link?.id ?? "", ...again } })
      })
      expect(events).toEqual([
        [ClientPortalEvents.LINK_SHARED, { id, order_id: world.order.id }],
        [ClientPortalEvents.LINK_SHARED, { id, order_id: world.order.id }],
        [ClientPortalEvents.LINK_SHARED, { id: account.link?.id }],
      ])
    })

    it("tell of a renewal that the recipient asked for, once, and of none for a link that works", async () => {
      const { id } = await aLink()
      await world
        .knex("portal_link")
        .where({ id })
        .update({ expires_at: new Date(Date.now() - 1) })
      const events = await heard(async () => {
        for (const uid of ["3", "4"])
          await freshLink.definition.perform(world.container, { link_id: id }, firstRun(uid))
      })
      expect(events).toEqual([[ClientPortalEvents.LINK_ROTATED, { id }]])
    })

    it("tell of a revocation once, however often it is repeated", async () => {
      const { id } = await aLink()
      const events = await heard(async () => {
        for (let times = 0; times < 3; times++)
          await revokeLinkWorkflow(world.container).run({ input: { link_id: id, actor: MONA } })
      })
      expect(events).toEqual([[ClientPortalEvents.LINK_REVOKED, { id }]])
    })
  })
}
