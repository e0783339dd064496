import { randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import { readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { rootRequire } from "./env.mjs"
import { Failure } from "./failure.mjs"
import { freePort } from "./ports.mjs"
import { locatePostgres } from "./postgres-binaries.mjs"
import { run, sleep, startNode, tail } from "./processes.mjs"

const SERVER = fileURLToPath(new URL("postgres-server.mjs", import.meta.url))
const quoted = (name) => `"${name.replaceAll('"', '""')}"`

const withDatabase = (url, database) => {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/** A running server, wherever it comes from: `adminUrl` leads to a database from which others are created. */
const server = (adminUrl, stop) => {
  const query = async (sql, values) => {
    const client = new (rootRequire("pg").Client)({ connectionString: adminUrl })
    await client.connect()
    try {
      return await client.query(sql, values)
    } finally {
      await client.end()
    }
  }
  const exists = async (name) => (await query("SELECT 1 FROM pg_database WHERE datname = $1", [name])).rowCount > 0
  return {
    adminUrl,
    stop,
    exists,
    url: (database) => withDatabase(adminUrl, database),
    create: async (name, { template } = {}) => {
      if (await exists(name)) return false
      await query(`CREATE DATABASE ${quoted(name)}${template ? ` TEMPLATE ${quoted(template)}` : ""}`)
      return true
    },
    drop: (name) => query(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`),
    rename: (from, to) => query(`ALTER DATABASE ${quoted(from)} RENAME TO ${quoted(to)}`),
    list: async (prefix) =>
      (await query("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [prefix])).rows.map(
        (row) => row.datname,
      ),
  }
}

const reachable = async (url) => {
  const client = new (rootRequire("pg").Client)({ connectionString: url, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    return true
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The host's own server. @throws Failure without the address, which may hold a password */
export const givenPostgres = async (url) => {
  try {
    await reachable(url)
  } catch (error) {
    throw new Failure(`The database in DATABASE_URL cannot be reached: ${error.message || error.code}`)
  }
  return server(url, async () => undefined)
}

const commandOf = async (pid) => {
  const text = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null)
  if (text !== null) return text.replaceAll("\0", " ")
  return (await run("ps", ["-p", String(pid), "-o", "command="], {}).catch(() => ({ output: "" }))).output
}

/**
 * After a kill a server may still run on this data, or its pid file may name a process that is somebody else's by now,
 * at which Postgres refuses to start. The first is stopped, the second removed; any other process is left alone.
 */
const clearStale = async (dataDir) => {
  const pidFile = path.join(dataDir, "postmaster.pid")
  const pid = Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0])
  if (!pid) return
  if (!(await commandOf(pid)).includes(dataDir)) return rm(pidFile, { force: true })
  process.kill(pid, "SIGINT")
  for (let waited = 0; waited < 150 && existsSync(pidFile); waited++) await sleep(100)
  if (existsSync(pidFile))
    throw new Failure(`An earlier database (process ${pid}) does not stop. End it and start again.`)
}

/** Ends a server that a killed run left on this folder, so that the folder can be deleted. */
export const stopLeftover = (folder) => clearStale(path.join(folder, "pg"))

const passwordFor = async (file) => {
  const known = await readFile(file, "utf8").catch(() => null)
  if (known) return { password: known, fresh: false }
  const password = randomBytes(18).toString("base64url")
  await writeFile(file, password, { mode: 0o600 })
  return { password, fresh: true }
}

/** Nothing of a test's database needs to survive a power cut. */
const FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]

/**
 * Starts the embedded server on `folder`/pg, creating it the first time. Its password is kept beside the data;
 * without it the data cannot be opened and is created anew.
 * @param {{ folder: string, fast?: boolean }} options
 */
export const embeddedPostgres = async ({ folder, fast = false }) => {
  const { bin, dataDir, account } = locatePostgres(path.join(folder, "pg"))
  await clearStale(dataDir)
  const port = await freePort()
  const { password, fresh } = await passwordFor(path.join(folder, "pg-password"))
  const settings = ["max_connections=200", "log_min_messages=warning", ...(fast ? FAST : [])]
  const flags = settings.flatMap((setting) => ["-c", setting])
  const log = path.join(folder, "logs", "postgres.log")
  const service = await startNode({
    name: "Postgres",
    args: [SERVER],
    cwd: folder,
    // Not an argument: those can be read by every user of the machine, and the password is among them.
    env: { ...process.env, POSTGRES_SERVER: JSON.stringify({ bin, dataDir, port, account, password, flags, fresh }) },
    log,
  })
  const adminUrl = `postgres://postgres:${password}@localhost:${port}/postgres`
  await waitUntilReady(adminUrl, service, log)
  return server(adminUrl, () => service.stop({ patience: 20_000 }))
}

const waitUntilReady = async (url, service, log) => {
  for (let waited = 0; waited < 600; waited++) {
    if (!service.isRunning()) break
    if (await reachable(url).catch(() => false)) return
    await sleep(100)
  }
  await service.stop()
  throw new Failure(`Postgres did not start. The end of its log (${log}):\n${await tail(log)}`)
}
