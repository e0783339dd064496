/**
 * `npm run bench [-- --quick]`: boots a seeded shop in production mode, measures, compares with the bars, and writes
 * bench/results.json (a quick run: .medusa/bench/results.json). See bench/README.md.
 */
import { writeFile } from "node:fs/promises"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { parseArgs } from "node:util"
import { judge } from "../bench/bars.mjs"
import { measureDecisions, measureFirstReads, measureLoaded } from "../bench/cases.mjs"
import { measureFlood } from "../bench/flood.mjs"
import { measureMemory } from "../bench/memory.mjs"
import { measureProofs } from "../bench/proofs.mjs"
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
import { freshDatabase } from "./lib/test-database.mjs"

const FULL = {
  sizes: SIZES,
  load: { rounds: 7, seconds: 3, warmUp: 3 },
  samples: 60,
  decisions: 30,
  flood: { rounds: 5, seconds: 4 },
  memory: { reads: 50_000, stretches: 10 },
}
const QUICK = {
  sizes: SIZES.slice(0, 2),
  load: { rounds: 3, seconds: 2, warmUp: 2 },
  samples: 24,
  decisions: 6,
  flood: { rounds: 3, seconds: 2 },
  memory: { reads: 10_000, stretches: 5 },
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
  const env = appEnv({ databaseUrl: "", port, portalUrl: "http://localhost:8000", folder, secrets, withAdmin: false })
  const migration = { appDir, env, log: path.join(folder, "logs", "migrate.log") }
  const database = await progress.step("Preparing the database", () =>
    freshDatabase(postgres, { name: `bench_${process.pid}`, admin, at: migration }),
  )
  env.DATABASE_URL = database.url
  env.NODE_OPTIONS = `--import ${pathToFileURL(path.join(ROOT, "bench/memory-probe.mjs"))}`
  const app = await progress.step("Starting Medusa in production mode", () =>
    startApp({ appDir, env, port, log: path.join(folder, "logs", "medusa.log") }),
  )
  return { app, appDir, apiUrl, admin, database }
}

const measure = async (shop, pool, { sizes, ...plan }, progress) => {
  const support = loadSupport(shop)
  const orders = sizes.map((lines) => lines.toLocaleString("en")).join(", ")
  const seeded = await progress.step(`Filling the shop: orders of ${orders} lines`, () => seed(support, sizes, note))
  // As a shop's database is after a day: with statistics, which autovacuum gathers at a moment of its own.
  await pool.query("VACUUM ANALYZE")
  const world = { apiUrl: shop.apiUrl, database: pool, support, ...seeded }
  const on = await machine(pool)

  const loaded = await progress.step("Measuring under load", () => measureLoaded(world, plan.load, note))
  const first = await progress.step("Measuring the first read after a change", () =>
    measureFirstReads(world, plan, note),
  )
  const decided = await progress.step("Measuring decisions", () => measureDecisions(world, plan, first[0], note))
  const flood = await progress.step("Flooding it with wrong tokens", () => measureFlood(world, plan.flood, note))
  const memory = await progress.step(`Watching memory over ${plan.memory.reads.toLocaleString("en")} reads`, () =>
    measureMemory(world, shop.app.child, plan.memory, note),
  )
  const proofs = await progress.step("Uploading artwork, making previews", () =>
    measureProofs(world, { child: shop.app.child, appDir: shop.appDir }, note),
  )
  const rows = [...loaded, ...first, ...decided]
  return { machine: on, rows, flood, memory, proofs, bars: judge({ rows, memory, flood, proofs, sizes }) }
}

const bench = async ({ quick, progress }) => {
  await progress.step("Installing packages where they are missing", () =>
    installPackages([{ folder: ROOT, label: "plugin" }]),
  )
  const folder = await stateFolder("bench")
  const shop = await startShop(folder, progress)
  const pool = new (rootRequire("pg").Pool)({ connectionString: shop.database.url, max: 2 })
  // The server ends before the pool when the bench is interrupted; that is no failure of its own.
  pool.on("error", () => undefined)
  const result = await measure(shop, pool, quick ? QUICK : FULL, progress)
  await pool.end()
  await shop.app.stop()
  await shop.database.drop()
  const file = path.join(quick ? folder : path.join(ROOT, "bench"), "results.json")
  await writeFile(file, asJson({ date: new Date().toISOString(), quick, ...result }))
  process.stdout.write(`\n${print(result)}\nWritten to ${path.relative(ROOT, file)} after ${progress.elapsed()}.\n`)
  return result.bars.filter(({ met }) => !met)
}

const main = async () => {
  requireNode()
  const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } })
  requireAlone()
  let missed = null
  const interrupted = await withCleanup(async () => {
    missed = await bench({ quick: values.quick, progress: new Progress(12) })
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
