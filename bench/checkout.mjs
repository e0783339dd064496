import { Failure } from "../scripts/lib/failure.mjs"
import { SANDBOX_KEY } from "../scripts/lib/stripe-sandbox.mjs"
import { Sandbox } from "../scripts/stripe-sandbox/server.mjs"
import { chargeOf, jobsDone, sendInvoice } from "./invoice-scene.mjs"
import { onceWith, quantile } from "./load.mjs"

/** Not measured: the first requests load code and open connections. */
const WARM_UP = 8

/** The sandbox, and for how long requests have been with it. */
const startTimedSandbox = async (port) => {
  const sandbox = new Sandbox()
  sandbox.addAccount({ api_key: SANDBOX_KEY, name: "Bench" })
  await sandbox.listen(port)
  const spent = { ms: 0, requests: 0 }
  sandbox.server.prependListener("request", (_request, response) => {
    const started = performance.now()
    response.once("finish", () => {
      spent.ms += performance.now() - started
      spent.requests++
    })
  })
  return { sandbox, spent }
}

/** Invoices to be paid, one after another of each of the crowd's orders. */
const sendCharges = async (world, count) => {
  const charges = []
  for (let n = 0; n < count; n++) {
    const order = world.crowd[n % world.crowd.length]
    charges.push({ order, invoice: await sendInvoice(world, order.id, chargeOf(String(20 + n))) })
  }
  return charges
}

/**
 * Key `checkout-session`: a client begins to pay an invoice, one at a time, each a checkout that was not there before. Our
 * own time is that of the request at the client, less the time from a request's arrival at Stripe's sandbox to the end of
 * its answer. What Stripe's client takes in the app to write and read is ours, and so is the way between the two.
 */
export const measureCheckout = async (world, { stripePort }, { samples }, note) => {
  const { sandbox, spent } = await startTimedSandbox(stripePort)
  try {
    const charges = await sendCharges(world, WARM_UP + samples)
    await jobsDone(world.database)
    await world.database.query("VACUUM ANALYZE")
    note(`${charges.length} invoices sent`)
    const own = []
    const whole = []
    for (const [n, { order, invoice }] of charges.entries()) {
      spent.ms = spent.requests = 0
      const { ms } = await onceWith(200, {
        url: `${world.apiUrl}/portal/checkouts`,
        method: "POST",
        headers: order.headers,
        body: JSON.stringify({ invoice_ids: [invoice.id] }),
      })
      if (spent.requests !== 1) throw new Failure(`One session was to be opened at Stripe: ${spent.requests} requests`)
      if (n < WARM_UP) continue
      own.push(ms - spent.ms)
      whole.push(ms)
    }
    const result = {
      requests: own.length,
      p50: quantile(own, 0.5),
      p95: quantile(own, 0.95),
      whole_p50: quantile(whole, 0.5),
    }
    note(`our own time: p50 ${result.p50.toFixed(1)} ms, p95 ${result.p95.toFixed(1)} ms`)
    return result
  } finally {
    await sandbox.close()
  }
}
