import { createOrderShipmentWorkflow } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { shippingSettings } from "../../src/contracts"
import { JOBS_SCHEMA } from "../../src/lib/jobs/queued-job"
import { readOrderShipping } from "../../src/shipping-view/order-shipping"
import packagesChanged from "../../src/subscribers/packages-changed"
import { shareOrderWorkflow } from "../../src/workflows"
import { findUntoldJob } from "../../src/workflows/shipping/notify-automatically"
import { setPickup } from "../../src/workflows/shipping/set-pickup"
import { setTracking } from "../../src/workflows/shipping/set-tracking"
import { mails } from "../support/mailbox"
import { createFulfillment, createPlacedOrder, type TestOrder, uniqueEmail } from "../support/orders"
import { testShop } from "../support/shop"
import { waitFor } from "../support/wait"
import { MONA, saying, shareInput } from "./support/inputs"
import { workJobs } from "./support/work-jobs"
import type { World } from "./support/world"

const UPS = "1Z5R89390357567127"
const OTHER_UPS = "1Z999AA10123456784"
const COUNTER = { id: "counter", name: "Our counter", address: "1 Quay", hours: "9 to 5" }

export const describeShipping = (world: World): void => {
  describe("clients who are told of packages automatically", () => {
    let order: TestOrder
    let email = ""

    beforeEach(async () => {
      await world.services.settings.save(shippingSettings, { automatic: true, pickup_places: [COUNTER] })
      email = uniqueEmail("receiver")
      order = await createPlacedOrder({ lines: [{ quantity: 10 }, { quantity: 2 }] }, world.baseUrl)
      const input = { ...shareInput({ order_id: order.id }), recipient: { name: "Anna", email }, mail: false }
      await shareOrderWorkflow(world.container).run({ input })
      await workJobs(world)
    })

    const pack = (quantity: number): Promise<string> =>
      createFulfillment({ ...order, items: order.items.filter((one) => one.quantity === quantity) }, world.baseUrl)
    /** As Medusa's own shipment form does. */
    const ship = async (fulfillment_id: string, quantity: number, number = UPS): Promise<void> => {
      const items = order.items.filter((one) => one.quantity === quantity).map(({ id }) => ({ id, quantity }))
      const labels = [{ tracking_number: number, tracking_url: "", label_url: "" }]
      await createOrderShipmentWorkflow(world.container).run({
        input: { order_id: order.id, fulfillment_id, items, labels },
      })
    }
    const track = async (fulfillment_id: string, number: string): Promise<void> => {
      const project = await world.services.projects.findByOrder(order.id)
      const parcels = [{ number, carrier: null, service: null }]
      await setTracking(world.container, { project_id: project?.id ?? "", fulfillment_id, parcels, actor: MONA })
    }
    const numbers = async (): Promise<string[]> =>
      (await readOrderShipping(world.container, order.id)).packages.flatMap(({ parcels }) =>
        parcels.map(({ number }) => number),
      )

    const jobKey = () => `shipping-notify:${order.id}`
    const jobs = async (): Promise<{ id: string; xmin: string }[]> =>
      await world
        .knex(`${JOBS_SCHEMA}._private_jobs`)
        .where({ key: jobKey() })
        .select("id", world.knex.raw("xmin::text"))
    const job = async (): Promise<void> =>
      void (await waitFor(async () => (await jobs()).length === 1, { what: "a job that tells clients" }))
    const withoutJob = async (): Promise<void> =>
      void (await world.knex(`${JOBS_SCHEMA}._private_jobs`).where({ key: jobKey() }).delete())
    /** The job first, then the notice that it asks for. */
    const work = async (): Promise<void> => {
      await workJobs(world)
      await workJobs(world)
    }
    const told = async () => (await mails(email)).map(({ subject, text }) => ({ subject, text }))
    const round = async (): Promise<void> =>
      await findUntoldJob.perform(world.container, {}, { uid: "round", attempt: 1, isLast: false })
    /** Everything of the order happened an hour ago. */
    const anHourLater = async (): Promise<void> => {
      await world.knex("portal_setting").update({ updated_at: world.knex.raw("now() - interval '3 hours'") })
      for (const column of ["shipped_at", "canceled_at"])
        await world.knex("fulfillment").update({ [column]: world.knex.raw(`${column} - interval '1 hour'`) })
      await world
        .knex("portal_shipping_notice")
        .update({ created_at: world.knex.raw("created_at - interval '2 hours'") })
    }

    it("get one mail for what ships within minutes in Medusa's own form, although another subscriber throws", async () => {
      world.container.resolve(Modules.EVENT_BUS).subscribe(
        "shipment.created",
        async () => {
          throw new Error("a subscriber of the host's fails")
        },
        { subscriberId: "test-failing-subscriber" },
      )
      await ship(await pack(10), 10)
      await job()
      const second = await pack(2)
      await ship(second, 2, OTHER_UPS)
      // The same event at a second instance.
      const event = { name: "shipment.created", data: { id: second } }
      const twice = () => packagesChanged({ event, container: world.container, pluginOptions: {} })
      await Promise.all([twice(), twice()])
      await job()
      await work()
      const [mail, ...more] = await told()
      expect(more).toEqual([])
      expect(mail?.subject).toMatch(/^2 packages/)
      expect(mail?.text).toContain(UPS)
      expect(mail?.text).toContain(OTHER_UPS)
    })

    it("get nothing once staff switch it off, also for what has shipped already", async () => {
      await ship(await pack(10), 10)
      await job()
      await world.services.settings.save(shippingSettings, { automatic: false })
      await work()
      expect(await told()).toEqual([])
      await anHourLater()
      await round()
      expect(await jobs()).toEqual([])
    })

    it("get a mail from the round where the event was lost, and one alone", async () => {
      await ship(await pack(10), 10)
      await job()
      await withoutJob()
      await round()
      expect(await jobs()).toEqual([])
      await anHourLater()
      await round()
      await work()
      expect(await told()).toMatchObject([{ subject: expect.stringMatching(/on its way/u) }])
      await round()
      expect(await jobs()).toEqual([])
    })

    it("hear from the round that a package they were told of was canceled, and of no other", async () => {
      const id = await pack(10)
      const project = await world.services.projects.findByOrder(order.id)
      const ready = { fulfillment_id: id, place_id: COUNTER.id, note: null, is_ready: true }
      await setPickup(world.container, project?.id ?? "", ready)
      await work()
      const { admin } = await testShop(world.baseUrl)
      for (const canceled of [id, await pack(2)])
        await admin.post(`/admin/orders/${order.id}/fulfillments/${canceled}/cancel`, { no_notification: true })
      await job()
      await withoutJob()
      await anHourLater()
      await round()
      await work()
      expect((await told()).map(({ subject }) => subject)).toEqual([
        expect.stringMatching(/^Ready for pickup/),
        expect.stringMatching(/^Correction/),
      ])
    })

    it("are told of a correction by a job of the same transaction, so that no crash comes between", async () => {
      const id = await pack(10)
      await ship(id, 10)
      await job()
      await work()
      await track(id, OTHER_UPS)
      const [row] = await world
        .knex("portal_tracking")
        .where({ fulfillment_id: id })
        .select(world.knex.raw("xmin::text"))
      expect((await jobs()).map(({ xmin }) => xmin)).toEqual([row.xmin])
      const ready = { fulfillment_id: await pack(2), place_id: COUNTER.id, note: null, is_ready: true }
      const project = await world.services.projects.findByOrder(order.id)
      await setPickup(world.container, project?.id ?? "", ready)
      const [pickup] = await world
        .knex("portal_shipment")
        .where({ order_id: order.id })
        .select(world.knex.raw("xmin::text"))
      expect((await jobs()).map(({ xmin }) => xmin)).toEqual([pickup.xmin])
      await work()
      expect((await told()).map(({ subject }) => subject)).toEqual([
        expect.stringMatching(/on its way/u),
        expect.stringMatching(/^Correction/),
      ])
    })

    describe("where something fails between the number and its mail", () => {
      /** Has one table refuse writes, until `mend`. */
      const breakTable = async (table: string): Promise<() => Promise<void>> => {
        await world.knex.raw(`CREATE FUNCTION test_refuse() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'the disk of this test is full'; END $$`)
        await world.knex.raw(
          `CREATE TRIGGER test_refuse BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION test_refuse()`,
        )
        return async () => void (await world.knex.raw("DROP FUNCTION test_refuse() CASCADE"))
      }
      const shipped = async (): Promise<string> => {
        const id = await pack(10)
        await ship(id, 10)
        await job()
        await work()
        return id
      }

      it("changes nothing where the job cannot be written", async () => {
        const id = await shipped()
        const mend = await breakTable(`${JOBS_SCHEMA}._private_jobs`)
        await expect(track(id, OTHER_UPS)).rejects.toMatchObject(saying("the disk of this test is full"))
        await mend()
        expect(await numbers()).toEqual([UPS])
        expect(await world.knex("portal_tracking").where({ fulfillment_id: id })).toEqual([])
      })

      it("tells nothing where Medusa's label could not be written, and the correction once it could", async () => {
        const id = await shipped()
        const mend = await breakTable("fulfillment_label")
        await expect(track(id, OTHER_UPS)).rejects.toMatchObject(saying("the disk of this test is full"))
        await mend()
        await work()
        expect([await numbers(), (await told()).length]).toEqual([[UPS], 1])
        await track(id, OTHER_UPS)
        await work()
        const [, correction, ...more] = await told()
        expect(more).toEqual([])
        expect(correction?.text).toContain(`Replaces ${UPS}`)
      })
    })
  })
}
