import { createHash } from "node:crypto"
import { rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { Failure } from "./failure.mjs"
import { readStamp } from "./hash.mjs"
import { stopLeftover } from "./postgres.mjs"

/** Each database has a state of its own: switching to DATABASE_URL and back must not mix them up. */
const fileFor = (folder) => {
  const given = process.env.DATABASE_URL
  const name = given ? createHash("sha256").update(given).digest("hex").slice(0, 12) : "embedded"
  return path.join(folder, `state-${name}.json`)
}

/** What a start has to know of earlier ones: { schema, admin, seed: "begun" | "done", links }. */
export const demoState = async (folder) => {
  const file = fileFor(folder)
  const state = await readStamp(file)
  return {
    current: () => state,
    save: async (part) => {
      Object.assign(state, part)
      await writeFile(file, JSON.stringify(state, null, 2), { mode: 0o600 })
    },
  }
}

/** Forgets everything of the demo, its database included. */
export const resetDemo = async (folder) => {
  if (process.env.DATABASE_URL)
    throw new Failure("--reset does not empty the database in DATABASE_URL. Empty it yourself, or name another one.")
  await stopLeftover(folder)
  await rm(folder, { recursive: true, force: true })
}

/** A link keeps its token when the portal moves to another port. */
export const rebased = (links, portalUrl) =>
  links.map((link) => {
    const { pathname, search, hash } = new URL(link.url)
    return { ...link, url: portalUrl + pathname + search + hash }
  })
