import { mkdir } from "node:fs/promises"
import { createRequire } from "node:module"
import path from "node:path"
import { fileURLToPath } from "node:url"

export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "")
export const PORTAL = path.join(ROOT, "storefront-portal")
/** Everything a run leaves behind: a dot folder, so that Medusa's develop watcher never sees it. */
export const STATE = path.join(ROOT, ".medusa")
/** Where `medusa build` puts the server (tsconfig's outDir); it is run from copies of this. */
export const APP = path.join(STATE, "app")

/** Medusa's own command line, run with this Node so that no shell or PATH is needed. */
export const medusaCli = () => path.join(ROOT, "node_modules/@medusajs/cli/cli.js")

/** Resolves from the repository's packages, which are not there yet when a script is loaded. */
export const rootRequire = createRequire(path.join(ROOT, "package.json"))

/** The folder for one kind of run (demo, test), readable by the user that Postgres runs as. */
export const stateFolder = async (name) => {
  const folder = path.join(STATE, name)
  await mkdir(folder, { recursive: true, mode: 0o755 })
  return folder
}

/** This process's environment without what would leak from the caller's shell into a Medusa it starts. */
export const baseEnv = () => {
  const env = { ...process.env, TZ: "UTC", MEDUSA_DISABLE_TELEMETRY: "true", NEXT_TELEMETRY_DISABLED: "1" }
  for (const name of ["NODE_OPTIONS", "NODE_ENV", "PORT", "REDIS_URL", "MEDUSA_BACKEND_URL"]) delete env[name]
  return env
}
