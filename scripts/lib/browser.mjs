import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import path from "node:path"
import { STATE } from "./env.mjs"
import { Failure } from "./failure.mjs"
import { run } from "./processes.mjs"
import { note } from "./progress.mjs"

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
]

const onPath = (command) =>
  (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, command))
    .find((file) => existsSync(file))

const starts = (file) => spawnSync(file, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0

export const findBrowser = () => {
  const given = process.env.CHROME_PATH
  if (given && !existsSync(given)) throw new Failure(`CHROME_PATH=${given} does not exist.`)
  if (given) return given
  return [...COMMANDS.map(onPath), ...PLACES].find((file) => file && existsSync(file) && starts(file)) ?? null
}

const LOG = path.join(STATE, "logs", "browser-install.log")
const canInstall = () => process.getuid?.() === 0 && Boolean(onPath("apt-get"))

const installWithApt = async () => {
  note("installing chromium with apt-get (about a minute)")
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  await run("apt-get", ["update", "-qq"], { env, log: LOG })
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env, log: LOG })
}

/** The machine's Chrome or Chromium, installed where that is possible without asking anybody. */
export const requireBrowser = async () => {
  const found = findBrowser()
  if (found) return found
  if (canInstall()) await installWithApt()
  const installed = findBrowser()
  if (installed) return installed
  throw new Failure(
    "No Chrome or Chromium was found, and the browser tests need one.\n" +
      "  Install it (Debian, Ubuntu: sudo apt-get install chromium), or name it: CHROME_PATH=/path/to/chrome npm test",
  )
}
