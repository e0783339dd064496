import { Failure } from "../scripts/lib/failure.mjs"
import { load, many, median, onceWith, quantile, settle } from "./load.mjs"
import { prepareDecision } from "./seed.mjs"

const percentiles = (latencies) => ({
  p50: quantile(latencies, 0.5),
  p95: quantile(latencies, 0.95),
  p99: quantile(latencies, 0.99),
})

export const core = ({ apiUrl, customer }, order) => ({
  url: `${apiUrl}/store/orders/${order.id}`,
  status: 200,
  headers: customer.headers,
})
export const page = ({ apiUrl }, order, etag) => ({
  url: `${apiUrl}/portal/project`,
  status: etag ? 304 : 200,
  headers: { ...order.headers, ...(etag ? { "if-none-match": etag } : {}) },
})
export const etagOf = async (world, order) => (await onceWith(200, page(world, order))).headers.etag

/** What is loaded over many connections, in the order of the table. The first two are what the others are compared to. */
const loadedCases = async (world) => {
  const { apiUrl, orders } = world
  const [first] = orders
  const cases = [
    { name: "health", title: "GET /health", url: `${apiUrl}/health`, status: 200 },
    { name: "core", title: "GET /store/orders/:id", lines: first.lines, ...core(world, first) },
  ]
  for (const order of orders) {
    const { lines } = order
    cases.push({ name: `warm-${lines}`, title: "GET /portal/project 200, warm", lines, ...page(world, order) })
    const unchanged = page(world, order, await etagOf(world, order))
    cases.push({ name: `unchanged-${lines}`, title: "GET /portal/project 304", lines, ...unchanged })
  }
  const crowd = await Promise.all(
    world.crowd.map(async ({ headers, ...order }) => ({ headers, etag: await etagOf(world, { headers, ...order }) })),
  )
  const crowded = { url: `${apiUrl}/portal/project`, lines: first.lines }
  cases.push(
    {
      ...crowded,
      name: "warm-crowd",
      title: `GET /portal/project 200, warm, ${crowd.length} clients`,
      status: 200,
      clients: crowd.map(({ headers }) => headers),
    },
    {
      ...crowded,
      name: "unchanged-crowd",
      title: `GET /portal/project 304, ${crowd.length} clients`,
      status: 304,
      clients: crowd.map(({ headers, etag }) => ({ ...headers, "if-none-match": etag })),
    },
  )
  const panel = { url: `${apiUrl}/admin/client-portal/orders/${first.id}/summary`, headers: world.staff }
  const { etag: seen } = (await onceWith(200, { ...panel, status: 200 })).headers
  cases.push({
    name: "staff-poll",
    title: "GET /admin/client-portal/orders/:id/summary 304",
    lines: first.lines,
    ...panel,
    status: 304,
    headers: { ...world.staff, "if-none-match": seen },
  })
  cases.push({
    name: "session",
    title: "POST /portal/session",
    url: `${apiUrl}/portal/session`,
    status: 200,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: world.opened.token }),
  })
  return cases
}

/**
 * All cases in turn, round after round, so that whatever else the machine does falls on all alike. A ratio is taken
 * within its round; the medians over the rounds are what counts. `health` and `core` are among the cases.
 */
export const compareUnderLoad = async (world, cases, { rounds, seconds, warmUp }, note) => {
  const rates = new Map(cases.map(({ name }) => [name, []]))
  const latencies = new Map(cases.map(({ name }) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const target of cases) {
      const result = await load({ ...target, seconds: round === 0 ? warmUp : seconds })
      await settle(world.apiUrl)
      if (round === 0) continue
      rates.get(target.name).push(result.rps)
      // One by one: the spread of tens of thousands of arguments would overflow the stack.
      for (const latency of result.latencies) latencies.get(target.name).push(latency)
    }
    note(round === 0 ? "warmed up" : `round ${round} of ${rounds}`)
  }
  const ratioTo = (name, other) => median(rates.get(name).map((rate, round) => rate / rates.get(other)[round]))
  return cases.map(({ name, title, lines }) => ({
    name,
    title,
    lines: lines ?? null,
    mode: "16 connections",
    requests: latencies.get(name).length,
    rps: median(rates.get(name)),
    ...percentiles(latencies.get(name)),
    ratio_to_core: ratioTo(name, "core"),
    ratio_to_health: ratioTo(name, "health"),
    ...(name === "staff-poll" ? { ratio_to_unchanged: ratioTo(name, `unchanged-${lines}`) } : {}),
  }))
}

