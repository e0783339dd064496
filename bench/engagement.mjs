import { createHash, randomBytes, randomUUID } from "node:crypto"
import { setTimeout as wait } from "node:timers/promises"
import { rootRequire } from "../scripts/lib/env.mjs"
import { etagOf, page } from "./cases.mjs"
import { load, many, once, onceWith, quantile } from "./load.mjs"

/** Clients with the page open; a link may report 240 times a minute. */
const CLIENTS = 400
/** Events that the writer is given before it has to have stored them. */
const WRITTEN = 40_000
/** Orders of the shop whose report is read, each with three links that were used on a dozen days. */
const ORDERS = 40_000
const LINKS = 3 * ORDERS
const RATE = 200

const AGENT =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"

const sha256 = (text) => createHash("sha256").update(text).digest("hex")

/** Colleagues who all have a session on one order. */
const openSessions = async ({ database }, order_id) => {
  const tokens = Array.from({ length: CLIENTS }, () => `cps_${randomBytes(32).toString("base64url")}`)
  await database.query(
    `WITH given AS (SELECT * FROM unnest($2::text[]) WITH ORDINALITY AS g (hash, n)),
     linked AS (INSERT INTO portal_link (id, scope, purpose, order_id, recipient_name, recipient_email, token_hash, token_sealed, display)
       SELECT 'plink_beacon_' || n, 'project', 'recipient', $1, 'Colleague ' || n, 'beacon-' || n || '@bench.example', 'beacon-' || n, '', ''
         FROM given)
     INSERT INTO portal_session (id, link_id, token_hash, expires_at)
     SELECT 'psess_beacon_' || n, 'plink_beacon_' || n, hash, now() + interval '1 day' FROM given`,
    [order_id, tokens.map(sha256)],
  )
  return tokens
}

const beacon = (seq) =>
  JSON.stringify({
    view: randomUUID(),
    seq,
    page: "order",
    gesture: "touch",
    visible_ms: 9_000,
    sections: { lines: 6_000, proofs: 3_000, messages: 1_000 },
  })

const reports = (tokens) =>
  tokens.map((token) => ({
    method: "POST",
    path: "/portal/beacon",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "user-agent": AGENT },
    body: beacon(1),
  }))

/** The route against /health, in turns, so that whatever else the machine does falls on both alike. */
const measureRoute = async ({ apiUrl }, tokens, { rounds, seconds }) => {
  const ratios = []
  let rps = 0
  for (let round = 0; round < rounds; round++) {
    const health = await load({ url: `${apiUrl}/health`, status: 200, seconds })
    const reported = await load({ url: apiUrl, status: 204, seconds, requests: reports(tokens) })
    ratios.push(reported.rps / health.rps)
    rps = Math.max(rps, reported.rps)
  }
  return { ratio_to_health: quantile(ratios, 0.5), rps }
}

/** Events through the writer itself: judged, stored and counted. @returns how many a second */
const measureWriter = async (shop) => {
  const { EngagementModuleService } = rootRequire("./src/modules/engagement/service")
  const { knex } = rootRequire("@medusajs/framework/mikro-orm/knex")
  const connection = knex({
    client: "pg",
    connection: { connectionString: shop.database.url },
    pool: { min: 0, max: 4 },
  })
  const options = {
    portal_url: "http://localhost:8000",
    secrets: { sealing_key: "bench-".repeat(8), portal_shared_secret: "bench-".repeat(8) },
  }
  const dependencies = { __pg_connection__: connection, logger: { warn: (message) => console.warn(message) } }
  const service = new EngagementModuleService(dependencies, options)
  const started = performance.now()
  for (let n = 0; n < WRITTEN; n++) {
    const visitor = n % 2_000
    service.record(
      {
        kind: n < 2_000 ? "view" : "dwell",
        order_id: `order_written_${visitor % 500}`,
        customer_id: null,
        link_id: `plink_written_${visitor}`,
        session_id: `psess_written_${visitor}`,
        address: `198.51.${visitor % 250}.${Math.floor(visitor / 250)}`,
        agent: AGENT,
        view_id: randomUUID(),
        seq: n < 2_000 ? 0 : n,
        page: "order",
        dwell_ms: 9_000,
        sections: { lines: 6_000 },
      },
      async () => new Map(),
    )
    if (n % 10_000 === 9_999) await service.flush()
  }
  await service.flush()
  const seconds = (performance.now() - started) / 1_000
  await connection.destroy()
  return WRITTEN / seconds
}

