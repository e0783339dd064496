import { setTimeout as wait } from "node:timers/promises"
import { signatureFor } from "../scripts/stripe-sandbox/webhooks.mjs"
import { quantile } from "./load.mjs"

const PATH = "/hooks/client-portal/stripe"

const event = (number) => ({
  id: `evt_bench${process.pid}x${number}`,
  object: "event",
  type: "charge.succeeded",
  livemode: false,
  data: { object: { id: `ch_bench${number}`, object: "charge", payment_intent: `pi_bench${number}`, metadata: {} } },
})

/** One delivery as Stripe makes it. @returns its time in milliseconds and whether it was taken */
const deliver = async ({ apiUrl, webhookSecret }, number) => {
  const body = JSON.stringify(event(number))
  const started = performance.now()
  const answer = await fetch(`${apiUrl}${PATH}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Stripe-Signature": signatureFor(body, webhookSecret) },
    body,
  })
  await answer.arrayBuffer()
  return { ms: performance.now() - started, taken: answer.status === 200 }
}

/** How many events are kept, and how many of those are processed. */
const countKept = async (database) => {
  const { rows } = await database.query(
    `SELECT count(*)::int AS kept, count(processed_at)::int AS processed FROM portal_stripe_event WHERE id LIKE $1`,
    [`evt_bench${process.pid}x%`],
  )
  return rows[0]
}

/**
 * Deliveries at an even rate, whether the ones before were answered or not. Afterwards each has to be kept, and processed
 * by its job.
 */
export const measureWebhooks = async ({ apiUrl, webhookSecret, database }, { rate, seconds }, note) => {
  const total = rate * seconds
  const started = performance.now()
  const deliveries = []
  for (let number = 0; number < total; number++) {
    const due = started + (number * 1_000) / rate - performance.now()
    if (due > 0) await wait(due)
    deliveries.push(deliver({ apiUrl, webhookSecret }, number))
  }
  const done = await Promise.all(deliveries)
  const elapsed = performance.now() - started
  const deadline = Date.now() + 120_000
  let counts = await countKept(database)
  while (counts.processed < total && Date.now() < deadline) {
    await wait(500)
    counts = await countKept(database)
  }
  const times = done.map(({ ms }) => ms)
  const result = {
    name: "webhook-ingest",
    rate: (total * 1_000) / elapsed,
    sent: total,
    refused: done.filter(({ taken }) => !taken).length,
    kept: counts.kept,
    processed: counts.processed,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
  }
  note(`${result.rate.toFixed(0)} deliveries/s, p95 ${result.p95.toFixed(1)} ms, ${result.kept} of ${total} kept`)
  return result
}
