import { createHmac, randomUUID } from "node:crypto"
import { until } from "./http.mjs"

/** Where the shop's clients collect packages themselves. */
export const SHIPPING_SETTINGS = {
  pickup_places: [
    {
      id: "counter",
      name: "Northfold counter",
      address: "88 Canal Street, Albany, NY 12207, door on the left",
      hours: "Mon–Fri 8 am–5 pm, Sat 9 am–1 pm",
    },
  ],
}

/** Packages of one order: what clients are told of them, what carriers report, and who collects them. */
export class ShipDesk {
  constructor(desk) {
    this.desk = desk
    this.admin = desk.admin
  }

  async path() {
    return `/admin/client-portal/projects/${await this.desk.proofs.projectId()}/shipping`
  }

  async notify() {
    await this.admin.post(`${await this.path()}/notify`, { key: randomUUID() })
  }

  /** @param numbers tracking numbers in place of those that the package had */
  async track(fulfillment_id, ...numbers) {
    const parcels = numbers.map((number) => (typeof number === "string" ? { number } : number))
    await this.admin.post(`${await this.path()}/tracking`, { fulfillment_id, parcels })
  }

  /** Packs lines into one package that has not left. @returns the fulfilment's id */
  async pack(which = () => true) {
    const { desk } = this
    const items = desk.items.filter(which).map(({ id, quantity }) => ({ id, quantity }))
    const { order } = await this.admin.post(`/admin/orders/${desk.id}/fulfillments?fields=id,*fulfillments`, {
      items,
      location_id: desk.shop.locationId,
    })
    return order.fulfillments.find(({ shipped_at, delivered_at }) => !shipped_at && !delivered_at).id
  }

  /** Waits until the carrier's word is in Medusa: a job of the outbox writes it there. */
  async whenDelivered(fulfillment_id) {
    await until("the package to be delivered", async () => {
      const { packages } = await this.admin.get(await this.path())
      return packages.some(({ id, state }) => id === fulfillment_id && state === "delivered")
    })
  }

  async readyForPickup(fulfillment_id, note) {
    await this.admin.post(`${await this.path()}/pickup`, { fulfillment_id, place_id: "counter", note, is_ready: true })
  }

  /**
   * A carrier reports of a parcel, through the signed hook.
   * @param reports `[hours ago, state, place, message, more]`, oldest first
   */
  async carrierSays(tracking_number, reports) {
    const events = reports.map(([hours, state, place, message, more = {}]) => ({
      id: `${tracking_number}-${state}-${hours}`,
      tracking_number,
      state,
      place,
      message,
      occurred_at: new Date(Date.now() - hours * 3_600_000).toISOString(),
      ...more,
    }))
    const body = JSON.stringify({ events })
    const seconds = Math.floor(Date.now() / 1000)
    const signature = createHmac("sha256", this.desk.carrierSecret).update(`${seconds}.${body}`).digest("hex")
    await this.desk.http.send("POST", "/hooks/client-portal/carrier", {
      headers: { "content-type": "application/json", "x-client-portal-signature": `t=${seconds},v1=${signature}` },
      body,
    })
  }
}
