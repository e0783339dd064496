import { serveStreams } from "@/lib/live/serve-streams"
import { noteClientAddresses } from "@/lib/session/client-address"
import { keepAddresses } from "@/lib/session/known-addresses"
import { sanitizeRequestUrls } from "@/lib/session/sanitize-request-url"
import { portalEnv } from "."

try {
  portalEnv()
  keepAddresses()
  noteClientAddresses()
  sanitizeRequestUrls()
  serveStreams()
} catch (error) {
  // Next would go on and answer every request with an error; a wrong setting shall stop the start, with words.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
