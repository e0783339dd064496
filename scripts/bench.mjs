/**
 * `npm run bench [-- --quick] [--only <part>,<part>]`: boots a seeded shop in production mode, measures, compares with the
 * bars, and writes bench/results.json (a quick run: .medusa/bench/results.json). See bench/README.md.
 */
import { existsSync } from "node:fs"
import { readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { parseArgs } from "node:util"
import { judge } from "../bench/bars.mjs"
import { PROBE } from "../bench/live.mjs"
import { PARTS } from "../bench/parts.mjs"
import { asJson, machine, print } from "../bench/report.mjs"
import { seed, SIZES } from "../bench/seed.mjs"
import { loadSupport } from "../bench/support.mjs"
import { appEnv, startApp } from "./lib/app.mjs"
import { deployApp } from "./lib/app-build.mjs"
import { ROOT, rootRequire, STATE, stateFolder } from "./lib/env.mjs"
import { Failure, report } from "./lib/failure.mjs"
import { installPackages } from "./lib/install.mjs"
import { holderOf, tryLock } from "./lib/lock.mjs"
import { requireNode } from "./lib/node-version.mjs"
import { freePort } from "./lib/ports.mjs"
import { embeddedPostgres, givenPostgres } from "./lib/postgres.mjs"
import { withCleanup } from "./lib/processes.mjs"
import { note, Progress } from "./lib/progress.mjs"
import { keptSecrets } from "./lib/secrets.mjs"
import { sandboxEnv } from "./lib/stripe-sandbox.mjs"
import { freshDatabase } from "./lib/test-database.mjs"

const FULL = {
  sizes: SIZES,
  load: { rounds: 7, seconds: 3, warmUp: 3 },
  samples: 60,
  waves: 24,
  decisions: 30,
  flood: { rounds: 5, seconds: 4 },
  memory: { reads: 50_000, stretches: 10 },
  documents: { count: 1_000 },
  view: { views: 15 },
  live: { changes: 50 },
  report: { samples: 40 },
  engagement: { events: 10_000_000 },
  webhooks: { rate: 100, seconds: 60 },
  drain: { notices: 2_000 },
  checkout: { samples: 60 },
}
const QUICK = {
  sizes: SIZES.slice(0, 2),
  load: { rounds: 3, seconds: 2, warmUp: 2 },
  samples: 24,
  waves: 8,
  decisions: 6,
  flood: { rounds: 3, seconds: 2 },
  memory: { reads: 10_000, stretches: 5 },
  documents: { count: 150 },
  view: { views: 5 },
  live: { changes: 10 },
  report: { samples: 10 },
  engagement: { events: 500_000 },
  webhooks: { rate: 100, seconds: 10 },
  drain: { notices: 300 },
  checkout: { samples: 16 },
}

const requireAlone = () => {
  const file = path.join(STATE, "bench.lock")
  if (!tryLock(file)) throw new Failure(`A bench is already running (process ${holderOf(file)}).`)
}

/** The app, its database and its memory, ready to be measured. */
const startShop = async (folder, progress) => {
  const given = process.env.DATABASE_URL
  // With its disk writes: what a decision costs is mostly those.
  const postgres = await progress.step("Starting Postgres", () =>
    given ? givenPostgres(given) : embeddedPostgres({ folder }),
  )
  const appDir = await progress.step("Building the server if it changed", () => deployApp(folder, { withAdmin: false }))
  const secrets = await keptSecrets(path.join(folder, "secrets.json"))
  const admin = { email: "admin@client-portal.test", password: secrets.adminPassword }
  const port = await freePort()
  const apiUrl = `http://localhost:${port}`
  const portal = { port: await freePort(), apiUrl, sharedSecret: secrets.sharedSecret }
  const portalUrl = `http://localhost:${portal.port}`
  const webhookSecret = `whsec_${secrets.stripeWebhook}`
  // A sandbox runs only while checkouts are measured: all other parts ask nothing of Stripe.
  const stripePort = await freePort()
  const stripe = sandboxEnv({ port: stripePort, webhookSecret })
  const env = appEnv({ databaseUrl: "", port, portalUrl, folder, secrets, stripe, withAdmin: false })
  const migration = { appDir, env, log: path.join(folder, "logs", "migrate.log") }
  const database = await progress.step("Preparing the database", () =>
    freshDatabase(postgres, { name: `bench_${process.pid}`, admin, at: migration }),
  )
  env.DATABASE_URL = database.url
  env.NODE_OPTIONS = PROBE
  const log = path.join(folder, "logs", "medusa.log")
  const app = await progress.step("Starting Medusa in production mode", () => startApp({ appDir, env, port, log }))
  const shop = { folder, app, appDir, apiUrl, admin, database, portal, webhookSecret, stripePort }
  /** Ends the app and starts it with more settings. */
  const restart = async (more) => {
    await shop.app.stop()
    shop.app = await startApp({ appDir, env: { ...env, ...more }, port, log })
  }
  return Object.assign(shop, { restart })
}

/** @returns the results of the chosen parts, by name */
const measure = async (shop, pool, plan, parts, progress) => {
  const support = loadSupport(shop)
  const sizes = parts.includes("rows") ? plan.sizes : plan.sizes.slice(0, 2)
  const orders = sizes.map((lines) => lines.toLocaleString("en")).join(", ")
  const seeded = await progress.step(`Filling the shop: orders of ${orders} lines`, () => seed(support, sizes, note))
  // As a shop's database is after a day: with statistics, which autovacuum gathers at a moment of its own.
  await pool.query("VACUUM ANALYZE")
  const world = { apiUrl: shop.apiUrl, database: pool, support, ...seeded }
  const step = (title, work) => progress.step(title, () => work(note))
  const results = {}
  for (const name of parts) results[name] = await PARTS[name]({ world, plan, shop, step })
  return results
}

/** Parts that were not measured now keep the result that they have in the file. */
const merge = async (file, quick, on, results) => {
  const before = existsSync(file) ? JSON.parse(await readFile(file, "utf8")) : { measured: {} }
  const now = { at: new Date().toISOString(), load_average_before: on.load_average_before }
  const measured = { ...before.measured, ...Object.fromEntries(Object.keys(results).map((name) => [name, now])) }
  const merged = { ...before, quick, machine: on, measured, ...results }
  return { ...merged, bars: judge(merged) }
}

const bench = async ({ quick, parts, progress }) => {
  await progress.step("Installing packages where they are missing", () =>
    installPackages([{ folder: ROOT, label: "plugin" }]),
  )
  const folder = await stateFolder("bench")
  const shop = await startShop(folder, progress)
  const pool = new (rootRequire("pg").Pool)({ connectionString: shop.database.url, max: 2 })
  // The server ends before the pool when the bench is interrupted; that is no failure of its own.
  pool.on("error", () => undefined)
  const on = await machine(pool)
  const results = await measure(shop, pool, quick ? QUICK : FULL, parts, progress)
  await pool.end()
  await shop.app.stop()
  await shop.database.drop()
  const file = path.join(quick ? folder : path.join(ROOT, "bench"), "results.json")
  const result = await merge(file, quick, on, results)
  await writeFile(file, asJson(result))
  process.stdout.write(`\n${print(result)}\nWritten to ${path.relative(ROOT, file)} after ${progress.elapsed()}.\n`)
  return result.bars.filter(({ met }) => !met)
}

const readArguments = () => {
  const { values } = parseArgs({
    options: { quick: { type: "boolean", default: false }, only: { type: "string" } },
  })
  const only = values.only?.split(",") ?? Object.keys(PARTS)
  const unknown = only.filter((name) => !(name in PARTS))
  if (unknown.length)
    throw new Failure(`There is no part "${unknown.join('", "')}". Parts: ${Object.keys(PARTS).join(", ")}.`)
  return { quick: values.quick, parts: Object.keys(PARTS).filter((name) => only.includes(name)) }
}

const STEPS = { rows: 3, first_view: 2 }
const stepsOf = (parts) => parts.reduce((sum, name) => sum + (STEPS[name] ?? 1), 0)

const main = async () => {
  requireNode()
  const { quick, parts } = readArguments()
  requireAlone()
  let missed = null
  const interrupted = await withCleanup(async () => {
    missed = await bench({ quick, parts, progress: new Progress(7 + stepsOf(parts)) })
  })
  if (interrupted || missed === null) return 1
  if (missed.length === 0) return 0
  process.stderr.write(
    `\n✖ ${missed.length} bar(s) missed:\n${missed.map(({ title, bar, unit }) => `  ${title} ${bar}${unit}`).join("\n")}\n`,
  )
  return 1
}

main().then(
  (code) => process.exit(code),
  (error) => {
    report(error)
    process.exit(1)
  },
)
