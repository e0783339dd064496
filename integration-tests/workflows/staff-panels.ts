import { readCustomerPanel } from "../../src/api/admin/client-portal/customers/customer-panel"
import { readOrderPanel } from "../../src/api/admin/client-portal/order-panel"
import { ensureProjectWorkflow, requestApprovalWorkflow } from "../../src/workflows"
import {
  createCustomer,
  createDraftOrder,
  createFulfillment,
  createPlacedOrder,
  deliver,
  ship,
} from "../support/orders"
import { waitFor } from "../support/wait"
import { MONA } from "./support/inputs"
import type { World } from "./support/world"

export const describeStaffPanels = (world: World): void => {
  describe("the staff's panels", () => {
    /** Counts full reads of orders. */
    const orderReads = () => {
      let count = 0
      const see = ({ sql }: { sql: string }) => void (count += Number(sql.includes("portal_read_order(")))
      world.knex.on("query", see)
      return { count: () => count, stop: () => world.knex.removeListener("query", see) }
    }

    it("of an order read the order once, since every open tab asks every few seconds", async () => {
      const reads = orderReads()
      expect((await readOrderPanel(world.container, world.order.id)).project?.id).toBe(world.project.id)
      expect(reads.count()).toBe(1)
      reads.stop()
    })

    it("of a customer read all their orders at once, the newest first, each as its own panel says", async () => {
      const customer = await createCustomer({}, world.baseUrl)
      const input = { customerId: customer.id, email: customer.email, lines: [{ stocked: false }] }
      const orders = []
      for (let made = 0; made < 3; made++) orders.unshift(await createDraftOrder(input, world.baseUrl))
      for (const { id } of orders)
        await ensureProjectWorkflow(world.container).run({ input: { order_id: id, actor: MONA } })
      const asked = orders[1]?.id ?? ""
      await requestApprovalWorkflow(world.container).run({
        input: { order_id: asked, message: null, notify: false, actor: MONA },
      })
      const reads = orderReads()
      const { projects } = await readCustomerPanel(world.container, customer.id)
      // The one that waits for the client is read once, as long as it does not change: is it still what was asked?
      expect(reads.count()).toBe(1)
      await readCustomerPanel(world.container, customer.id)
      expect(reads.count()).toBe(1)
      reads.stop()
      expect(projects.map(({ order_id }) => order_id)).toEqual(orders.map(({ id }) => id))
      for (const one of projects) {
        const panel = await readOrderPanel(world.container, one.order_id)
        expect(one).toEqual({
          project_id: panel.project?.id,
          order_id: one.order_id,
          name: panel.project?.name,
          status: panel.status,
          needs_new_request: false,
          is_draft: true,
        })
      }
      expect(projects[1]?.status).toBe("awaiting_approval")
    })

    it("of an order without a project say where its packages are", async () => {
      const placed = await createPlacedOrder({}, world.baseUrl)
      // As an order that was placed before the shop had the plugin.
      await waitFor(() => world.services.projects.findByOrder(placed.id), { what: "the placed order's project" })
      await world.knex("portal_project").where({ order_id: placed.id }).delete()
      const panel = async () => {
        const { project: none, status } = await readOrderPanel(world.container, placed.id)
        expect(none).toBeNull()
        return status
      }
      expect(await panel()).toBe("approved")
      const fulfillment = await createFulfillment(placed, world.baseUrl)
      await ship(placed, fulfillment, undefined, world.baseUrl)
      expect(await panel()).toBe("shipped")
      await deliver(placed, fulfillment, world.baseUrl)
      expect(await panel()).toBe("delivered")
    })
  })
}
