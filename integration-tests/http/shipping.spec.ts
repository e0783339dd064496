import { createHmac, randomUUID } from "node:crypto"
import type { ProjectPage, ProjectShipping, SetTracking, ShippingSection } from "../../src/contracts"
import { signBody } from "../../src/lib/hook-signature"
import { adminApi, type Api, openLink } from "../support/api"
import { projectIdOf } from "../support/billing"
import { row, rows } from "../support/database"
import { testEnv } from "../support/env"
import { mails } from "../support/mailbox"
import {
  ADDRESS,
  createDraftOrder,
  createFulfillment,
  createPlacedOrder,
  ship,
  type TestOrder,
} from "../support/orders"
import { pageOf, sendNow, share } from "../support/portal"
import { statusBeforeBody } from "../support/unsent-body"
import { waitFor } from "../support/wait"

const UPS = "1Z5R89390357567127"
const OTHER_UPS = "1Z999AA10123456784"
const COUNTER = { id: "counter", name: "Our counter", address: "1 Quay", hours: "Mon to Fri 9 to 5" }

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

interface Scene {
  order: TestOrder
  client: Api
  email: string
  path: string
}

/** A placed order of tees, a line for each quantity, with one client. */
const placed = async (...quantities: number[]): Promise<Scene> => {
  const lines = (quantities.length > 0 ? quantities : [10, 2]).map((quantity) => ({ quantity }))
  const order = await createPlacedOrder({ lines, address: ADDRESS })
  const email = `sarah-${randomUUID()}@example.com`
  const { url } = await share(admin, order.id, { recipient_email: email })
  const path = `/admin/client-portal/projects/${await projectIdOf(order.id)}/shipping`
  return { order, client: await openLink(url), email, path }
}

/** The lines of a quantity, packed into one package. */
const pack = ({ order }: Scene, quantity: number): Promise<string> =>
  createFulfillment({ ...order, items: order.items.filter((item) => item.quantity === quantity) })
const track = ({ path }: Scene, fulfillment_id: string, ...numbers: (string | SetTracking["parcels"][number])[]) =>
  admin.call("POST", `${path}/tracking`, {
    body: { fulfillment_id, parcels: numbers.map((one) => (typeof one === "string" ? { number: one } : one)) },
  })
const shippingOf = ({ path }: Scene) => admin.get<ProjectShipping>(path)
const sectionOf = async ({ client }: Scene): Promise<ShippingSection> => (await pageOf(client)).sections.shipping

const press = async ({ path }: Scene, key: string = randomUUID()): Promise<void> =>
  expect((await admin.call("POST", `${path}/notify`, { body: { key } })).status).toBe(204)
/** Presses Notify, and has the notice go out. */
const notify = async (scene: Scene, key: string = randomUUID()): Promise<void> => {
  await press(scene, key)
  const notice = await row<{ id: string }>("SELECT id FROM portal_shipping_notice WHERE order_id = $1 AND key = $2", [
    scene.order.id,
    key,
  ])
  await sendNow(notice?.id ?? "")
}
/** Cancels a package in Medusa's admin, which it allows until the package has shipped. */
const cancel = ({ order }: Scene, fulfillment_id: string) =>
  admin.post(`/admin/orders/${order.id}/fulfillments/${fulfillment_id}/cancel`, { no_notification: true })
const mailsOf = async ({ email }: Scene) => (await mails(email)).map(({ subject, text }) => ({ subject, text }))

