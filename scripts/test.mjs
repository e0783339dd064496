/**
 * `npm test`: installs what is missing, then runs everything and ends with "N passed, N failed".
 *   node scripts/test.mjs [--full] [--only <suite>[,<suite>]] [--results <file>] [-- <arguments for jest>]
 * Suites: lint, unit, modules, http, workflows, portal, packed, demo. Those that are named run one after the other; all of
 * them run in tracks beside each other. `--results` writes the sums as JSON.
 */
import { rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { requireBrowser } from "./lib/browser.mjs"
import { runChecks } from "./lib/checks.mjs"
import { baseEnv, PORTAL, ROOT, STATE, stateFolder } from "./lib/env.mjs"
import { Failure, report } from "./lib/failure.mjs"
import { installPackages } from "./lib/install.mjs"
import { runJest } from "./lib/jest.mjs"
import { tryLock } from "./lib/lock.mjs"
import { requireNode } from "./lib/node-version.mjs"
import { embeddedPostgres, givenPostgres } from "./lib/postgres.mjs"
import { withCleanup } from "./lib/processes.mjs"
import { Progress } from "./lib/progress.mjs"
import { runTracks } from "./lib/test-tracks.mjs"
import { moduleRunnerEnv, startWorld } from "./lib/test-world.mjs"

const SUITES = ["lint", "unit", "modules", "http", "workflows", "portal", "packed", "demo"]
const IN_WORLD = ["http", "workflows", "portal"]
const WITH_DATABASE = ["modules", ...IN_WORLD, "packed"]

const readArguments = () => {
  const { values, positionals } = parseArgs({
    options: {
      full: { type: "boolean", default: false },
      only: { type: "string", multiple: true },
      results: { type: "string" },
    },
    allowPositionals: true,
  })
  const only = (values.only ?? []).flatMap((one) => one.split(","))
  const unknown = only.filter((one) => !SUITES.includes(one))
  if (unknown.length) throw new Failure(`There is no suite "${unknown.join('", "')}". Suites: ${SUITES.join(", ")}.`)
  return {
    full: values.full || process.env.FULL === "1",
    suites: only.length ? SUITES.filter((one) => only.includes(one)) : SUITES,
    isWhole: only.length === 0 && positionals.length === 0,
    results: values.results,
    extra: positionals,
  }
}

/** One folder for the usual single run, so that its database is found again; another for a run beside it. */
const folderForRun = async () => {
  if (tryLock(path.join(STATE, "test.lock"))) return stateFolder("test")
  const folder = await stateFolder(`test-${process.pid}`)
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const table = (results) => {
  const width = Math.max(...results.map(({ name }) => name.length))
  const line = (name, passed, failed, skipped, time) =>
    `  ${name.padEnd(width)}  ${String(passed).padStart(7)}  ${String(failed).padStart(7)}  ${String(skipped).padStart(8)}  ${time.padStart(8)}`
  const rows = results.map((one) =>
    line(one.name, one.passed, one.failed, one.skipped, `${(one.ms / 1000).toFixed(1)} s`),
  )
  return [line("", "passed", "failed", "skipped", "time"), ...rows].join("\n")
}

/** Said again at the end, because the end is what is kept of a long output. */
const whatFailed = (results) =>
  results
    .flatMap(({ failures = [] }) => failures)
    .map(({ title, message }) => `✖ ${title}\n${message}`)
    .join("\n\n")

const sum = (results, key) => results.reduce((total, one) => total + one[key], 0)

/** A part that cannot even begin is one failure; the parts after it still run. */
const attempt = async (name, results, work) => {
  const started = Date.now()
  try {
    return await work()
  } catch (error) {
    report(error)
    results.push({ name, passed: 0, failed: 1, skipped: 0, ms: Date.now() - started })
    return null
  }
}

const countSteps = (suites, has) =>
  1 + suites.length + Number(has(WITH_DATABASE)) + 3 * Number(has(IN_WORLD)) + 2 * Number(has(["portal"]))

const PACKAGES = [
  { folder: ROOT, label: "plugin" },
  { folder: PORTAL, label: "portal" },
]

/** Everything: what the tracks share is there before they begin. */
const runWhole = async ({ full }, results) => {
  const progress = new Progress(3)
  await progress.step("Installing packages where they are missing", () => installPackages(PACKAGES))
  await progress.step("Checking types, style and the API document", async () => results.push(...(await runChecks())))
  await progress.step("Running: all suites", async () => results.push(...(await runTracks({ full }))))
}

const runSuites = async ({ suites: chosen, full, extra, results: isTrack }, results) => {
  let suites = chosen
  const has = (list) => list.some((one) => suites.includes(one))
  const progress = new Progress(countSteps(suites, has), { tellsLife: !isTrack })
  const folder = await folderForRun()
  const env = { ...baseEnv(), TEST_RUN: path.basename(folder), ...(full ? { FULL: "1" } : {}) }

  await progress.step("Checking the machine, installing what is missing", async () => {
    await installPackages(PACKAGES)
    if (!has(["portal"])) return
    const browser = await attempt("portal", results, requireBrowser)
    if (browser) env.CHROME_PATH = browser
    else suites = suites.filter((one) => one !== "portal")
  })

  const suite = (name) =>
    progress.step(`Running: ${name}`, async () => {
      const started = Date.now()
      const counts = await runJest(name, { folder, env, extra })
      results.push({ name, ...counts, ms: Date.now() - started })
    })

  if (suites.includes("lint")) {
    await progress.step("Checking types, style and the API document", async () => results.push(...(await runChecks())))
  }
  if (suites.includes("unit")) await suite("unit")
  if (has(WITH_DATABASE)) await withDatabase({ suites, has, results, env, suite, folder, progress })
  // It brings its own database, and takes the builds of the suites before it.
  if (suites.includes("demo")) await suite("demo")
}

const withDatabase = async ({ suites, has, results, env, suite, folder, progress }) => {
  const given = process.env.DATABASE_URL
  const postgres = await progress.step("Starting Postgres", () =>
    given ? givenPostgres(given) : embeddedPostgres({ folder, fast: true }),
  )
  const logs = path.join(folder, "logs")
  Object.assign(env, moduleRunnerEnv(postgres), { TEST_POSTGRES_URL: postgres.adminUrl, TEST_LOG_DIR: logs })
  if (suites.includes("modules")) await suite("modules")
  if (has(IN_WORLD)) await inWorld({ suites, results, env, suite, options: { folder, postgres, progress } })
  if (suites.includes("packed")) await suite("packed")
}

const inWorld = async ({ suites, results, env, suite, options }) => {
  const withPortal = suites.includes("portal")
  const world = await attempt("start of Medusa", results, () => startWorld({ ...options, withAdmin: withPortal }))
  if (!world) return
  Object.assign(env, world.env)
  for (const name of ["http", "workflows"]) if (suites.includes(name)) await suite(name)
  if (withPortal) {
    await attempt("start of the portal", results, async () => {
      await world.addPortal()
      await suite("portal")
    })
  }
  await world.stop()
}

const main = async () => {
  requireNode()
  const chosen = readArguments()
  const results = []
  let broken = null
  const interrupted = await withCleanup(() => (chosen.isWhole ? runWhole : runSuites)(chosen, results)).catch(
    (error) => {
      broken = error
      return null
    },
  )
  if (broken) report(broken)
  if (chosen.results) writeFileSync(chosen.results, JSON.stringify(results))
  const failures = whatFailed(results)
  if (failures && !chosen.results) process.stdout.write(`\n${failures}\n`)
  if (results.length) process.stdout.write(`\n${table(results)}\n`)
  const failed = sum(results, "failed") + (broken || interrupted ? 1 : 0)
  process.stdout.write(`\n${sum(results, "passed")} passed, ${failed} failed\n`)
  process.exit(failed === 0 ? 0 : 1)
}

main().catch((error) => {
  report(error)
  process.stdout.write("\n0 passed, 1 failed\n")
  process.exit(1)
})