const readTimes = async (world, samples) => {
  const target = page(world, world.orders[0], await etagOf(world, world.orders[0]))
  const times = []
  for (let turn = 0; turn < samples; turn++) times.push((await onceWith(304, target)).ms)
  return times
}

/** The page beside 200 reports a second, at an even rate, whether the ones before were answered or not. */
const measureBeside = async (world, tokens, samples) => {
  const alone = quantile(await readTimes(world, samples), 0.95)
  let isOver = false
  const sending = (async () => {
    const sent = []
    for (let n = 0; !isOver; n++) {
      const { path, ...request } = reports([tokens[n % tokens.length]])[0]
      sent.push(once({ url: `${world.apiUrl}${path}`, ...request }, many))
      await wait(1_000 / RATE)
    }
    return (await Promise.all(sent)).filter(({ status }) => status !== 204).length
  })()
  await wait(1_000)
  const during = quantile(await readTimes(world, samples), 0.95)
  isOver = true
  return { alone, during, refused: await sending }
}

/** Key `engagement-ingest`. */
export const measureIngest = async (world, shop, { load: plan, samples }, note) => {
  const tokens = await openSessions(world, world.orders[0].id)
  const route = await measureRoute(world, tokens, plan)
  note(`${route.rps.toFixed(0)} reports/s, ${route.ratio_to_health.toFixed(2)} of /health`)
  const beside = await measureBeside(world, tokens, samples)
  note(`the page's p95: ${beside.alone.toFixed(1)} ms alone, ${beside.during.toFixed(1)} ms beside ${RATE} reports/s`)
  const written = await measureWriter(shop)
  note(`${written.toFixed(0)} events/s written`)
  return { ...route, beside, written }
}

/**
 * Events `$1` to `$2`. Each order is sent on one of 690 days; each of its links is used on a dozen days, eight days apart, and
 * does a bit of everything on each.
 */
const EVENTS_SQL = `
  INSERT INTO portal_engagement_event (at, kind, class, reason, order_id, link_id, session_id, view_id, seq, page, dwell_ms, device)
  SELECT date_trunc('day', now())
           - (greatest(1, 1 + link % ${ORDERS} * 7919::bigint % 690 + link / ${ORDERS} - visit % 12 * 8) - random()) * interval '1 day',
         (ARRAY['view', 'dwell', 'dwell', 'hit', 'download'])[1 + visit % 5], CASE WHEN n % 7 = 0 THEN 'likely_bot' ELSE 'human' END,
         'shown_with_gesture', 'order_seen_' || link % ${ORDERS}, 'plink_seen_' || link, 'psess_seen_' || link || '_' || visit / 5,
         gen_random_uuid(), 0, 'order', 9000, 'Chrome on Windows'
    FROM (SELECT n, n % ${LINKS} AS link, n / ${LINKS} AS visit FROM generate_series($1::int, $2::int) n) made`

