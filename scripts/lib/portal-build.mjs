import { existsSync } from "node:fs"
import { cp, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { baseEnv, PORTAL, ROOT, STATE } from "./env.mjs"
import { Failure } from "./failure.mjs"
import { hashOf, readStamp } from "./hash.mjs"
import { exclusively } from "./lock.mjs"
import { run } from "./processes.mjs"

const STAMP = path.join(STATE, "portal-build.json")
const LOG = path.join(STATE, "logs", "portal-build.log")
/** Next mirrors the repository's folders in it, since tracing starts at the repository's root. */
const STANDALONE = path.join(PORTAL, ".next/standalone")
const SERVER = path.join(STANDALONE, "storefront-portal/server.js")

/** Files that the tools write beside the sources. */
const isGenerated = (file) => /next-env\.d\.ts$|\.tsbuildinfo$/.test(file)

const portalHash = () =>
  hashOf(ROOT, ["storefront-portal", "src/client", "src/contracts", "src/messages"], {
    without: ["storefront-portal/public/assets"],
    only: (file) => !isGenerated(file),
  })

export const pendingPortalBuild = async () => {
  const hash = await portalHash()
  return { hash, needed: (await readStamp(STAMP)).hash !== hash || !existsSync(SERVER) }
}

const buildWhenNeeded = async () => {
  if (!(await pendingPortalBuild()).needed) return
  await writeFile(STAMP, "{}")
  const npm = process.platform === "win32" ? "npm.cmd" : "npm"
  const { code, output } = await run(npm, ["run", "build"], {
    cwd: PORTAL,
    env: { ...baseEnv(), NODE_ENV: "production" },
    log: LOG,
  })
  if (code !== 0) throw new Failure(`The portal could not be built (whole log: ${LOG}):\n${output.trim().slice(-4000)}`)
  await writeFile(STAMP, JSON.stringify({ hash: await portalHash() }))
}

/**
 * Builds the portal's standalone server when its sources changed and puts a copy of it into `folder`/portal, so that a
 * later build takes nothing from under a running one.
 * @returns the program to run
 */
export const deployPortal = (folder) =>
  exclusively(path.join(STATE, "portal-build.lock"), "building the portal", async () => {
    await buildWhenNeeded()
    const target = path.join(folder, "portal")
    await rm(target, { recursive: true, force: true })
    await cp(STANDALONE, target, { recursive: true, verbatimSymlinks: true })
    return path.join(target, "storefront-portal/server.js")
  })
