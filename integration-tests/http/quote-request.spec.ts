import type {
  AccountBranding,
  AccountOrders,
  CustomerPanel,
  ProjectHeader,
  ProjectRequest,
  QuoteRequest,
  QuoteRequestPage,
  QuoteRequests,
  StaffThread,
} from "../../src/contracts"
import { openAccount } from "../support/account"
import { adminApi, type Api, openLink, portalApi } from "../support/api"
import { row, rows } from "../support/database"
import { mailTo, portalLinkIn } from "../support/mailbox"
import { createCustomer, createDraftOrder, createPlacedOrder, type OrderInput } from "../support/orders"
import { outboxDone, panelOf, revealed, share } from "../support/portal"
import { decideProof, proofRenderingOf, sentProof } from "../support/proof-flow"
import { artwork, OCTETS } from "../support/proofs"
import { testShop } from "../support/shop"
import { waitFor } from "../support/wait"

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

/** A customer with an open account, who has bought before. */
const anAccount = async (first: OrderInput = {}) => {
  const customer = await createCustomer({ first_name: "Priya", last_name: "Nair" })
  const order = await createPlacedOrder({
    customerId: customer.id,
    email: customer.email,
    lines: [{ stocked: false }],
    ...first,
  })
  const { panel } = await admin.post<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}/link`)
  const { url } = await revealed(admin, panel.link?.id ?? "")
  return { customer, order, account: await openAccount(url, customer.email) }
}
type Account = Awaited<ReturnType<typeof anAccount>>

const ADDRESS = {
  first_name: "Priya",
  last_name: "Nair",
  company: "Cedar Hill PTA",
  address_1: "210 Cedar Hill Road",
  address_2: "",
  postal_code: "12054",
  city: "Delmar",
  province: "NY",
  country_code: "us",
  phone: "",
}
const DELIVERY = {
  step: "delivery",
  in_hands_date: "2099-05-01",
  address: ADDRESS,
  po_number: "PTA-99",
  budget: "$800",
  remarks: "Please call before noon.",
} as const
const lineOf = (more: object = {}) => ({
  id: "l1",
  product: "Tote",
  color: "natural",
  decoration: "",
  quantity: 24,
  ...more,
})
const what = (...lines: object[]) => ({ step: "what", name: "Summer fair", lines })

const begin = ({ account }: Account) => account.post<QuoteRequest>("/portal/account/requests")
const save = (account: Api, { id, version }: Pick<QuoteRequest, "id" | "version">, part: object) =>
  account.call<QuoteRequest & { code?: string }>("POST", `/portal/account/requests/${id}`, { body: { version, part } })
const send = (account: Api, { id, version }: Pick<QuoteRequest, "id" | "version">) =>
  account.call<QuoteRequest & { code?: string; message?: string }>("POST", `/portal/account/requests/${id}/send`, {
    body: { version },
  })
const saved = async (account: Api, request: QuoteRequest, ...parts: object[]): Promise<QuoteRequest> => {
  let current = request
  for (const part of parts) {
    const { status, body } = await save(account, current, part)
    if (status !== 200) throw new Error(JSON.stringify(body))
    current = body
  }
  return current
}
const pageOf = (account: Api, id: string) => account.get<QuoteRequestPage>(`/portal/account/requests/${id}`)
const quoteOf = (account: Api, id: string): Promise<string> =>
  waitFor(async () => (await pageOf(account, id)).request.order_id, { what: `the quote of ${id}`, timeout: 30_000 })
const draftOf = async (id: string) =>
  (
    await admin.get<{ draft_order: Record<string, unknown> & { items: Record<string, unknown>[] } }>(
      `/admin/draft-orders/${id}?fields=id,region_id,sales_channel_id,currency_code,customer_id,email,total,*items,*shipping_address`,
    )
  ).draft_order

describe("a quote request", () => {
  it("becomes a draft order with project, link, thread, and a line in the bell, all of the client's and in their shop", async () => {
    const one = await anAccount()
    const { account, customer } = one
    const shop = await testShop()
    const { title } = (
      await admin.get<{ product: { title: string } }>(
        `/admin/products/${(await row<{ product_id: string }>("SELECT product_id FROM product_variant WHERE id = $1", [shop.variants[0]?.id]))?.product_id}`,
      )
    ).product
    const begun = await begin(one)
    expect((await begin(one)).id).toBe(begun.id)
    const request = await saved(
      account,
      begun,
      what(lineOf({ product: title, color: "" }), lineOf({ id: "l2", decoration: "One side, 1 color" })),
      {
        step: "artwork",
        sizes: {
          l1: [
            { label: "M", quantity: 12 },
            { label: "3XL", quantity: 2 },
          ],
        },
        proof_ids: [],
        notes: "Logo in the middle.",
      },
      DELIVERY,
    )
    expect(request.problems).toEqual([])
    expect((await send(account, request)).status).toBe(200)
    const orderId = await quoteOf(account, request.id)

    const draft = await draftOf(orderId)
    const before = await draftOf(one.order.id).catch(() => null)
    expect(before).toBeNull()
    const earlier = await row<Record<string, string>>(
      'SELECT region_id, sales_channel_id, currency_code FROM "order" WHERE id = $1',
      [one.order.id],
    )
    expect(draft).toMatchObject({
      ...earlier,
      customer_id: customer.id,
      email: customer.email,
      total: 0,
      shipping_address: { address_1: "210 Cedar Hill Road", country_code: "us" },
    })
    const lines = draft.items.map(({ title: of, quantity, variant_id, unit_price }) => [
      of,
      quantity,
      variant_id,
      unit_price,
    ])
    expect(lines).toHaveLength(3)
    expect(lines).toEqual(
      expect.arrayContaining([
        [title, 12, shop.variants.find((variant) => variant.title === "M")?.id, 0],
        [title, 2, null, 0],
        ["Tote", 24, null, 0],
      ]),
    )

    const { project } = await panelOf(admin, orderId)
    const header = await admin.get<ProjectHeader>(`/admin/client-portal/projects/${project?.id}`)
    expect(header).toMatchObject({
      name: "Summer fair",
      po_number: "PTA-99",
      in_hands_date: "2099-05-01",
      pieces: 38,
      waiting: { on: "staff", for: "quote_request" },
      recipients: ["Priya Nair"],
    })
    const asked = await admin.get<ProjectRequest>(`/admin/client-portal/projects/${header.id}/quote-request`)
    expect(asked.request).toMatchObject({ requested_by: "Priya Nair", content: { budget: "$800" }, reorder_of: null })
    const { entries } = await admin.get<StaffThread>(`/admin/client-portal/projects/${header.id}/conversation`)
    // The page is not said to be shared with them: they asked for it.
    expect(entries.map(({ kind }) => kind)).toEqual(["message"])
    const [first] = entries
    expect(first).toMatchObject({ author: { name: "Priya Nair" } })
    expect(JSON.stringify(first)).toContain("Please call before noon.")
    const { orders } = await account.get<AccountOrders>("/portal/account/orders")
    expect(orders.map(({ id }) => id)).toContain(orderId)
    const opened = await account.post<{ session: string }>(`/portal/account/orders/${orderId}/open`)
    expect((await portalApi(opened.session).call("GET", "/portal/project")).status).toBe(200)
    await outboxDone(request.id)
    const told = await rows("SELECT 1 FROM notification WHERE channel = 'feed' AND data->>'title' LIKE $1", [
      "Priya Nair asked for a quote: Summer fair%",
    ])
    expect(told).not.toEqual([])
    const confirmation = await mailTo(
      customer.email,
      ({ subject }) => subject === "We’ve got your request: Summer fair",
    )
    expect(confirmation.text).toContain("24 × Tote")
    const client = await openLink(portalLinkIn(confirmation))
    expect((await client.call("GET", "/portal/project")).status).toBe(200)
  })

  it("that is sent many times at once is one draft, and one whose job runs again after a crash is no second", async () => {
    const one = await anAccount()
    const request = await saved(one.account, await begin(one), what(lineOf()))
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(one.account, request)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    const orderId = await quoteOf(one.account, request.id)
    await outboxDone(request.id)
    // As if the process had ended after Medusa wrote the order and before anything was noted of it.
    await rows("UPDATE portal_quote_request SET order_id = NULL, project_id = NULL, done_at = NULL WHERE id = $1", [
      request.id,
    ])
    const envelope = { job: "quote-request", uid: crypto.randomUUID(), payload: { request_id: request.id } }
    await rows("SELECT client_portal_jobs.add_job('effects', payload := $1::json)", [JSON.stringify(envelope)])
    expect(await quoteOf(one.account, request.id)).toBe(orderId)
    await outboxDone(request.id)
    expect(await rows(`SELECT 1 FROM "order" WHERE metadata->>'quote_request_id' = $1`, [request.id])).toHaveLength(1)
    expect(await rows("SELECT 1 FROM portal_message WHERE order_id = $1", [orderId])).toHaveLength(1)
    expect(await rows("SELECT 1 FROM portal_link WHERE order_id = $1", [orderId])).toHaveLength(1)
  })

  it("takes a product that is gone as words, and one that is out of stock as the product", async () => {
    const one = await anAccount()
    const shop = await testShop()
    const { title, id } = (await row<{ title: string; id: string }>(
      "SELECT p.title, p.id FROM product p JOIN product_variant v ON v.product_id = p.id WHERE v.id = $1",
      [shop.variants[0]?.id],
    )) ?? { title: "", id: "" }
    const parts = [
      what(lineOf({ product: title, color: "", quantity: 90_000 })),
      { step: "artwork", sizes: { l1: [{ label: "L", quantity: 90_000 }] }, proof_ids: ["pprf_unknown"], notes: "" },
    ]
    const first = await saved(one.account, await begin(one), ...parts)
    await send(one.account, first)
    const [item] = (await draftOf(await quoteOf(one.account, first.id))).items
    expect(item).toMatchObject({
      quantity: 90_000,
      variant_id: shop.variants.find((variant) => variant.title === "L")?.id,
    })
    await admin.post(`/admin/products/${id}`, { status: "draft" })
    const second = await saved(one.account, await begin(one), ...parts)
    await send(one.account, second)
    const [typed] = (await draftOf(await quoteOf(one.account, second.id))).items
    await admin.post(`/admin/products/${id}`, { status: "published" })
    expect(typed).toMatchObject({ title, quantity: 90_000, variant_id: null })
  })

  it("is not sent with anything missing, and keeps no impossible count, date or endless text", async () => {
    const one = await anAccount()
    const { account } = one
    let request = await begin(one)
    expect((await send(account, request)).body).toMatchObject({ code: "request_incomplete" })
    for (const quantity of [0, -3, 2.5, 1e9, "12", null]) {
      const { status } = await save(account, request, what(lineOf({ quantity })))
      expect([quantity, status]).toEqual([quantity, quantity === null ? 200 : 400])
    }
    request = (await pageOf(account, request.id)).request
    for (const part of [
      { ...DELIVERY, in_hands_date: "2026-02-30" },
      { ...DELIVERY, remarks: "x".repeat(10_001) },
      { step: "what", name: "", lines: Array.from({ length: 51 }, (_, at) => lineOf({ id: `l${at}` })) },
    ])
      expect((await save(account, request, part)).status).toBe(400)
    const long = "א".repeat(10_000)
    request = await saved(account, request, { ...DELIVERY, in_hands_date: "2020-01-01", remarks: long })
    expect(request.content.remarks).toBe(long)
    expect(request.problems).toEqual(["no_quantity", "date_passed"])
    expect((await send(account, request)).body).toMatchObject({ code: "request_incomplete" })
    expect(await rows("SELECT 1 FROM portal_quote_request WHERE id = $1 AND state = 'sent'", [request.id])).toEqual([])
  })

  it("is nobody else's: another account's id is no request, another customer's order cannot be ordered again", async () => {
    const [one, other] = [await anAccount(), await anAccount()]
    const request = await saved(one.account, await begin(one), what(lineOf()))
    const at = `/portal/account/requests/${request.id}`
    const answers = [
      await other.account.call("GET", at),
      await save(other.account, request, what(lineOf())),
      await send(other.account, request),
      await other.account.call("DELETE", at),
      await other.account.call("POST", `/portal/account/orders/${one.order.id}/reorder`),
      await other.account.call("POST", "/portal/account/orders/order_unknown/reorder"),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
    expect((await other.account.get<QuoteRequests>("/portal/account/requests")).requests).toEqual([])
    // A quote that was never shared is not the customer's to know of.
    const hidden = await createDraftOrder({
      customerId: one.customer.id,
      email: one.customer.email,
      lines: [{ stocked: false }],
    })
    expect((await one.account.call("POST", `/portal/account/orders/${hidden.id}/reorder`)).status).toBe(404)
  })

  it("can be the first that a new customer asks for, and is listed before and after", async () => {
    const customer = await createCustomer()
    const { panel } = await admin.post<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}/link`)
    const account = await openAccount((await revealed(admin, panel.link?.id ?? "")).url, customer.email)
    const begun = await account.post<QuoteRequest>("/portal/account/requests")
    const request = await saved(account, begun, what(lineOf()))
    const listed = async () =>
      (await account.get<QuoteRequests>("/portal/account/requests")).requests.map(({ id, state }) => [id, state])
    expect(await listed()).toEqual([[request.id, "draft"]])
    await send(account, request)
    await quoteOf(account, request.id)
    expect(await listed()).toEqual([[request.id, "sent"]])
  })

  it("is listed until it is sent or discarded", async () => {
    const one = await anAccount()
    const request = await saved(one.account, await begin(one), what(lineOf()))
    const listed = (await one.account.get<QuoteRequests>("/portal/account/requests")).requests
    expect(listed).toEqual([
      expect.objectContaining({ id: request.id, state: "draft", name: "Summer fair", pieces: 24 }),
    ])
    expect((await one.account.call("DELETE", `/portal/account/requests/${request.id}`)).status).toBe(204)
    expect((await one.account.get<QuoteRequests>("/portal/account/requests")).requests).toEqual([])
  })
})