/** What is summed up of them, as the writer and the job do it. */
const SUMS = [
  `INSERT INTO portal_engagement_day (order_id, link_id, day, views, downloads, bot_events, dwell_ms, first_view_at, last_view_at)
   SELECT order_id, link_id, (at AT TIME ZONE 'UTC')::date, count(*) FILTER (WHERE kind = 'view' AND class = 'human'),
          count(*) FILTER (WHERE kind = 'download' AND class = 'human'), count(*) FILTER (WHERE class = 'likely_bot'), sum(dwell_ms),
          min(at), max(at) FROM portal_engagement_event WHERE order_id LIKE 'order_seen_%' GROUP BY 1, 2, 3`,
  `INSERT INTO portal_engagement_order (order_id, customer_id, owner_id, sent_at, decided_at, decision, paid_at, views, downloads,
                                        first_view_at, last_view_at)
   SELECT order_id, 'cus_seen_' || abs(hashtext(order_id)) % 2000, 'user_seen_' || abs(hashtext(order_id)) % 12, min(first_view_at),
          min(first_view_at) + random() * interval '9 days', (ARRAY['approved', 'declined'])[1 + abs(hashtext(order_id)) % 2],
          max(last_view_at), sum(views), sum(downloads), min(first_view_at), max(last_view_at)
     FROM portal_engagement_day WHERE order_id LIKE 'order_seen_%' GROUP BY order_id`,
  `INSERT INTO portal_engagement_shop_day (day, views, doubtful_views, downloads, bot_events)
   SELECT day, sum(views), sum(doubtful_views), sum(downloads), sum(bot_events) FROM portal_engagement_day GROUP BY day
       ON CONFLICT (day) DO UPDATE SET views = excluded.views`,
  "VACUUM ANALYZE",
]
const STEP = 250_000
/** One for each connection of the pool. */
const WRITERS = 2

/** `pg_get_indexdef` names the parent table alone, while the index is to be made on each partition as well. */
const INDEXES = `
  SELECT indexname AS name, replace(indexdef, ' ON ONLY ', ' ON ') AS definition FROM pg_indexes
   WHERE tablename = 'portal_engagement_event'`

/** Runs `fill` without the indexes of the events, and makes them anew: row by row it would take several times as long. */
const withoutIndexes = async (database, fill) => {
  const { rows } = await database.query(INDEXES)
  for (const { name } of rows) await database.query(`DROP INDEX "${name}"`)
  await fill()
  const client = await database.connect()
  try {
    await client.query("SET maintenance_work_mem = '512MB'")
    for (const { definition } of rows) await client.query(definition)
    await client.query("RESET maintenance_work_mem")
  } finally {
    client.release()
  }
}

const fillEvents = async ({ database }, events, note) => {
  await database.query("SELECT portal_engagement_add_months(now() - interval '701 days', now())")
  await withoutIndexes(database, async () => {
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let first = 1 + writer * STEP; first <= events; first += WRITERS * STEP)
        await database.query(EVENTS_SQL, [first, Math.min(first + STEP - 1, events)])
    })
    await Promise.all(writers)
  })
  for (const statement of SUMS) await database.query(statement)
  note(`${events.toLocaleString("en")} events`)
}

const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)

/** What staff ask for. */
const QUERIES = [
  ["90 days", () => ({ from: day(89), to: day(0) })],
  ["two years", () => ({ from: day(699), to: day(0) })],
  ["a rep", (turn) => ({ from: day(364), to: day(0), owner_id: `user_seen_${turn % 12}` })],
  ["a client", (turn) => ({ from: day(364), to: day(0), customer_id: `cus_seen_${turn % 2_000}` })],
]

/** Key `engagement-page`: the report, one request at a time. */
export const measureReport = async (world, { samples, events }, note) => {
  await fillEvents(world, events, note)
  const filters = []
  for (const [name, queryOf] of QUERIES) {
    const times = []
    for (let turn = -3; times.length < samples; turn++) {
      const query = new URLSearchParams(queryOf(Math.max(turn, 0)))
      const url = `${world.apiUrl}/admin/client-portal/engagement?${query}`
      const { ms } = await onceWith(200, { url, headers: world.staff })
      if (turn >= 0) times.push(ms)
    }
    filters.push({ name, requests: times.length, p50: quantile(times, 0.5), p95: quantile(times, 0.95) })
    note(`${name}: p95 ${filters.at(-1).p95.toFixed(0)} ms`)
  }
  return { events, filters }
}