/**
 * The page of one order, read anew and unchanged, against `/health` and the core's route.
 * @param {{ key: string, what: string }} of what is special about the page: in the names of the rows, and in words
 */
export const comparePage = async (world, order, { key, what }, plan, note) => {
  const cases = [
    { name: "health", title: "GET /health", url: `${world.apiUrl}/health`, status: 200 },
    { name: "core", title: "GET /store/orders/:id", ...core(world, order) },
    { name: `warm-10-${key}`, title: `GET /portal/project 200, warm, ${what}`, ...page(world, order) },
    {
      name: `unchanged-10-${key}`,
      title: `GET /portal/project 304, ${what}`,
      ...page(world, order, await etagOf(world, order)),
    },
  ]
  return (await compareUnderLoad(world, cases, plan, note)).filter(({ name }) => name.endsWith(key))
}

export const measureLoaded = async (world, plan, note) =>
  await compareUnderLoad(world, await loadedCases(world), plan, note)

/** Committed changes of different tables behind the page; each must give another page. */
const CHANGES = [
  (n) => ({ sql: `UPDATE "order" SET metadata = $2 WHERE id = $1`, values: ({ id }) => [id, { notes: `Note ${n}` }] }),
  (n) => ({
    sql: "UPDATE order_line_item SET product_title = $2, title = $2 WHERE id = $1",
    values: ({ itemId }) => [itemId, `Tee, lot ${n}`],
  }),
  (n) => ({
    sql: `UPDATE order_address SET city = $2 WHERE id = (SELECT shipping_address_id FROM "order" WHERE id = $1)`,
    values: ({ id }) => [id, `Portland ${n}`],
  }),
  (n) => ({ sql: "UPDATE portal_project SET name = $2 WHERE order_id = $1", values: ({ id }) => [id, `Run ${n}`] }),
]

/** Committed changes of what is shown beside the order: where the project stands, and what is asked about it. */
const OTHER_CHANGES = [
  () => ({
    sql: `UPDATE portal_project
             SET stage_id = CASE stage_id WHEN 'pstg_artwork' THEN 'pstg_production' ELSE 'pstg_artwork' END
           WHERE order_id = $1`,
    values: ({ id }) => [id],
  }),
  () => ({
    sql: "UPDATE portal_approval_request SET updated_at = now() WHERE order_id = $1",
    values: ({ id }) => [id],
  }),
]

let changes = 0
export const changeOrder = async (database, order, kinds = CHANGES) => {
  const { sql, values } = kinds[changes++ % kinds.length](changes)
  const { rowCount } = await database.query(sql, values(order))
  if (rowCount !== 1) throw new Failure(`The change that the page is to show hit ${rowCount} rows: ${sql}`)
}

/** One changed page and one core read, each alone; who goes first alternates. @returns both times in ms */
const changedRead = async (world, order, turn, kinds) => {
  const before = await etagOf(world, order)
  await changeOrder(world.database, order, kinds)
  const times = {}
  const readers = {
    page: async () => {
      const answer = await onceWith(200, { ...page(world, order, before), status: 200 })
      if (answer.headers.etag === before) throw new Failure("A committed change did not change the page's ETag")
      times.page = answer.ms
    },
    core: async () => {
      times.core = (await onceWith(200, core(world, order))).ms
    },
  }
  for (const name of turn % 2 ? ["page", "core"] : ["core", "page"]) await readers[name]()
  return times
}

const sequential = (row, times) => ({
  ...row,
  mode: "one at a time",
  requests: times.length,
  rps: 1000 / median(times),
  ...percentiles(times),
})

const firstReads = async (world, order, samples, kinds) => {
  const count = Math.max(8, Math.round(samples / Math.sqrt(order.lines / 10)))
  const times = []
  for (let turn = -4; turn < count; turn++) {
    const both = await changedRead(world, order, turn, kinds)
    if (turn >= 0) times.push(both)
  }
  return { page: times.map((one) => one.page), core: times.map((one) => one.core) }
}

/**
 * The first read after a change against the core's route, both one at a time: of the order for each size, and of
 * something else than the order for the smallest.
 */
