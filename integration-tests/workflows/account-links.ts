import customerSaved from "../../src/subscribers/customer-saved"
import { ensureAccountLinks } from "../../src/workflows/account-link/ensure-account-links"
import { actsOf } from "./support/acts"
import type { World } from "./support/world"

export const describeAccountLinks = (world: World): void => {
  const { count } = actsOf(world)

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

    it("of all customers that have none are made in one go, whatever their number", async () => {
      await customers(1_201)
      expect(await ensureAccountLinks(world.container)).toBeGreaterThanOrEqual(1_201)
      expect(await count("portal_link", { scope: "account", revoked_at: null })).toBe(
        await count("customer", { deleted_at: null }),
      )
      expect(await ensureAccountLinks(world.container)).toBe(0)
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
      await ensureAccountLinks(world.container)
      const [kept] = await linksOf(stays)
      await world.knex("customer").where({ id: moved }).update({ email: "Moved@Example.com" })
      expect(await ensureAccountLinks(world.container)).toBe(1)
      expect(await linksOf(moved)).toMatchObject([
        { recipient_email: "bulk-0@example.com", revoked_at: expect.any(Date) },
        { recipient_email: "moved@example.com", revoked_at: null },
      ])
      // The same row to the last column; only the moment of reading it is another.
      expect(await linksOf(stays)).toEqual([{ ...kept, read_at: expect.any(Date) }])
      expect(await ensureAccountLinks(world.container)).toBe(0)
    })
  })
}