describe("a package that staff ship with a tracking number", () => {
  it("is shipped in Medusa, stands on the client's page with carrier and link, and is told once", async () => {
    const scene = await placed()
    const id = await pack(scene, 10)
    expect((await track(scene, id, UPS)).status).toBe(204)
    const { sections } = await pageOf(scene.client)
    expect(sections.delivery.packages).toMatchObject([{ id, state: "shipped" }])
    expect(sections.delivery.progress).toMatchObject({ in_transit: 10, pending: 2 })
    expect(sections.shipping.packages).toMatchObject([
      { id, parcels: [{ number: UPS, carrier: { id: "ups", name: "UPS" }, link: expect.stringContaining(UPS) }] },
    ])

    const key = randomUUID()
    await notify(scene, key)
    expect((await admin.call("POST", `${scene.path}/notify`, { body: { key } })).status).toBe(204)
    await notify(scene)
    const told = await mailsOf(scene)
    expect(told).toHaveLength(1)
    expect(told[0]?.text).toContain(UPS)
    expect(told[0]?.text).toMatch(/Contents: 10 × Heavy tee.*Still to come: 2 × Heavy tee/su)
    const { told: log, news } = await shippingOf(scene)
    expect(news).toEqual({ added: [], corrected: [], canceled: [] })
    expect(log.map(({ state, recipient }) => [state, recipient.email])).toEqual([
      ["nothing_new", scene.email],
      ["sent", scene.email],
    ])
  })

  it("is told of together with others of the next minutes, also one without a number", async () => {
    const scene = await placed()
    await track(scene, await pack(scene, 10), UPS)
    await press(scene)
    await track(scene, await pack(scene, 2))
    await notify(scene)
    const [mail, ...more] = await mailsOf(scene)
    expect(more).toEqual([])
    expect(mail?.subject).toMatch(/^2 packages/)
    expect(mail?.text).toContain("Package without tracking")
    expect(mail?.text).not.toContain("Still to come")
  })

  it("is corrected by one mail with the live number, and the page is right at once", async () => {
    const scene = await placed()
    const id = await pack(scene, 10)
    await track(scene, id, UPS)
    await notify(scene)
    await track(scene, id, OTHER_UPS)
    expect((await sectionOf(scene)).packages[0]?.parcels.map(({ number }) => number)).toEqual([OTHER_UPS])
    expect((await shippingOf(scene)).news.corrected).toMatchObject([{ changes: ["tracking"] }])
    await notify(scene)
    await notify(scene)
    const [, correction, ...more] = await mailsOf(scene)
    expect(more).toEqual([])
    expect(correction?.subject).toMatch(/^Correction/)
    expect(correction?.text).toContain(OTHER_UPS)
    expect(correction?.text).toContain(`Replaces ${UPS}`)
    // Medusa has the one label, and counts the pieces once.
    expect((await pageOf(scene.client)).sections.delivery.progress).toMatchObject({ in_transit: 10 })
  })

  it("is one of five of which each piece is told once, with what is still to come", async () => {
    const scene = await placed(1, 2, 3, 4, 5)
    await track(scene, await pack(scene, 1), UPS)
    await press(scene)
    await track(scene, await pack(scene, 2), OTHER_UPS)
    await notify(scene)
    await track(scene, await pack(scene, 3))
    await cancel(scene, await pack(scene, 4))
    await notify(scene)
    await track(scene, await pack(scene, 4), newNumber())
    await track(scene, await pack(scene, 5), newNumber())
    await notify(scene)
    const told = (await mailsOf(scene)).map(({ text }) => {
      const [contents = "", rest = ""] = (text ?? "").split("Still to come")
      const quantities = (part: string) => [...part.matchAll(/(\d+) × Heavy tee/gu)].map(([, quantity]) => quantity)
      return [quantities(contents), quantities(rest)]
    })
    expect(told).toEqual([
      [["1", "2"], ["12"]],
      [["3"], ["9"]],
      [["4", "5"], []],
    ])
    expect((await pageOf(scene.client)).sections.delivery.progress).toMatchObject({ in_transit: 15, pending: 0 })
  })

  it("was told of and then canceled, and ships anew: the page is right at once, and one mail says both", async () => {
    await admin.post("/admin/client-portal/settings", { shipping: { pickup_places: [COUNTER] } })
    const scene = await placed()
    const id = await pack(scene, 10)
    await admin.call("POST", `${scene.path}/pickup`, {
      body: { fulfillment_id: id, place_id: COUNTER.id, note: null, is_ready: true },
    })
    await notify(scene)
    await cancel(scene, id)
    expect((await shippingOf(scene)).news.canceled).toMatchObject([{ id }])
    const anew = await pack(scene, 10)
    await track(scene, anew, UPS)
    const { sections } = await pageOf(scene.client)
    expect(sections.shipping.packages.find((one) => one.id === anew)?.parcels).toMatchObject([{ number: UPS }])
    expect(sections.delivery.packages.find((one) => one.id === id)?.state).toBe("canceled")
    await notify(scene)
    await track(scene, anew, OTHER_UPS)
    await notify(scene)
    await notify(scene)
    const [, both, label, ...more] = await mailsOf(scene)
    expect(more).toEqual([])
    expect(both?.subject).toMatch(/^Correction/)
    expect(both?.text).toContain(UPS)
    expect(both?.text).toMatch(/canceled/iu)
    expect(label?.text).toContain(`Replaces ${UPS}`)
  })

  it.each([
    ["1z 5r8 939 03-5756 7127", { id: "ups", name: "UPS" }, UPS],
    ["1Z5R89390357567128", null, null],
    ["420773169261290283641500004181", null, null],
    ["1000000042", null, null],
  ])("has a carrier and a link only where its number is certain: %s", async (number, carrier, link) => {
    const scene = await placed()
    await track(scene, await pack(scene, 10), number)
    expect((await sectionOf(scene)).packages[0]?.parcels).toMatchObject([
      { carrier, link: link && expect.stringContaining(link) },
    ])
  })

  it("loses its numbers, and is not told of a number that several carriers use as one of theirs", async () => {
    const scene = await placed()
    const id = await pack(scene, 10)
    await track(scene, id, "9202090339598350198298")
    expect((await sectionOf(scene)).packages[0]?.parcels).toMatchObject([{ carrier: null, link: null }])
    await track(scene, id, { number: "9202090339598350198298", carrier: "fedex", service: "Ground Economy" })
    expect((await sectionOf(scene)).packages[0]?.parcels).toMatchObject([
      { carrier: { name: "FedEx" }, service: "Ground Economy", link: expect.stringContaining("fedex.com") },
    ])
    await track(scene, id)
    expect((await sectionOf(scene)).packages[0]?.parcels).toEqual([])
  })

  it("is shipped once when two press at the same time", async () => {
    const scene = await placed()
    const id = await pack(scene, 10)
    const answers = await Promise.all([track(scene, id, UPS), track(scene, id, UPS)])
    expect(answers.map(({ status }) => status)).toEqual([204, 204])
    expect((await pageOf(scene.client)).sections.delivery.progress).toMatchObject({ in_transit: 10, pending: 2 })
  })
})

