import { backdate, backdateInvoice, keepQuiet } from "./backdate.mjs"
import { skuOf } from "./catalogue.mjs"
import { until } from "./http.mjs"
import { addressOf, CUSTOMERS, fullName } from "./people.mjs"
import { MoneyDesk } from "./money-desk.mjs"
import { ProofDesk } from "./proof-desk.mjs"
import { NeedsDesk } from "./needs-desk.mjs"
import { ShipDesk } from "./ship-desk.mjs"
import { TalkDesk } from "./talk-desk.mjs"

/** A day so many days from now, moved on to Monday when it falls on a weekend. */
const dayIn = (days) => {
  const day = new Date(Date.now() + days * 86_400_000)
  const weekend = { 6: 2, 0: 1 }[day.getUTCDay()] ?? 0
  return new Date(day.getTime() + weekend * 86_400_000).toISOString().slice(0, 10)
}

/** Line items of an order: one for each size, told apart and grouped by the metadata that the portal reads. */
const itemsOf = ({ lines }, variants) =>
  lines.flatMap(({ garment, color, title, section, details, note, needs, sizes, quantity, price }, index) =>
    Object.entries(sizes ?? { "": quantity }).map(([size, pieces], at) => ({
      ...(garment ? { variant_id: variants.get(skuOf(garment, color, size)) } : { title }),
      quantity: pieces,
      unit_price: price,
      metadata: {
        position: index * 10 + at,
        // A line without a product is taken for a charge unless it says otherwise.
        ...(garment ? {} : { fee: false }),
        ...(section ? { section } : {}),
        ...(size ? { size } : {}),
        ...(details ? { details } : {}),
        ...(note ? { note } : {}),
        ...(needs ? { [`needs_${needs}`]: true } : {}),
      },
    })),
  )

const trackingUrl = (number) => `https://www.ups.com/track?tracknum=${number}`

/** One order at the shop's desk: what staff do with it, and what its clients do through their links. */
export class Desk {
  constructor({ http, admin, shop, hasSandbox, databaseUrl, carrierSecret }, plan) {
    Object.assign(this, { http, admin, shop, hasSandbox, databaseUrl, carrierSecret, plan })
  }

  /** Writes the quote and the project's facts. */
  async draft() {
    const { plan, shop } = this
    const customer = CUSTOMERS[plan.customer]
    const option = shop.shipping[plan.shipping.by]
    const { draft_order } = await this.admin.post("/admin/draft-orders?fields=id,*items", {
      region_id: shop.regionId,
      sales_channel_id: shop.salesChannelId,
      currency_code: "usd",
      customer_id: shop.customers[plan.customer],
      email: customer.email,
      shipping_address: plan.deliver_to ?? addressOf(customer),
      billing_address: addressOf(customer),
      items: itemsOf(plan, shop.variants),
      shipping_methods: [{ name: option.name, shipping_option_id: option.id, amount: plan.shipping.amount }],
      metadata: { project_name: plan.name, ...(plan.notes ? { notes: plan.notes } : {}) },
    })
    this.id = draft_order.id
    this.items = draft_order.items
  }

  /** The project's facts; staff who only keep a draft for themselves have not filled them in yet. */
  async describe() {
    const { po, in_hands, ships, rep = "dana" } = this.plan
    await this.admin.post(`/admin/client-portal/orders/${this.id}/project`, {
      po_number: po ?? null,
      in_hands_date: in_hands === undefined ? null : dayIn(in_hands),
      ship_date: ships === undefined ? null : dayIn(ships),
      owner_user_id: this.shop.staff[rep],
    })
  }

  get proofs() {
    return new ProofDesk(this)
  }

  get money() {
    return new MoneyDesk(this)
  }

  get needs() {
    return new NeedsDesk(this)
  }

  get shipping() {
    return new ShipDesk(this)
  }

  get talk() {
    return new TalkDesk(this)
  }

  get client() {
    const customer = CUSTOMERS[this.plan.customer]
    return { name: fullName(customer), email: customer.email }
  }

  /** @returns the link's address */
  async share(message, recipient = this.client) {
    const { url } = await this.admin.post(`/admin/client-portal/orders/${this.id}/links`, {
      recipient_name: recipient.name,
      recipient_email: recipient.email,
      message,
    })
    return url
  }

  /** The client gives a colleague a link of their own. @returns its address, which only the mail and staff know */
  async delegate(url, { name, email }) {
    const client = await this.open(url)
    await client.post("/portal/delegate", { name, email })
    const { panel } = await this.admin.get(`/admin/client-portal/orders/${this.id}`)
    const link = panel.links.find(({ recipient_email }) => recipient_email === email)
    return (await this.admin.post(`/admin/client-portal/links/${link.id}/reveal`)).url
  }

  /** @param validFor milliseconds that the quote can be approved; left out: it stays valid */
  async askApproval(message, { validFor } = {}) {
    const valid_until = validFor === undefined ? null : new Date(Date.now() + validFor).toISOString()
    const { panel } = await this.admin.post(`/admin/client-portal/orders/${this.id}/approval-requests`, {
      message,
      rules: { validity: { valid_until } },
    })
    return panel.request
  }

