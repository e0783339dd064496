import { existsSync } from "node:fs"
import { cp, mkdir, rm, symlink, writeFile } from "node:fs/promises"
import path from "node:path"
import { APP, baseEnv, medusaCli, ROOT, STATE } from "./env.mjs"
import { Failure } from "./failure.mjs"
import { hashOf, readStamp } from "./hash.mjs"
import { exclusively } from "./lock.mjs"
import { run } from "./processes.mjs"
import { note } from "./progress.mjs"

const STAMP = path.join(STATE, "app-build.json")
const LOG = path.join(STATE, "logs", "app-build.log")
const ADMIN_OUTPUT = path.join(STATE, "admin")
const SHARED = ["medusa-config.ts", "package-lock.json", "tsconfig.json"]

/** What the compiled server depends on. */
const backendHash = () => hashOf(ROOT, ["src", ...SHARED], { without: ["src/admin"] })
/** What the admin's bundle depends on: it takes a minute and a half, so a change of the server alone spares it. */
const adminHash = () => hashOf(ROOT, ["admin", "src/admin", "src/client", "src/contracts", ...SHARED])

/** Medusa logs JSON in production mode; people read its messages. */
const messages = (output) =>
  output
    .split("\n")
    .map((line) => /^\{.*"message":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1]?.replaceAll("\\n", "\n") ?? line)
    .join("\n")
    .trim()
    .slice(-4000)

const build = async (what, args, env) => {
  const { code, output } = await run(process.execPath, [medusaCli(), "build", "--no-lint", ...args], {
    cwd: ROOT,
    env: { ...baseEnv(), NODE_ENV: "production", CLIENT_PORTAL_DEMO: "1", ...env },
    log: LOG,
    onLine: (line) => /Compiling|completed/.test(line) && note(messages(line)),
  })
  if (code !== 0) throw new Failure(`The ${what} could not be built (whole log: ${LOG}):\n${messages(output)}`)
}

const buildBackend = () => build("server", [], { MEDUSA_ADMIN_DISABLE: "true" })

const buildAdmin = async () => {
  await rm(ADMIN_OUTPUT, { recursive: true, force: true })
  await build("admin", ["--admin-only"], {})
}

/** What remains to be built, so that a launcher can say how long it will take. */
export const pendingAppBuild = async () => {
  const stamp = await readStamp(STAMP)
  const [backend, admin] = await Promise.all([backendHash(), adminHash()])
  return {
    hashes: { backend, admin },
    backend: stamp.backend !== backend || !existsSync(path.join(APP, "medusa-config.js")),
    admin: stamp.admin !== admin || !existsSync(path.join(ADMIN_OUTPUT, "index.html")),
  }
}

const buildWhatChanged = async (withAdmin) => {
  const pending = await pendingAppBuild()
  const stamp = await readStamp(STAMP)
  const save = async (part) => {
    Object.assign(stamp, part)
    await writeFile(STAMP, JSON.stringify(stamp, null, 2))
  }
  if (pending.backend) {
    await save({ backend: null })
    await buildBackend()
    await save({ backend: pending.hashes.backend })
  }
  if (withAdmin && pending.admin) {
    await save({ admin: null })
    await buildAdmin()
    await save({ admin: pending.hashes.admin })
  }
}

/**
 * Builds the production app, the server and the admin each only when its sources changed, and puts a copy of it into
 * `folder`/app, so that neither a later build nor another run pulls files from under a running server.
 */
export const deployApp = (folder, { withAdmin = true } = {}) =>
  exclusively(path.join(STATE, "app-build.lock"), "building the app", async () => {
    await buildWhatChanged(withAdmin)
    const target = path.join(folder, "app")
    await rm(target, { recursive: true, force: true })
    await cp(APP, target, { recursive: true })
    if (withAdmin) await cp(ADMIN_OUTPUT, path.join(target, "public/admin"), { recursive: true })
    await mkdir(path.join(folder, "uploads"), { recursive: true })
    // Medusa serves `static` below the folder it runs in; uploads outlive the copy, so they lie beside it.
    await symlink(path.join(folder, "uploads"), path.join(target, "static"), "junction")
    return target
  })