describe("what staff cannot do", () => {
  it("is to ship a package of another order, or to tell where no link works", async () => {
    const [one, other] = [await placed(), await placed()]
    const foreign = await track(one, await pack(other, 10), UPS)
    expect([foreign.status, foreign.body]).toMatchObject([404, { code: "not_found" }])
    expect((await track(one, await pack(one, 10), "-- --")).body).toMatchObject({ code: "invalid_request" })
    const order = await createPlacedOrder({})
    await admin.post(`/admin/client-portal/orders/${order.id}/project`, { po_number: null })
    const path = `/admin/client-portal/projects/${await projectIdOf(order.id)}/shipping`
    expect((await admin.call("POST", `${path}/notify`, { body: { key: randomUUID() } })).body).toMatchObject({
      code: "not_allowed",
    })
  })
})

/** What a carrier's service posts, signed in the portal's own format. */
const carrierSays = async (events: object[], signature?: string): Promise<number> => {
  const body = JSON.stringify({ events })
  const signed = signature ?? signBody(Buffer.from(body), testEnv("TEST_CARRIER_SECRET"), new Date())
  return await post(body, { "x-client-portal-signature": signed })
}
const post = async (body: string, headers: Record<string, string>): Promise<number> => {
  const answer = await fetch(`${testEnv("TEST_API_URL")}/hooks/client-portal/carrier`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  })
  await answer.text()
  return answer.status
}
const event = (tracking_number: string, state: string, hour: number, more: object = {}) => ({
  id: randomUUID(),
  tracking_number,
  state,
  occurred_at: `2026-11-26T${String(hour).padStart(2, "0")}:00:00+01:00`,
  ...more,
})
/** A number that no other test uses; its carrier is known by what staff choose. */
const newNumber = (): string => `T-${randomUUID()}`