describe("artwork of a request", () => {
  const upload = async (account: Api, name = "baseball.svg"): Promise<string> => {
    const { status, body } = await account.call<{ file: { id: string } }>("POST", "/portal/files", {
      query: { name },
      headers: OCTETS,
      rawBody: new Uint8Array(await artwork("baseball.svg")),
    })
    expect(status).toBe(200)
    return body.file.id
  }
  const withFiles = (...file_ids: string[]) => ({ step: "artwork", sizes: {}, proof_ids: [], notes: "", file_ids })
  const idsOf = ({ files }: QuoteRequest) => files.map(({ id }) => id)

  it("is kept with the draft, and goes to the thread of the quote", async () => {
    const one = await anAccount()
    const [first, second, third] = [await upload(one.account), await upload(one.account), await upload(one.account)]
    const begun = await saved(one.account, await begin(one), what(lineOf()), withFiles(first, second))
    const request = await saved(one.account, begun, withFiles(second, third))
    expect(idsOf(request)).toEqual([second, third])
    expect((await one.account.call("GET", `/portal/files/${first}`)).status).toBe(404)
    await send(one.account, request)
    const orderId = await quoteOf(one.account, request.id)
    const kept = await rows("SELECT id, subject_type, order_id FROM portal_file WHERE id = ANY ($1)", [[second, third]])
    expect(kept).toEqual(kept.map(({ id }) => ({ id, subject_type: "message", order_id: orderId })))
    expect(kept).toHaveLength(2)
    const { session } = await one.account.post<{ session: string }>(`/portal/account/orders/${orderId}/open`)
    expect((await portalApi(session).call("GET", `/portal/files/${third}`)).status).toBe(200)
  })

  it("are logos of the brand, which keeps its own and whose copies go to the thread", async () => {
    const one = await anAccount()
    const logo = await upload(one.account, "logo.svg")
    await one.account.post("/portal/account/logos", { files: [logo] })
    const begun = await saved(one.account, await begin(one), what(lineOf()))
    expect((await pageOf(one.account, begun.id)).options.logos).toMatchObject([{ id: logo, name: "logo.svg" }])
    const request = await saved(one.account, begun, { ...withFiles(), logo_ids: [logo, "pfile_none"] })
    await send(one.account, request)
    const order_id = await quoteOf(one.account, request.id)
    const files = await rows<{ name: string; sha256: string; id: string }>(
      "SELECT id, name, sha256 FROM portal_file WHERE order_id = $1 AND subject_type = 'message'",
      [order_id],
    )
    expect(files).toEqual([expect.objectContaining({ name: "logo.svg" })])
    expect(files[0]?.id).not.toBe(logo)
    const { logos } = await one.account.get<AccountBranding>("/portal/account/branding")
    expect(logos).toMatchObject([{ id: logo, sha256: files[0]?.sha256 }])
  })

  it("is nobody else's upload, is used once, and goes with a request that is discarded", async () => {
    const [one, other] = [await anAccount(), await anAccount()]
    const [own, foreign] = [await upload(one.account), await upload(other.account)]
    const request = await begin(one)
    expect((await save(one.account, request, withFiles(own, foreign))).status).toBe(404)
    expect((await pageOf(one.account, request.id)).request).toMatchObject({ version: 1, files: [] })
    await saved(one.account, request, withFiles(own))
    expect((await save(one.account, await begin(one), withFiles(own))).body).toMatchObject({ code: "file_used" })
    const many = Array.from({ length: 31 }, (_, at) => `pfile_${at}`)
    expect((await save(one.account, request, withFiles(...many))).status).toBe(400)
    await one.account.call("DELETE", `/portal/account/requests/${request.id}`)
    expect((await one.account.call("GET", `/portal/files/${own}`)).status).toBe(404)
  })
})

