import { Failure } from "../scripts/lib/failure.mjs"
import { onceWith, quantile } from "./load.mjs"

const ask = async ({ apiUrl, staff }, path, query) => {
  const url = `${apiUrl}${path}?${new URLSearchParams({ limit: "50", ...query })}`
  const { ms, text } = await onceWith(200, { url, headers: staff })
  return { ms, page: JSON.parse(text) }
}

/** The first page and, in every other turn, the one behind it. @returns times in ms */
const timesOf = async (world, path, queryOf, samples) => {
  const times = []
  for (let turn = -3; times.length < samples; turn++) {
    const query = queryOf(Math.max(turn, 0))
    const first = await ask(world, path, query)
    if (turn < 0) continue
    times.push(first.ms)
    if (turn % 2 === 0 || first.page.next === null || times.length === samples) continue
    const second = await ask(world, path, { ...query, after: first.page.next })
    if (second.page.rows.length === 0) throw new Failure(`${path} named a page behind its first that is empty`)
    times.push(second.ms)
  }
  return times
}

/**
 * Pages of 50 rows of one of staff's lists, one request at a time.
 * @param {[string, (turn: number) => object][]} queries by what they filter with; `turn` varies the query, as people do
 * @returns times by filter, in ms
 */
export const measureFilters = async (world, { path, queries, samples }, note) => {
  const filters = []
  for (const [name, queryOf] of queries) {
    const times = await timesOf(world, path, queryOf, samples)
    const row = { name, requests: times.length, p50: quantile(times, 0.5), p95: quantile(times, 0.95) }
    filters.push(row)
    note(`${name}: ${row.p50.toFixed(0)} ms, p95 ${row.p95.toFixed(0)} ms`)
  }
  return filters
}