  async session(url) {
    const token = new URL(url).pathname.split("/").at(-1)
    const { session } = await this.http.post("/portal/session", { token })
    return this.http.as(session)
  }

  /** The client opens their link on a phone and looks at the page. */
  async open(url) {
    const client = await this.session(url)
    await client.post("/portal/opened", { visible_ms: 9_000, gesture: "touch" })
    return client
  }

  /** What the client decides, on exactly what they were shown. */
  async decide(url, decision) {
    this.decidedWith = url
    const client = await this.open(url)
    const { sections } = await client.get("/portal/project")
    const at = `/portal/approvals/${sections.approval.request.id}`
    const { nonce } = await client.get(at)
    await client.post(`${at}/decision`, { nonce, ...decision })
    return client
  }

  async sign(url) {
    const { name, email } = this.client
    const rules = this.plan.po ? { purchase_order: { po_number: this.plan.po } } : {}
    await this.settled(await this.decide(url, { decision: "approved", name, email, consent: true, rules }))
  }

  async askChanges(url, message) {
    await this.decide(url, { decision: "changes_requested", message })
  }

  /** The quote expires under the client, who asks for a renewed one. */
  async askRenewal(url) {
    const client = await this.open(url)
    await until(`the quote "${this.plan.name}" to expire`, async () => {
      const { request } = (await client.get("/portal/project")).sections.approval
      return request.rules.validity.is_expired && client.post(`/portal/approvals/${request.id}/renewal`)
    })
  }

  async decline(url, message) {
    await this.decide(url, { decision: "declined", message })
  }

  /** Staff write down what the client said on the phone. */
  async recordApproval(url, request, message) {
    const { name, email } = this.client
    const body = { decision: "approved", channel: "phone", name, email, message }
    await this.admin.post(`/admin/client-portal/approval-requests/${request.id}/record`, body)
    await this.settled(await this.session(url))
  }

  /** Until the approval has had its effects: the move to the next stage is the last, or the wait at the finance gate. */
  async settled(client) {
    await until(`the effects of approving "${this.plan.name}"`, async () => {
      const { project } = await client.get("/portal/project")
      if (project.status === "ready_for_billing") return true
      return project.stages.find(({ role }) => role === "approval").state === "done"
    })
  }

  /** A repeat order that needs no approval. */
  async place() {
    await this.admin.post(`/admin/draft-orders/${this.id}/convert-to-order`)
  }

  async changeQuantity(size, quantity) {
    const item = this.items.find(({ metadata }) => metadata.size === size)
    const at = `/admin/draft-orders/${this.id}/edit`
    await this.admin.post(at)
    await this.admin.post(`${at}/items/item/${item.id}`, { quantity })
    await this.admin.post(`${at}/request`)
    await this.admin.post(`${at}/confirm`)
  }

  async moveTo(...stages) {
    for (const stage of stages) {
      await this.admin.post(`/admin/client-portal/orders/${this.id}/stage`, { stage_id: this.shop.stages[stage] })
    }
  }

  /**
   * Packs and ships one package.
   * @param {{ which?: (item: object) => boolean, tracking: string, to?: object, by?: string }} what
   * @returns the fulfilment's id
   */
  async ship({ which = () => true, tracking, to, by }) {
    const items = this.items.filter(which).map(({ id, quantity }) => ({ id, quantity }))
    const { order } = await this.admin.post(`/admin/orders/${this.id}/fulfillments?fields=id,*fulfillments`, {
      items,
      location_id: this.shop.locationId,
      ...(by ? { shipping_option_id: this.shop.shipping[by].id } : {}),
      ...(to ? { delivery_address: to } : {}),
    })
    const fulfillment = order.fulfillments.find(({ shipped_at }) => !shipped_at)
    const url = trackingUrl(tracking)
    await this.admin.post(`/admin/orders/${this.id}/fulfillments/${fulfillment.id}/shipments`, {
      items,
      labels: [{ tracking_number: tracking, tracking_url: url, label_url: url }],
    })
    return fulfillment.id
  }

  async deliver(fulfillmentId) {
    await this.admin.post(`/admin/orders/${this.id}/fulfillments/${fulfillmentId}/mark-as-delivered`)
  }

  /** As if it had been placed and delivered so many days ago. @param {{ placed: number, delivered: number }} when */
  async backdate(when) {
    await backdate(this.databaseUrl, { orderId: this.id, ...when })
  }

  /** As if this invoice had been issued so many days ago. */
  async issuedDaysAgo({ id }, days) {
    await backdateInvoice(this.databaseUrl, { id, days })
  }

  /** Nothing has happened for as many days as the plan says. */
  async keepQuiet() {
    await keepQuiet(this.databaseUrl, { orderId: this.id, days: this.plan.quiet })
  }

  async cancel() {
    await this.admin.post(`/admin/orders/${this.id}/cancel`)
  }
}
