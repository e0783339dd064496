import { createServer } from "node:http"
import Stripe from "stripe"
import { Sandbox } from "../server.mjs"

const API_KEY = "sk_test_sandbox_spec"
const SECRET = "whsec_sandbox_spec_secret"

let sandbox
let port
let stripe
let hooks
let received
let hookStatus

const listen = (server) => new Promise((resolve) => server.listen(0, "localhost", () => resolve(server.address().port)))

beforeAll(async () => {
  sandbox = new Sandbox()
  port = await sandbox.listen(0)
  stripe = new Stripe(API_KEY, { host: "localhost", port, protocol: "http", maxNetworkRetries: 0 })
  hooks = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    received.push({ body: Buffer.concat(chunks).toString(), signature: request.headers["stripe-signature"] })
    response.writeHead(hookStatus).end()
  })
  const hooksPort = await listen(hooks)
  sandbox.addAccount({ api_key: API_KEY, webhook: { url: `http://localhost:${hooksPort}/hook`, secret: SECRET } })
})
beforeEach(() => {
  received = []
  hookStatus = 200
  sandbox.faults.set([])
  Object.assign(sandbox.accounts.get(API_KEY).webhooks.rules, { mode: "hold", repeats: 0, delay_ms: 0 })
  sandbox.accounts.get(API_KEY).webhooks.held = []
})
afterAll(async () => {
  await sandbox.close()
  hooks.closeAllConnections()
  await new Promise((resolve) => hooks.close(resolve))
})

const control = async (action, values = {}) => {
  const answer = await fetch(`http://localhost:${port}/_sandbox/${action}`, {
    method: "POST",
    body: JSON.stringify({ api_key: API_KEY, ...values }),
  })
  const body = await answer.json()
  if (!answer.ok) throw new Error(body.error.message)
  return body
}

const sessionParams = ({ amount = 64_000, currency = "usd", ...others } = {}) => ({
  mode: "payment",
  success_url: "http://localhost:8000/p/plink_1/checkouts/pchk_1",
  cancel_url: "http://localhost:8000/p/plink_1/invoices/pinv_1",
  line_items: [
    { quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name: "Invoice INV-0112" } } },
  ],
  metadata: { checkout: "pchk_1" },
  payment_intent_data: { metadata: { checkout: "pchk_1" } },
  ...others,
})

const refusal = (promise) =>
  promise.then(
    () => null,
    ({ type, code, param, statusCode }) => ({ type, code, param, status: statusCode }),
  )

const paid = async (params) => {
  const { id } = await stripe.checkout.sessions.create(sessionParams(params))
  await control("pay", { session: id })
  return stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] })
}

describe("parameters", () => {
  it("accepts what the stripe package's types allow and gives the session back", async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    expect(session).toMatchObject({
      object: "checkout.session",
      amount_total: 64_000,
      currency: "usd",
      status: "open",
      payment_status: "unpaid",
      payment_intent: null,
      metadata: { checkout: "pchk_1" },
    })
    expect(session.url).toBe(`http://localhost:${port}/c/pay/${session.id}`)
  })

  it.each([
    ["an unknown parameter", { no_such: 1 }, "parameter_unknown", "no_such"],
    [
      "an unknown nested parameter",
      { payment_intent_data: { capture: "x" } },
      "parameter_unknown",
      "payment_intent_data[capture]",
    ],
    ["an unknown mode", { mode: "gift" }, undefined, "mode"],
    [
      "a bank debit in another currency",
      { allowed_payment_method_types: ["sepa_debit"] },
      undefined,
      "allowed_payment_method_types",
    ],
    ["an empty text", { success_url: "" }, "parameter_invalid_empty", "success_url"],
    ["an address that is none", { success_url: "/p/1" }, "url_invalid", "success_url"],
    ["an end that lies too far away", { expires_at: Math.floor(Date.now() / 1000) + 90_000 }, undefined, "expires_at"],
    ["an amount below Stripe's minimum", { amount: 49 }, "amount_too_small", "line_items"],
    [
      "dinars that are no multiple of ten",
      { amount: 1_255, currency: "kwd" },
      "parameter_invalid_integer",
      "line_items",
    ],
    ["krónur with aurar", { amount: 550, currency: "isk" }, "parameter_invalid_integer", "line_items"],
    ["a long value of metadata", { metadata: { note: "x".repeat(501) } }, undefined, "metadata[note]"],
  ])("refuses %s as Stripe does", async (_name, params, code, param) => {
    expect(await refusal(stripe.checkout.sessions.create(sessionParams(params)))).toEqual({
      type: "StripeInvalidRequestError",
      code,
      param,
      status: 400,
    })
  })

  it("refuses another API key", async () => {
    const stranger = new Stripe("sk_test_other", { host: "localhost", port, protocol: "http", maxNetworkRetries: 0 })
    expect(await refusal(stripe.accounts.retrieveCurrent())).toBeNull()
    expect(await refusal(stranger.accounts.retrieveCurrent())).toMatchObject({
      type: "StripeAuthenticationError",
      status: 401,
    })
  })
})

