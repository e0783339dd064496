import { readFile } from "node:fs/promises"
import path from "node:path"
import { ROOT } from "../scripts/lib/env.mjs"
import { comparePage } from "./cases.mjs"
import { createSentProof } from "./proof-scene.mjs"
import { createReadOrder } from "./seed.mjs"

const LINES = 10
const TITLES = ["Front print", "Back print", "Sleeve"]
const ARTWORK = path.join(ROOT, "integration-tests/fixtures/artwork/baseball.svg")

/** Key `warm-10` with proofs: an order of ten lines with three proofs, of which the client was asked about each. */
export const measureProofReads = async (world, plan, note) => {
  const order = await createReadOrder(world.support, world.customer, LINES)
  const bytes = await readFile(ARTWORK)
  for (const title of TITLES) await createSentProof(world, order.id, { title, name: "baseball.svg", bytes })
  await world.database.query("VACUUM ANALYZE")
  return await comparePage(world, order, { key: "proofs", what: `${LINES} lines, ${TITLES.length} proofs` }, plan, note)
}
