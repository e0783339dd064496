import { cp } from "node:fs/promises"
import { fileURLToPath } from "node:url"

/** Next leaves the browser's files out of the standalone folder, expecting a CDN; this server serves them itself. */
const root = fileURLToPath(new URL("..", import.meta.url))
const server = `${root}.next/standalone/storefront-portal/`
await cp(`${root}.next/static`, `${server}.next/static`, { recursive: true, force: true })
await cp(`${root}public`, `${server}public`, { recursive: true, force: true })