describe("what a carrier reports", () => {
  it("is a timeline by the carrier's clock, comes once, and delivers the package with its proof", async () => {
    const scene = await placed()
    const number = newNumber()
    const id = await pack(scene, 10)
    await track(scene, id, { number, carrier: "gls", service: null })
    const out = event(number, "out_for_delivery", 9)
    expect(await carrierSays([out])).toBe(200)
    expect(await carrierSays([event(number, "in_transit", 7, { place: "Albany" }), out])).toBe(200)
    expect(await carrierSays([out])).toBe(200)
    const [parcel] = (await sectionOf(scene)).packages[0]?.parcels ?? []
    expect(parcel?.state).toBe("out_for_delivery")
    expect(parcel?.events.map(({ state }) => state)).toEqual(["out_for_delivery", "in_transit"])

    expect(await carrierSays([event(number, "delivered", 10, { signed_by: "S. Smith" })])).toBe(200)
    // Medusa marks the package first, and counts its pieces afterwards.
    await waitFor(async () => (await pageOf(scene.client)).sections.delivery.progress.delivered === 10, {
      what: "the package to be delivered",
    })
    expect((await sectionOf(scene)).packages[0]?.parcels[0]).toMatchObject({
      state: "delivered",
      proof: { signed_by: "S. Smith" },
    })
    expect((await pageOf(scene.client)).sections.delivery.packages[0]?.state).toBe("delivered")
  })

  it("comes from EasyPost with the whole history each time, and is kept once", async () => {
    const scene = await placed()
    const number = newNumber()
    await track(scene, await pack(scene, 10), { number, carrier: "ups", service: null })
    const details = [
      {
        status: "in_transit",
        message: "Departed",
        datetime: "2026-11-26T08:00:00Z",
        tracking_location: { city: "Troy" },
      },
      { status: "unknown", message: null, datetime: "2026-11-26T07:00:00Z" },
    ]
    const result = { object: "Tracker", id: `trk_${randomUUID()}`, tracking_code: number, carrier: "UPS" }
    for (const tracking_details of [details.slice(0, 1), details]) {
      const body = JSON.stringify({
        id: `evt_${randomUUID()}`,
        object: "Event",
        result: { ...result, tracking_details },
      })
      const hmac = createHmac("sha256", testEnv("TEST_CARRIER_SECRET")).update(body).digest("hex")
      expect(await post(body, { "x-hmac-signature": `hmac-sha256-hex=${hmac}` })).toBe(200)
    }
    expect((await sectionOf(scene)).packages[0]?.parcels[0]?.events).toEqual([
      { at: "2026-11-26T08:00:00.000Z", state: "in_transit", place: "Troy", message: "Departed" },
    ])
  })

  it.each(["before", "after"])(
    "finds a package whose number stands in Medusa alone, %s it was written there",
    async (when) => {
      const scene = await placed(10)
      const number = newNumber()
      const id = await pack(scene, 10)
      const report = async () => expect(await carrierSays([event(number, "delivered", 10)])).toBe(200)
      if (when === "before") await report()
      await ship(scene.order, id, number.toLowerCase())
      if (when === "after") {
        await waitFor(
          async () => (await rows("SELECT 1 FROM portal_label_number WHERE fulfillment_id = $1", [id])).length,
          {
            what: "the number to be noted",
          },
        )
        await report()
      }
      await waitFor(async () => (await pageOf(scene.client)).sections.delivery.progress.delivered === 10, {
        what: "the package to be delivered",
      })
    },
  )

  it("finds no package by a number that was taken off its label, and reads no label of another package", async () => {
    const scene = await placed(10)
    const number = newNumber()
    const id = await pack(scene, 10)
    await ship(scene.order, id, number)
    const known = async () => (await rows("SELECT 1 FROM portal_label_number WHERE fulfillment_id = $1", [id])).length
    await waitFor(known, { what: "the number to be noted" })
    await rows("UPDATE fulfillment_label SET tracking_number = 'corrected' WHERE fulfillment_id = $1", [id])
    expect(await carrierSays([event(number, "delivered", 10)])).toBe(200)
    await waitFor(
      async () =>
        (await rows("SELECT 1 FROM client_portal_jobs._private_jobs WHERE payload::text LIKE '%pcev_%'")).length === 0,
      { what: "the report to be followed" },
    )
    expect((await pageOf(scene.client)).sections.delivery.progress.delivered).toBe(0)
  })

  it("is refused when it is forged, signed for another body, or signed long ago, and changes nothing", async () => {
    const scene = await placed()
    const number = newNumber()
    await track(scene, await pack(scene, 10), { number, carrier: "gls", service: null })
    const delivered = [event(number, "delivered", 9)]
    const secret = testEnv("TEST_CARRIER_SECRET")
    const old = new Date(Date.now() - 3_600_000)
    const body = Buffer.from(JSON.stringify({ events: delivered }))
    for (const signature of ["", signBody(Buffer.from("{}"), secret, new Date()), signBody(body, secret, old)])
      expect(await carrierSays(delivered, signature)).toBe(401)
    expect(await post(body.toString(), { "x-hmac-signature": `hmac-sha256-hex=${"0".repeat(64)}` })).toBe(401)
    expect((await sectionOf(scene)).packages[0]?.parcels[0]?.state).toBeNull()
  })

  it("is refused by its headers before any of its body is read", async () => {
    const path = "/hooks/client-portal/carrier"
    const signed = (at: Date) => ({
      "x-client-portal-signature": signBody(Buffer.from("{}"), testEnv("TEST_CARRIER_SECRET"), at),
    })
    expect(await statusBeforeBody(path, {})).toBe(401)
    expect(await statusBeforeBody(path, signed(new Date(0)))).toBe(401)
    expect(await statusBeforeBody(path, { "x-hmac-signature": "hmac-sha256-hex=0" })).toBe(401)
    expect(await statusBeforeBody(path, { ...signed(new Date()), "content-type": "multipart/form-data" })).toBe(415)
  })
})

