import { Failure } from "../scripts/lib/failure.mjs"
import { onceWith, quantile } from "./load.mjs"
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

const ask = async ({ apiUrl, staff }, query) => {
  const url = `${apiUrl}/admin/client-portal/production?${new URLSearchParams({ limit: "50", ...query })}`
  const { ms, text } = await onceWith(200, { url, headers: staff })
  return { ms, report: JSON.parse(text) }
}

/** The first page and, in every other turn, the one behind it. @returns times in ms */
const timesOf = async (world, query, samples, facts) => {
  const times = []
  for (let turn = -3; times.length < samples; turn++) {
    const first = await ask(world, query(Math.max(turn, 0), facts))
    if (turn < 0) continue
    times.push(first.ms)
    if (turn % 2 === 0 || first.report.next === null || times.length === samples) continue
    const second = await ask(world, { ...query(turn, facts), after: first.report.next })
    if (second.report.rows.length === 0) throw new Failure("The report named a page behind its first that is empty")
    times.push(second.ms)
  }
  return times
}

/** Key `production-report`: pages of the report over 100,000 proofs, one request at a time. */
export const measureProduction = async (world, { samples }, note) => {
  const facts = await fillReport(world, note)
  const filters = []
  for (const [name, query] of QUERIES) {
    const times = await timesOf(world, query, samples, facts)
    const row = { name, requests: times.length, p50: quantile(times, 0.5), p95: quantile(times, 0.95) }
    filters.push(row)
    note(`${name}: ${row.p50.toFixed(0)} ms, p95 ${row.p95.toFixed(0)} ms`)
  }
  return { proofs: PROOFS, filters }
}
