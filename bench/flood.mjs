import { rootRequire } from "../scripts/lib/env.mjs"
import { Failure } from "../scripts/lib/failure.mjs"
import { median, quantile, settle } from "./load.mjs"

/** Wrong tokens a second, from one address (security-and-evidence.md, A8). */
const BAD_PER_SECOND = 1_000
/** What the shop's clients ask meanwhile: a page every ten milliseconds. */
const GOOD_PER_SECOND = 100

const autocannon = (options) =>
  new Promise((resolve, reject) => {
    const latencies = []
    const instance = rootRequire("autocannon")({ timeout: 60, ...options }, (error, result) =>
      error ? reject(error) : resolve({ latencies, statuses: result.statusCodeStats, errors: result.errors }),
    )
    // Threads of their own send no single answers.
    instance.on("response", (_client, _status, _bytes, latency) => latencies.push(latency))
  })

const readers = async ({ apiUrl, crowd }, seconds) => {
  let connected = 0
  const { latencies, statuses } = await autocannon({
    url: `${apiUrl}/portal/project`,
    connections: 4,
    overallRate: GOOD_PER_SECOND,
    duration: seconds,
    setupClient: (client) => client.setHeaders(crowd[connected++ % crowd.length].headers),
  })
  const other = Object.keys(statuses).filter((status) => status !== "200")
  if (other.length) throw new Failure(`Clients were to be served: ${JSON.stringify(statuses)}`)
  return quantile(latencies, 0.95)
}

/** In a thread of its own, so that sending it does not slow down who measures. */
const badTokens = ({ apiUrl }, seconds) =>
  autocannon({
    url: `${apiUrl}/portal/session`,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: `cpl_${"A".repeat(43)}` }),
    connections: 16,
    overallRate: BAD_PER_SECOND,
    duration: seconds,
    workers: 1,
  })

/**
 * Clients who read in peace, then while one address tries wrong tokens, round after round.
 * @returns p95 in ms of both, the median of the rounds' ratios, and how the wrong tokens were answered
 */
export const measureFlood = async (world, { rounds, seconds }, note) => {
  const quiet = []
  const flooded = []
  const answers = {}
  for (let round = 0; round <= rounds; round++) {
    const before = await readers(world, seconds)
    const flood = badTokens(world, seconds + 1)
    const during = await readers(world, seconds)
    const { statuses } = await flood
    await settle(world.apiUrl)
    if (round === 0) continue
    quiet.push(before)
    flooded.push(during)
    for (const [status, { count }] of Object.entries(statuses)) answers[status] = (answers[status] ?? 0) + count
    note(`round ${round} of ${rounds}`)
  }
  if (!answers["429"]) throw new Failure(`Wrong tokens were to be refused with 429: ${JSON.stringify(answers)}`)
  return {
    p95_before: median(quiet),
    p95_during: median(flooded),
    ratio: median(flooded.map((p95, round) => p95 / quiet[round])),
    bad_tokens_per_second: Object.values(answers).reduce((sum, count) => sum + count, 0) / (rounds * (seconds + 1)),
    answers,
  }
}
