import { createHmac } from "node:crypto"

/** Stripe tries for three days; here a shop that is started again soon gets what it missed. */
const RETRY_MS = [500, 1_000, 2_000, 5_000, 15_000, 30_000, 60_000]
const MAX_TRIES = 30

/** Stripe's scheme (https://docs.stripe.com/webhooks#verify-manually): HMAC-SHA256 over `<seconds>.<body>`. */
export const signatureFor = (body, secret, seconds = Math.floor(Date.now() / 1000)) =>
  `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`

const shuffled = (list, random) => {
  const result = [...list]
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[result[last], result[other]] = [result[other], result[last]]
  }
  return result
}

/** Repeatable numbers from 0 to 1 (mulberry32), so that a failing order of deliveries can be run again. */
const seeded = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

/**
 * Deliveries to the account's webhook endpoint. `mode` "send" delivers each event at once, `repeats` more times, after
 * `delay_ms`; "hold" keeps them until `flush`, which can repeat and shuffle.
 */
export class WebhookQueue {
  constructor({ endpoint = null, held = [], rules } = {}, onChange = () => undefined) {
    this.endpoint = endpoint
    this.held = held
    this.rules = { mode: "send", repeats: 0, delay_ms: 0, ...rules }
    this.onChange = onChange
    this.deliveries = []
    this.timers = new Set()
  }

  add(event) {
    if (!this.endpoint) return
    if (this.rules.mode === "hold") {
      this.held.push(event)
      return
    }
    for (let copy = 0; copy <= this.rules.repeats; copy++) this.later(event, this.rules.delay_ms, 0)
  }

  later(event, delay, tries) {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      void this.attempt(event, tries)
    }, delay)
    timer.unref()
    this.timers.add(timer)
  }

  async attempt(event, tries) {
    const { status } = await this.deliver(event)
    if ((status < 200 || status >= 300) && tries < MAX_TRIES)
      this.later(event, RETRY_MS[Math.min(tries, RETRY_MS.length - 1)], tries + 1)
  }

  /** One delivery. @returns the answer's status, 0 for none */
  async deliver(event) {
    const body = JSON.stringify(event, null, 2)
    const { url, secret } = this.endpoint
    const status = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Stripe/1.0 (sandbox)",
        "Stripe-Signature": signatureFor(body, secret),
      },
      body,
      signal: AbortSignal.timeout(20_000),
    }).then(
      (answer) => answer.status,
      () => 0,
    )
    this.deliveries.unshift({ event_id: event.id, type: event.type, at: Date.now(), status })
    this.deliveries.length = Math.min(this.deliveries.length, 200)
    return { status }
  }

  /**
   * Delivers what was held, each event `repeats` more times; with a `seed` in an order of its own.
   * @returns the status of each delivery
   */
  async flush({ repeats = 0, seed = null, parallel = 1 } = {}) {
    const copies = this.held.flatMap((event) => Array.from({ length: repeats + 1 }, () => event))
    this.held = []
    const queue = seed === null ? copies : shuffled(copies, seeded(seed))
    const statuses = []
    const work = async () => {
      for (let event = queue.shift(); event; event = queue.shift()) statuses.push((await this.deliver(event)).status)
    }
    await Promise.all(Array.from({ length: parallel }, work))
    this.onChange()
    return statuses
  }

  stop() {
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
  }

  toJSON() {
    return { endpoint: this.endpoint, held: this.held, rules: this.rules }
  }
}
