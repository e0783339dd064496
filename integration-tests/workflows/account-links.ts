import customerSaved from "../../src/subscribers/customer-saved"
import { catchUpAccountLinks, sweepAccountLinks } from "../../src/workflows/account-link/ensure-account-links"
import { accountLinksJob } from "../../src/workflows/account-link/jobs"
import { actsOf, firstRun } from "./support/acts"
import type { World } from "./support/world"

export const describeAccountLinks = (world: World): void => {
  const { count, tasks } = actsOf(world)

  describe("account links", () => {
    const customers = async (many: number, prefix = "bulk"): Promise<string[]> => {
      const all = Array.from({ length: many }, (_, at) => ({
        id: `cus_${prefix}_${at}`,
        email: `${prefix}-${at}@example.com`,
        has_account: false,
      }))
      await world.knex.batchInsert("customer", all)
      return all.map(({ id }) => id)
    }
    const linksOf = async (customer_id: string) => await world.services.tokens.listLinks({ customer_id })

    it("of all customers that have none are made by one sweep, whatever their number", async () => {
      await customers(1_201)
      expect(await sweepAccountLinks(world.container)).toBeGreaterThanOrEqual(1_201)
      expect(await count("portal_link", { scope: "account", revoked_at: null })).toBe(
        await count("customer", { deleted_at: null }),
      )
      expect(await sweepAccountLinks(world.container)).toBe(0)
    })

    it("wait for the first sweep after the installation, which the periodic job asks for once", async () => {
      await world.knex("portal_watermark").delete()
      const [one = ""] = await customers(1)
      for (let runs = 0; runs < 2; runs++) await accountLinksJob.perform(world.container, {}, firstRun("1"))
      expect(await linksOf(one)).toEqual([])
      expect((await tasks()).filter((task) => task === "account-links-sweep")).toHaveLength(1)
    })

    it("of customers whose event was lost are made by the next run, which looks at none that did not change", async () => {
      await sweepAccountLinks(world.container)
      const [recent = "", old = ""] = await customers(2)
      await world
        .knex("customer")
        .where({ id: old })
        .update({ updated_at: new Date(Date.now() - 86_400_000) })
      expect(await catchUpAccountLinks(world.container)).toBe(1)
      expect(await linksOf(recent)).toHaveLength(1)
      expect(await linksOf(old)).toEqual([])
      expect(await sweepAccountLinks(world.container)).toBe(1)
      expect(await linksOf(old)).toHaveLength(1)
    })

    it("are made singly when a customer is created: the event of one is not a catch-up for all", async () => {
      const [one = "", other = ""] = await customers(2)
      await customerSaved({
        event: { name: "customer.created", data: { id: one } },
        container: world.container,
        pluginOptions: {},
      })
      expect(await linksOf(one)).toMatchObject([{ recipient_email: "bulk-0@example.com" }])
      expect(await linksOf(other)).toEqual([])
    })

    it("follow a changed address also when the event of it was lost, and only then", async () => {
      const [moved = "", stays = ""] = await customers(2)
      await sweepAccountLinks(world.container)
      const [kept] = await linksOf(stays)
      await world.knex("customer").where({ id: moved }).update({ email: "Moved@Example.com" })
      expect(await catchUpAccountLinks(world.container)).toBe(1)
      expect(await linksOf(moved)).toMatchObject([
        { recipient_email: "bulk-0@example.com", revoked_at: expect.any(Date) },
        { recipient_email: "moved@example.com", revoked_at: null },
      ])
      // The same row to the last column; only the moment of reading it is another.
      expect(await linksOf(stays)).toEqual([{ ...kept, read_at: expect.any(Date) }])
      expect(await catchUpAccountLinks(world.container)).toBe(0)
    })
  })
}
