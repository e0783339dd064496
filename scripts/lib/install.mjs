import { existsSync } from "node:fs"
// Whole, since old versions of Node have no `statfs`: they are to hear which version is needed, not of that.
import files, { readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { Failure } from "./failure.mjs"
import { hashOf } from "./hash.mjs"
import { run } from "./processes.mjs"
import { note } from "./progress.mjs"

const NEEDED_BYTES = 3 * 1024 ** 3
const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i

const stampFile = (folder) => path.join(folder, "node_modules", ".installed-lock")
const lockHash = (folder) => hashOf(folder, ["package-lock.json"])

const isInstalled = async (folder) => {
  const stamp = await readFile(stampFile(folder), "utf8").catch(() => null)
  return stamp === (await lockHash(folder))
}

const requireDisk = async (folder) => {
  const { bavail, bsize } = await files.statfs(folder)
  if (bavail * bsize >= NEEDED_BYTES) return
  const free = ((bavail * bsize) / 1024 ** 3).toFixed(1)
  throw new Failure(
    `Only ${free} GB are free where ${folder} lies; about 3 GB are needed for packages, builds and the database.`,
  )
}

const explain = (output, folder) => {
  if (/ENOSPC/.test(output)) return "The disk is full. About 3 GB are needed."
  if (OFFLINE.test(output)) {
    return "The npm registry could not be reached. Check the network (or your npm proxy settings) and start again."
  }
  if (/EACCES|EPERM/.test(output)) return `npm may not write to ${folder}. Check who owns it.`
  return "The packages could not be installed."
}

const FLAGS = ["--no-audit", "--no-fund", "--prefer-offline", "--include=dev"]

const npm = (args, folder) =>
  run(process.platform === "win32" ? "npm.cmd" : "npm", [...args, ...FLAGS], {
    cwd: folder,
    title: "npm",
    env: { ...process.env, NODE_ENV: "development" },
    onLine: (line) => /^added /.test(line) && note(line),
  })

/**
 * `npm ci` refuses a lock file without the optional packages of every platform, such as one that was written where the
 * registry does not have them all. `npm install` takes the same locked versions and what this platform needs.
 */
const installLocked = async (folder) => {
  const clean = await npm(["ci"], folder)
  return clean.code !== 0 && clean.output.includes("EUSAGE") ? npm(["install", "--no-save"], folder) : clean
}

const install = async (folder, label) => {
  note(`${label}: installing packages (2 to 4 minutes when npm's cache is empty)`)
  const { code, output } = await installLocked(folder)
  if (code !== 0) throw new Failure(`${explain(output, folder)}\n${output.trim().split("\n").slice(-12).join("\n")}`)
  await writeFile(stampFile(folder), await lockHash(folder))
}

/**
 * Installs what the lock files name, in each folder whose packages are missing or older than its lock file. Packages
 * that were installed by hand are taken over when npm's own record of them agrees with the lock file.
 */
export const installPackages = async (folders) => {
  for (const { folder, label } of folders) {
    if (!existsSync(path.join(folder, "package-lock.json"))) continue
    if (await isInstalled(folder)) continue
    if (await agreesWithLock(folder)) {
      await writeFile(stampFile(folder), await lockHash(folder))
      continue
    }
    await requireDisk(folder)
    await install(folder, label)
  }
}

const versionsOf = async (file) => {
  const { packages } = JSON.parse(await readFile(file, "utf8"))
  return packages
}

/** npm writes `node_modules/.package-lock.json` after each install: every package that is there, with its version. */
const agreesWithLock = async (folder) => {
  const there = await versionsOf(path.join(folder, "node_modules/.package-lock.json")).catch(() => null)
  if (!there) return false
  const wanted = await versionsOf(path.join(folder, "package-lock.json"))
  return Object.entries(wanted).every(
    ([name, { version, optional, link }]) => name === "" || link || optional || there[name]?.version === version,
  )
}
