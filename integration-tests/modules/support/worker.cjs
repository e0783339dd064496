/*
 * A worker in a process of its own, for tests that kill it: node worker.cjs <database url>. It takes one job and never
 * finishes it, marked and claimed as the outbox's service does (src/modules/outbox/service.ts), and says so on its output.
 */
const { EventEmitter } = require("node:events")
const { transformFileSync } = require("@swc/core")
const { Logger, run } = require("graphile-worker")
const { Pool } = require("pg")

require.extensions[".ts"] = (module, file) => {
  const { code } = transformFileSync(file, {
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
  })
  module._compile(code, file)
}
const { Liveness } = require("../../../src/modules/outbox/liveness.ts")
const { JOBS_SCHEMA } = require("../../../src/lib/jobs/queued-job.ts")

const main = async () => {
  const pgPool = new Pool({ connectionString: process.argv[2], max: 6 })
  pgPool.on("error", () => {})
  const liveness = new Liveness(pgPool)
  const events = new EventEmitter()
  const claimed = new Promise((resolve) =>
    events.on("pool:create", ({ workerPool }) => resolve(liveness.claim(workerPool.id))),
  )
  const hang = async () => {
    await claimed
    process.stdout.write("working\n")
    await new Promise(() => {})
  }
  await run({
    pgPool,
    schema: JOBS_SCHEMA,
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 100,
    taskList: { effects: hang },
    events,
    logger: new Logger(() => () => {}),
  })
}

main()