describe("a package that the client collects", () => {
  it("is told of with place and hours, and is delivered by who came for it, once", async () => {
    await admin.post("/admin/client-portal/settings", { shipping: { pickup_places: [COUNTER] } })
    const scene = await placed()
    const fulfillment_id = await pack(scene, 10)
    const pickup = { fulfillment_id, place_id: COUNTER.id, note: "Ask for Dana", is_ready: true }
    const collected = { fulfillment_id, collected_by: "Sam Ortiz" }
    const collect = () => admin.call("POST", `${scene.path}/collected`, { body: collected })
    expect((await collect()).body).toMatchObject({ code: "not_allowed" })
    expect((await admin.call("POST", `${scene.path}/pickup`, { body: pickup })).status).toBe(204)
    expect((await sectionOf(scene)).packages[0]?.pickup).toMatchObject({ place: "Our counter", collected_at: null })
    await notify(scene)
    const [mail] = await mailsOf(scene)
    expect(mail?.subject).toMatch(/^Ready for pickup/)
    expect(mail?.text).toContain("Mon to Fri 9 to 5")

    const statuses = (await Promise.all([collect(), collect()])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([204, 400])
    const { sections } = await pageOf(scene.client)
    expect(sections.shipping.packages[0]?.pickup).toMatchObject({ collected_by: "Sam Ortiz" })
    expect(sections.delivery.progress).toMatchObject({ delivered: 10, pending: 2 })
    expect((await admin.call("POST", `${scene.path}/pickup`, { body: { ...pickup, place_id: "gone" } })).status).toBe(
      404,
    )
  })
})

describe("where an order goes", () => {
  const corrected = { ...ADDRESS, address_1: "99 Pier Street" }
  const questionOf = async (scene: Scene) => {
    const [question] = (await sectionOf(scene)).addresses
    if (!question) throw new Error("The client is not asked about an address")
    return question
  }
  const kinds = ({ action_items }: ProjectPage) => action_items.map(({ kind }) => kind)
  const answer = (scene: Scene, body: object) => scene.client.call("POST", "/portal/shipping/address", { body })

  it("is confirmed by the client, once it is placed and until it ships", async () => {
    const scene = await placed()
    expect(kinds(await pageOf(scene.client))).toContain("confirm_address")
    const { target, sha256 } = await questionOf(scene)
    expect((await answer(scene, { target, sha256: "0".repeat(64), address: null })).body).toMatchObject({
      code: "conflict",
    })
    expect((await answer(scene, { target, sha256, address: null })).status).toBe(204)
    expect(await questionOf(scene)).toMatchObject({ state: "confirmed", answered: { name: "Sarah Smith" } })
    expect(kinds(await pageOf(scene.client))).not.toContain("confirm_address")
    await track(scene, await pack(scene, 10), UPS)
    await track(scene, await pack(scene, 2))
    expect((await sectionOf(scene)).addresses).toEqual([])
    expect((await answer(scene, { target, sha256, address: null })).body).toMatchObject({ code: "conflict" })
  })

  it("is corrected by the client, and written to the order by staff", async () => {
    const scene = await placed()
    const { target, sha256 } = await questionOf(scene)
    const abroad = { ...corrected, country_code: "de" }
    expect((await answer(scene, { target, sha256, address: abroad })).body).toMatchObject({ code: "invalid_request" })
    expect((await answer(scene, { target, sha256, address: corrected })).status).toBe(204)
    expect((await answer(scene, { target, sha256, address: corrected })).status).toBe(204)
    const { corrections } = await shippingOf(scene)
    expect(corrections).toMatchObject([{ correction: { address_1: "99 Pier Street" }, client_name: "Sarah Smith" }])
    const settle = (as: string) => admin.call("POST", `${scene.path}/address`, { body: { id: corrections[0]?.id, as } })
    expect((await settle("accepted")).status).toBe(204)
    expect((await settle("dismissed")).body).toMatchObject({ code: "conflict" })
    const { sections } = await pageOf(scene.client)
    expect(sections.order.shipping_address?.lines).toContain("99 Pier Street")
    expect(sections.shipping.addresses).toMatchObject([{ state: "confirmed" }])
  })

  it("is told to the rep once for what was corrected within minutes, with what it should be in the end", async () => {
    const scene = await placed()
    const { id: owner } = (await admin.get<{ user: { id: string } }>("/admin/users/me")).user
    await row("UPDATE portal_project SET owner_user_id = $2 WHERE order_id = $1 RETURNING id", [scene.order.id, owner])
    const { target, sha256 } = await questionOf(scene)
    for (const street of ["98 Pier Street", "99 Pier Street", "99 Pier Street"])
      expect((await answer(scene, { target, sha256, address: { ...ADDRESS, address_1: street } })).status).toBe(204)
    const checks = await rows<{ id: string }>(
      "SELECT id FROM portal_address_check WHERE order_id = $1 ORDER BY created_at",
      [scene.order.id],
    )
    expect(checks).toHaveLength(2)
    for (const { id } of checks) await sendNow(id)
    expect(
      await rows<{ state: string }>(
        `SELECT state FROM portal_notice WHERE notice = 'notice.address-corrected' AND resource_id = ANY($1::text[])
          ORDER BY created_at`,
        [checks.map(({ id }) => id)],
      ),
    ).toEqual([{ state: "skipped" }, { state: "sent" }])
    const told = (await mails()).filter(
      ({ subject, text }) =>
        /corrected the shipping address/u.test(subject ?? "") && text.includes(String(scene.order.display_id)),
    )
    expect(told).toHaveLength(1)
    expect(told[0]?.text).toContain("99 Pier Street")
    expect(told[0]?.text).not.toContain("98 Pier Street")
  })

  it("is not corrected under a package that is packed already", async () => {
    const scene = await placed()
    await pack(scene, 10)
    const { target, sha256 } = await questionOf(scene)
    await answer(scene, { target, sha256, address: corrected })
    const [correction] = (await shippingOf(scene)).corrections
    expect(correction?.is_packed).toBe(true)
    const accepted = { id: correction?.id, as: "accepted" }
    expect((await admin.call("POST", `${scene.path}/address`, { body: accepted })).body).toMatchObject({
      code: "not_allowed",
    })
  })

  it("is no question of a quote", async () => {
    const order = await createDraftOrder({ address: ADDRESS, withShipping: true })
    const { url } = await share(admin, order.id)
    expect((await pageOf(await openLink(url))).sections.shipping.addresses).toEqual([])
  })
})
