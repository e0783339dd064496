import { noteClientAddresses } from "@/lib/session/client-address"
import { keepAddresses } from "@/lib/session/known-addresses"
import { mendTargets } from "@/lib/session/safe-target"
import { portalEnv } from "."

try {
  portalEnv()
  keepAddresses()
  noteClientAddresses()
  mendTargets()
} catch (error) {
  // Next would go on and answer every request with an error; a wrong setting shall stop the start, with words.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