describe("ordering again", () => {
  it("fills a request with the order's lines, sizes, address and approved artwork, ready to be sent", async () => {
    const one = await anAccount({
      lines: [
        { quantity: 7, metadata: { details: "Front print, 2 colors" } },
        { quantity: 5, metadata: { details: "Front print, 2 colors" } },
        { title: "Set-up", quantity: 1, stocked: false, metadata: { fee: true } },
      ],
    })
    const { account, order } = one
    const link = await share(admin, order.id, { recipient_email: one.customer.email })
    const proof = await sentProof({ admin, order })
    const client = await openLink(link.url)
    expect((await decideProof(client, await proofRenderingOf(client, proof.id))).status).toBe(200)
    const request = await account.post<QuoteRequest>(`/portal/account/orders/${order.id}/reorder`)
    expect(request).toMatchObject({
      state: "draft",
      problems: [],
      reorder_of: { id: order.id },
      content: {
        proof_ids: [proof.id],
        in_hands_date: null,
        po_number: null,
        address: { address_1: "12 Pier Street" },
      },
    })
    expect(request.content.lines).toHaveLength(1)
    expect(request.content.lines[0]).toMatchObject({ decoration: "Front print, 2 colors", quantity: 12 })
    expect(request.content.lines[0]?.sizes.map(({ quantity }) => quantity).toSorted()).toEqual([5, 7])
    expect((await pageOf(account, request.id)).options.proofs.map(({ id }) => id)).toContain(proof.id)
    await send(account, request)
    const draft = await draftOf(await quoteOf(account, request.id))
    expect(draft.items.map(({ variant_id }) => variant_id).sort()).toEqual(
      order.items.flatMap(({ variant_id }) => (variant_id ? [variant_id] : [])).sort(),
    )
    const { project } = await panelOf(admin, String(draft["id"]))
    const { request: asked } = await admin.get<ProjectRequest>(
      `/admin/client-portal/projects/${project?.id}/quote-request`,
    )
    expect(asked).toMatchObject({ reorder_of: { id: order.id }, proofs: [{ id: proof.id, version: 1 }] })
  })
})
