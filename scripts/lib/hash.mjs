import { createHash } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import path from "node:path"

const SKIPPED = new Set(["node_modules", ".next", ".medusa", "__tests__"])

async function* filesBelow(target) {
  const entries = await readdir(target, { withFileTypes: true }).catch((error) => {
    if (error.code === "ENOTDIR") return null
    if (error.code === "ENOENT") return []
    throw error
  })
  if (entries === null) return yield target
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (SKIPPED.has(entry.name)) continue
    const full = path.join(target, entry.name)
    if (entry.isDirectory()) yield* filesBelow(full)
    else if (entry.isFile()) yield full
  }
}

/** One SHA-256 over names and contents of files and folders; what is missing counts as empty. */
export const hashOf = async (root, targets, { without = [], only = () => true } = {}) => {
  const hash = createHash("sha256")
  const excluded = without.map((one) => path.join(root, one) + path.sep)
  for (const target of targets) {
    for await (const file of filesBelow(path.join(root, target))) {
      if (excluded.some((prefix) => file.startsWith(prefix)) || !only(file)) continue
      hash
        .update(path.relative(root, file))
        .update("\0")
        .update(await readFile(file))
        .update("\0")
    }
  }
  return hash.digest("hex")
}

export const readStamp = async (file) => {
  try {
    return JSON.parse(await readFile(file, "utf8"))
  } catch {
    return {}
  }
}