describe("idempotency keys", () => {
  it("repeat the first answer for the same parameters", async () => {
    const once = await stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "key-same" })
    const twice = await stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "key-same" })
    expect(twice.id).toBe(once.id)
  })

  it("are refused for other parameters", async () => {
    await stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "key-other" })
    const other = stripe.checkout.sessions.create(sessionParams({ amount: 1_000 }), { idempotencyKey: "key-other" })
    expect(await refusal(other)).toMatchObject({ type: "StripeIdempotencyError", status: 400 })
  })

  it("are refused while the first request runs", async () => {
    sandbox.faults.set([{ kind: "slow", path: "/v1/checkout/sessions", delay_ms: 100, count: 1 }])
    const both = await Promise.all(
      [0, 1].map(() => refusal(stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: "key-race" }))),
    )
    expect(both.filter(Boolean)).toEqual([expect.objectContaining({ code: "idempotency_key_in_use", status: 409 })])
  })

  it("keep an answer of the endpoint itself, and none of a request whose parameters are wrong", async () => {
    sandbox.faults.set([{ kind: "error", count: 1 }])
    const attempt = (params, key) =>
      refusal(stripe.checkout.sessions.create(sessionParams(params), { idempotencyKey: key }))
    expect(await attempt({}, "key-500")).toMatchObject({ status: 500 })
    expect(await attempt({}, "key-500")).toMatchObject({ status: 500 })
    expect(await attempt({ no_such: 1 }, "key-wrong")).toMatchObject({ status: 400 })
    expect(await attempt({}, "key-wrong")).toBeNull()
  })
})

describe("sessions", () => {
  it("hold the charge once they are paid, and cannot be expired any more", async () => {
    const session = await paid()
    expect(session).toMatchObject({ status: "complete", payment_status: "paid" })
    expect(session.payment_intent).toMatchObject({
      status: "succeeded",
      amount_received: 64_000,
      metadata: { checkout: "pchk_1" },
      latest_charge: { paid: true, payment_method_details: { card: { last4: "4242" } } },
    })
    expect(await refusal(stripe.checkout.sessions.expire(session.id))).toMatchObject({ status: 400 })
  })

  it("cannot be paid once they are expired", async () => {
    const { id } = await stripe.checkout.sessions.create(sessionParams())
    await stripe.checkout.sessions.expire(id)
    await expect(control("pay", { session: id })).rejects.toThrow("expired")
  })

  it("stay open after a decline, and can be paid then", async () => {
    const { id } = await stripe.checkout.sessions.create(sessionParams())
    await control("pay", { session: id, outcome: "decline" })
    const declined = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] })
    expect(declined.status).toBe("open")
    expect(declined.payment_intent).toMatchObject({ last_payment_error: { code: "card_declined" } })
    await control("pay", { session: id })
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ payment_status: "paid" })
  })

  it("ask for a confirmation where the bank wants one", async () => {
    const { id } = await stripe.checkout.sessions.create(sessionParams())
    await control("pay", { session: id, outcome: "challenge" })
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: "open", payment_status: "unpaid" })
    await control("confirm", { session: id })
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ payment_status: "paid" })
  })

  it("are complete but unpaid while a bank debit is on its way", async () => {
    const params = sessionParams({ allowed_payment_method_types: ["us_bank_account"] })
    const { id } = await stripe.checkout.sessions.create(params)
    const { payment_intent } = await control("pay", { session: id, method: "us_bank_account" })
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: "complete", payment_status: "unpaid" })
    await control("end_debit", { intent: payment_intent, arrived: true })
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ payment_status: "paid" })
  })

  it("are paid by a person who presses a button on the page, and lead back to the shop", async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    expect(await (await fetch(session.url)).text()).toContain("Stripe sandbox - no real money")
    const answer = await fetch(session.url, {
      method: "POST",
      body: new URLSearchParams({ method: "card", outcome: "succeed" }),
      redirect: "manual",
    })
    expect(answer.headers.get("location")).toBe("http://localhost:8000/p/plink_1/checkouts/pchk_1")
  })
})

describe("refunds and disputes", () => {
  it("give back no more than was paid", async () => {
    const { payment_intent } = await paid()
    const refund = (amount) => refusal(stripe.refunds.create({ payment_intent: payment_intent.id, amount }))
    expect(await refund(24_000)).toBeNull()
    expect(await refund(40_001)).toMatchObject({ param: "amount" })
    expect(await refund(40_000)).toBeNull()
    expect(await refund(1)).toMatchObject({ code: "charge_already_refunded" })
  })

  it("take the disputed money off the balance, and put it back when the shop wins", async () => {
    const { payment_intent } = await paid()
    const { id } = await control("dispute", { charge: payment_intent.latest_charge.id })
    const net = async () =>
      (await stripe.disputes.retrieve(id)).balance_transactions.reduce((sum, one) => sum + one.net, 0)
    expect(await net()).toBe(-64_000)
    await control("close_dispute", { dispute: id, won: true })
    expect(await net()).toBe(0)
  })
})

describe("webhooks", () => {
  it("are signed so that the stripe package accepts them", async () => {
    await paid()
    await control("flush")
    const events = received.map(({ body, signature }) => stripe.webhooks.constructEvent(body, signature, SECRET))
    expect(events.map(({ type }) => type)).toEqual([
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.succeeded",
      "checkout.session.completed",
    ])
  })

  it("repeat and change their order on demand, the same way for one seed", async () => {
    const orders = []
    for (const seed of [7, 7]) {
      received = []
      await paid()
      await control("flush", { repeats: 1, seed })
      orders.push(received.map(({ body }) => JSON.parse(body).type))
    }
    expect(orders[0]).toHaveLength(8)
    expect(orders[0]).toEqual(orders[1])
  })

  it("come again after an answer that is no success", async () => {
    Object.assign(sandbox.accounts.get(API_KEY).webhooks.rules, { mode: "send" })
    hookStatus = 503
    await stripe.checkout.sessions.create(sessionParams()).then(({ id }) => stripe.checkout.sessions.expire(id))
    const started = Date.now()
    while (received.length < 2 && Date.now() - started < 10_000) await new Promise((resolve) => setImmediate(resolve))
    hookStatus = 200
    expect(received.length).toBeGreaterThanOrEqual(2)
  })
})
