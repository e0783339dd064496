/**
 * Owns one Postgres server: POSTGRES_SERVER in the environment is JSON of { bin, dataDir, port, account, password, flags, fresh }.
 * A process of its own, so that the server is stopped cleanly even when the launcher is killed.
 */
import { spawn } from "node:child_process"
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"

const { bin, dataDir, port, account, password, flags, fresh } = JSON.parse(process.env.POSTGRES_SERVER)
const program = (name) => path.join(bin, os.platform() === "win32" ? `${name}.exe` : name)

/** One locale for every machine: text sorts and compares the same in each clone. */
const LOCALE = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]

const runToEnd = (name, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(program(name), args, { ...account, cwd: os.tmpdir(), stdio: "inherit" })
    child.once("error", reject)
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`${name} ended with code ${code}`))))
  })

const initialise = async () => {
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  if (account) chownSync(dataDir, account.uid, account.gid)
  const passwordFile = path.join(os.tmpdir(), `client-portal-pg-${process.pid}`)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  try {
    await runToEnd("initdb", [
      "-D",
      dataDir,
      "-U",
      "postgres",
      "-A",
      "scram-sha-256",
      `--pwfile=${passwordFile}`,
      ...LOCALE,
    ])
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

if (fresh || !existsSync(path.join(dataDir, "PG_VERSION"))) await initialise()

// No socket file (-k ''): only TCP is used, and a second server must not trip over a leftover in /tmp.
const server = spawn(program("postgres"), ["-D", dataDir, "-p", String(port), "-h", "localhost", "-k", "", ...flags], {
  ...account,
  cwd: os.tmpdir(),
  stdio: ["ignore", "inherit", "inherit"],
})
server.once("exit", (code) => process.exit(code ?? 1))

/** SIGINT is Postgres's "fast" shutdown: open connections end, nothing is lost, no recovery at the next start. */
const stop = () => server.kill("SIGINT")
process.on("SIGTERM", stop)
process.on("SIGINT", stop)