export const measureFirstReads = async (world, { samples }, note) => {
  const rows = []
  const add = (name, title, lines, { page: times, core: coreTimes }) =>
    rows.push(sequential({ name, title, lines, ratio_to_core: median(coreTimes) / median(times) }, times))
  for (const order of world.orders) {
    const { lines } = order
    const times = await firstReads(world, order, samples)
    const { core: coreTimes } = times
    rows.push(
      sequential({ name: `core-one-${lines}`, title: "GET /store/orders/:id", lines, ratio_to_core: 1 }, coreTimes),
    )
    add(`changed-${lines}`, "GET /portal/project after a change of the order", lines, times)
    note(`${lines} lines`)
  }
  const [first] = world.orders
  const other = await firstReads(world, first, samples, OTHER_CHANGES)
  add("changed-section", "GET /portal/project after another change", first.lines, other)
  note("a change of something else")
  return rows
}

/** A wave of the core's route takes twenty times as long as one of the page, and varies less. */
const WAVES_OF_PAGE = 4

/**
 * All clients of the crowd at once, each over a connection of its own and right after a committed change of its own order.
 * @returns how long the whole wave took, and the latency of each answer, in ms
 */
const wave = async (world, kinds, targetOf) => {
  const before = await Promise.all(world.crowd.map((order) => etagOf(world, order)))
  for (const order of world.crowd) await changeOrder(world.database, order, kinds)
  const started = performance.now()
  const answers = await Promise.all(
    world.crowd.map((order, index) => onceWith(200, targetOf(order, before[index]), many)),
  )
  const ms = performance.now() - started
  if (answers.some(({ headers }, index) => headers.etag === before[index]))
    throw new Failure("A committed change did not change the page's ETag")
  return { ms, latencies: answers.map((answer) => answer.ms) }
}

/**
 * The first read after a change as \`measureFirstReads\` takes it, by all clients of the crowd at once: the same number of
 * connections as under load, and each read sees a change of its own. The core's route is read in the same way.
 */
export const measureChangedCrowd = async (world, { waves }, note) => {
  const measured = [
    ["changed-crowd", "GET /portal/project after a change of the order", CHANGES],
    ["changed-section-crowd", "GET /portal/project after another change", OTHER_CHANGES],
  ]
  const rows = []
  for (const [name, title, kinds] of measured) {
    const pages = []
    const cores = []
    const pageWave = async () =>
      pages.push(await wave(world, kinds, (order, etag) => ({ ...page(world, order, etag), status: 200 })))
    for (let turn = -2; turn < waves; turn++) {
      cores.push(await wave(world, kinds, (order) => core(world, order)))
      for (let again = 0; again < WAVES_OF_PAGE; again++) await pageWave()
      if (turn < 0) pages.length = cores.length = 0
    }
    const timeOf = (all) => median(all.map(({ ms }) => ms))
    const row = (all, more) => {
      const latencies = all.flatMap((one) => one.latencies)
      const rps = (world.crowd.length * 1000) / timeOf(all)
      return {
        ...more,
        lines: world.orders[0].lines,
        mode: "16 at once",
        requests: latencies.length,
        rps,
        ...percentiles(latencies),
      }
    }
    if (rows.length === 0)
      rows.push(row(cores, { name: "core-crowd", title: "GET /store/orders/:id", ratio_to_core: 1 }))
    rows.push(row(pages, { name, title, ratio_to_core: timeOf(cores) / timeOf(pages) }))
    note(title)
  }
  return rows
}

/** Decisions on prepared requests, one after another; each makes an order of a draft and a chain of evidence longer. */
export const measureDecisions = async (world, { decisions }, coreOnce, note) => {
  const prepared = []
  for (let n = 0; n < decisions; n++) prepared.push(await prepareDecision(world.support))
  note(`${decisions} requests prepared`)
  const times = []
  for (const { path, headers, body } of prepared) {
    const target = { url: `${world.apiUrl}${path}`, method: "POST", headers, body: JSON.stringify(body) }
    times.push((await onceWith(200, target)).ms)
    await effectsDone(world.database)
  }
  const title = "POST /portal/approvals/:id/decision"
  return [sequential({ name: "decision", title, lines: null, ratio_to_core: coreOnce.p50 / median(times) }, times)]
}

/**
 * Waits for what the outbox does after a decision, so that no decision is timed beside the effects of the one before. What
 * waits for a time of its own, such as a mail that gathers messages, is none of them.
 */
const effectsDone = async (database) => {
  for (let tries = 0; tries < 600; tries++) {
    const { rows } = await database.query(
      `SELECT count(*)::int AS open FROM client_portal_jobs.jobs
        WHERE (attempts = 0 AND run_at <= now()) OR locked_at IS NOT NULL`,
    )
    if (rows[0].open === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error("The effects of a decision were not done within 30 s.")
}
