import Stripe from "stripe"
import type { StripeConnection } from "../../src/contracts"
import { adminApi, type Api, publicApi } from "../support/api"
import { count, row } from "../support/database"
import { isFullRun, testEnv } from "../support/env"
import { statusBeforeBody } from "../support/unsent-body"
import { waitFor } from "../support/wait"

const PATH = "/hooks/client-portal/stripe"
/** Deliveries that nobody signed; full: as many as the requirement names. */
const FORGED = isFullRun ? 10_000 : 100

let admin: Api
let serial = 0

beforeAll(async () => {
  admin = await adminApi()
})

const newEvent = (more: object = {}) => ({
  id: `evt_test${process.pid}x${serial++}`,
  object: "event",
  type: "checkout.session.completed",
  livemode: false,
  data: { object: { id: "cs_test_unknown", object: "checkout.session", metadata: {} } },
  ...more,
})

const sign = (payload: string, timestamp = Math.floor(Date.now() / 1000)): string =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret: testEnv("TEST_STRIPE_WEBHOOK_SECRET"), timestamp })

const deliver = async (payload: string, signature = sign(payload)) =>
  await publicApi().call("POST", PATH, { rawBody: payload, headers: { "stripe-signature": signature } })

const stored = () => count("SELECT 1 FROM portal_stripe_event")

const processed = async (id: string) =>
  await waitFor(
    () =>
      row<{ problem: string | null }>(
        "SELECT problem FROM portal_stripe_event WHERE id = $1 AND processed_at IS NOT NULL",
        [id],
      ),
    { what: `event ${id} to be processed` },
  )

describe("the webhook", () => {
  it("keeps an event once, however often and at once it comes, and says why nothing follows from it", async () => {
    const event = newEvent()
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(JSON.stringify(event))))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await count("SELECT 1 FROM portal_stripe_event WHERE id = $1", [event.id])).toBe(1)
    expect(await processed(event.id)).toEqual({ problem: "about no payment of this portal" })
  })

  it("takes what an account of another mode or shop sends, and books nothing", async () => {
    const before = await count("SELECT 1 FROM portal_payment")
    const event = newEvent({ livemode: true, account: "acct_other", type: "charge.refunded" })
    expect((await deliver(JSON.stringify(event))).status).toBe(200)
    await processed(event.id)
    expect(await count("SELECT 1 FROM portal_payment")).toBe(before)
  })

  it("refuses what is forged, altered, stale or oversized, and keeps none of it", async () => {
    const before = await stored()
    const payload = JSON.stringify(newEvent())
    const stale = Math.floor(Date.now() / 1000) - 302
    expect((await deliver(payload, sign(payload, stale))).status).toBe(400)
    expect((await deliver(`${payload} `, sign(payload))).status).toBe(400)
    expect((await publicApi().call("POST", PATH, { rawBody: payload })).status).toBe(400)
    expect((await deliver("")).status).toBe(400)
    const large = JSON.stringify(newEvent({ padding: "x".repeat(1_100_000) }))
    expect((await deliver(large)).status).toBe(413)
    expect(await statusBeforeBody(PATH, {})).toBe(400)
    expect(await statusBeforeBody(PATH, { "stripe-signature": "t=1,v1=short" })).toBe(400)
    for (let sent = 0; sent < FORGED; sent += 20) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          deliver(payload, `t=${Math.floor(Date.now() / 1000)},v1=${String(sent + index).padStart(64, "0")}`),
        ),
      )
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]))
    }
    expect(await stored()).toBe(before)
  })

  it("processes a stored event again when staff ask for it", async () => {
    const event = newEvent()
    await deliver(JSON.stringify(event))
    await processed(event.id)
    const at = await row<{ processed_at: Date }>("SELECT processed_at FROM portal_stripe_event WHERE id = $1", [
      event.id,
    ])
    expect(await admin.post("/admin/client-portal/payments/replay", { event_id: event.id })).toEqual({ events: 1 })
    await waitFor(
      () =>
        row("SELECT 1 FROM portal_stripe_event WHERE id = $1 AND processed_at > $2", [
          event.id,
          at?.processed_at.toISOString(),
        ]),
      { what: "the event to be processed again" },
    )
    const unknown = await admin.call("POST", "/admin/client-portal/payments/replay", { body: { event_id: "evt_none" } })
    expect(unknown.status).toBe(404)
  })

  it("is part of what staff see of the connection, which shows no key", async () => {
    const connection = await admin.get<StripeConnection>("/admin/client-portal/payments/connection")
    expect(connection).toMatchObject({
      state: "connected",
      mode: "sandbox",
      account: { name: "Northfold Print Co." },
      has_provider: true,
      webhook: { has_secret: true, path: PATH },
      problem: null,
    })
    expect(JSON.stringify(connection)).not.toMatch(/sk_test|whsec/)
  })
})
