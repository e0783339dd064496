import { measureFilters } from "./pages.mjs"
import { fillReport, PROOFS, SEARCHED } from "./production-seed.mjs"

const DAY_MS = 86_400_000
const dayFromNow = (days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

/** What staff ask for, by what they filter with; `turn` varies it, as people do. */
const QUERIES = [
  ["no filter", () => ({})],
  ["waiting for the client", (turn) => ({ waiting_on: "client", order: turn % 2 ? "since" : "-since" })],
  ["state", (turn) => ({ state: ["draft", "sent", "revisions_requested", "declined"][turn % 4] })],
  ["approved", () => ({ state: "approved,waived", order: "-updated_at" })],
  ["no proof yet", () => ({ state: "none" })],
  ["at risk", (turn) => ({ risk: ["passed", "near", "near,passed"][turn % 3] })],
  ["owner", (turn, { owners }) => ({ owner_id: owners[turn % owners.length] })],
  ["owner and method", (turn, { owners }) => ({ owner_id: owners[turn % owners.length], method: "Embroidery" })],
  ["stage", (turn) => ({ stage_id: ["pstg_artwork", "pstg_production", "pstg_shipped"][turn % 3] })],
  ["delivered", () => ({ stage_id: "pstg_delivered", order: "-in_hands_date" })],
  ["dates", (turn) => ({ in_hands_from: dayFromNow(turn), in_hands_to: dayFromNow(turn + 7) })],
  ["name of a client", (turn) => ({ q: SEARCHED.client(turn * 37) })],
  ["number of an order", (turn) => ({ q: SEARCHED.number(turn * 997) })],
  ["text that is nowhere", (turn) => ({ q: `no such order ${turn}` })],
  ["title on every row", () => ({ q: "print" })],
]

/** Key `production-report`: pages of the report over 100,000 proofs, one request at a time. */
export const measureProduction = async (world, { samples }, note) => {
  const { owners } = await fillReport(world, note)
  const queries = QUERIES.map(([name, query]) => [name, (turn) => query(turn, { owners })])
  const list = { path: "/admin/client-portal/production", queries, samples }
  return { proofs: PROOFS, filters: await measureFilters(world, list, note) }
}
