import os from "node:os"
import { mb } from "./memory.mjs"

const number = (value) =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2)
const kb = (bytes) => `${number(bytes / 1024)} kB`
const ratio = (value) => (value == null ? "" : `${number(value)}×`)

const COLUMNS = [
  ["", (row) => row.title, "left"],
  ["lines", (row) => (row.lines == null ? "" : String(row.lines))],
  ["requests/s", (row) => number(row.rps)],
  ["p50 ms", (row) => number(row.p50)],
  ["p95 ms", (row) => number(row.p95)],
  ["p99 ms", (row) => number(row.p99)],
  ["to core", (row) => ratio(row.ratio_to_core)],
  ["to health", (row) => ratio(row.ratio_to_health)],
]

const tableOf = (rows) => {
  const cells = [COLUMNS.map(([head]) => head), ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))]
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => line[column].length)))
  const align = (text, column) => (COLUMNS[column][2] ? text.padEnd(widths[column]) : text.padStart(widths[column]))
  return cells.map((line) => `  ${line.map(align).join("  ")}`)
}

const memoryLines = ({ series }) => [
  `  ${"reads".padStart(8)}  ${"heap, full collection".padStart(22)}  ${"resident, low".padStart(13)}`,
  ...series.map(
    ({ reads, heap, rss }) => `  ${String(reads).padStart(8)}  ${mb(heap).padStart(22)}  ${mb(rss).padStart(13)}`,
  ),
]

const floodLine = ({ bad_tokens_per_second, p95_before, p95_during, answers }) => {
  const answered = Object.entries(answers).map(([status, count]) => `${count} × ${status}`)
  return `wrong tokens: ${number(bad_tokens_per_second)} a second (${answered.join(", ")}); p95 of clients ${number(p95_before)} ms before, ${number(p95_during)} ms meanwhile`
}

const barLines = (bars) =>
  bars.map(
    ({ title, value, bar, unit, met }) =>
      `  ${met ? "✓" : "✖"} ${title} ${bar}${unit}: ${value === null ? "not seen" : `${number(value)}${unit}`}`,
  )

const previewLines = ({ previews }) =>
  previews.map(
    ({ name, pages, ms_per_page, peak_memory_mb }) =>
      `  ${name.padEnd(34)}  ${String(pages).padStart(5)}  ${number(ms_per_page).padStart(11)}  ${String(peak_memory_mb).padStart(7)}`,
  )

const rowLines = (rows) => {
  const modes = [...new Set(rows.map(({ mode }) => mode))]
  return modes.flatMap((mode) => [`${mode}:`, ...tableOf(rows.filter((row) => row.mode === mode)), ""])
}

const filterLines = (title, filters) => [
  title,
  ...filters.map(({ name, p50, p95 }) => `  ${name.padEnd(24)}  p50 ${number(p50)} ms, p95 ${number(p95)} ms`),
  "",
]

/** Each part of the outcome as lines of text. */
const SECTIONS = {
  rows: rowLines,
  changed_crowd: rowLines,
  proof_reads: rowLines,
  invoice_reads: rowLines,
  checkout: ({ requests, p50, p95, whole_p50 }) => [
    `${requests} checkouts: our own time p50 ${number(p50)} ms, p95 ${number(p95)} ms; with the sandbox's p50 ${number(whole_p50)} ms`,
    "",
  ],
  webhooks: ({ rate, sent, kept, processed, p50, p95 }) => [
    `events: ${number(rate)} a second, ${sent} sent, ${kept} kept, ${processed} processed; p50 ${number(p50)} ms, p95 ${number(p95)} ms`,
    "",
  ],
  drain: ({ notices, refused, seconds, arrived, twice }) => [
    `after an outage: ${notices} notices, ${refused} refused meanwhile; ${arrived} arrived within ${number(seconds)} s, ${twice} twice`,
    "",
  ],
  engagement_ingest: ({ rps, ratio_to_health, written, beside }) => [
    `reports of views: ${number(rps)} a second, ${number(ratio_to_health)} of /health; ${number(written)} events written a second`,
    `project page, p95: ${number(beside.alone)} ms alone, ${number(beside.during)} ms beside 200 reports a second`,
    "",
  ],
  engagement_page: ({ events, filters }) =>
    filterLines(`engagement report over ${events.toLocaleString("en")} events:`, filters),
  flood: (flood) => [floodLine(flood), ""],
  memory: (memory) => ["memory of the app:", ...memoryLines(memory), ""],
  proofs: (proofs) => [
    `100 MB uploaded in ${number(proofs.upload.seconds)} s; memory of the app rose by ${mb(proofs.upload.rss_growth)}`,
    "",
    `  ${"previews".padEnd(34)}  pages  ms per page  peak MB`,
    ...previewLines(proofs),
    "",
  ],
  documents: ({ process, beside }) => [
    `document of 3 pages: p50 ${number(process.p50)} ms, p95 ${number(process.p95)} ms; the process holds ${process.settled_mb} MB warm, ${process.memory_mb} MB after ${process.count.toLocaleString("en")}`,
    `project page, p95: ${number(beside.before)} ms alone, ${number(beside.during)} ms beside ${beside.at_once} documents at once`,
    "",
  ],
  first_view: ({ bytes, cpu_slowdown, devices }) => [
    `first picture of a PDF of ${mb(bytes)}, processor slowed down ${cpu_slowdown}×:`,
    ...devices.map(
      ({ name, first, studio }) =>
        `  ${name.padEnd(10)}  p50 ${number(first.p50)} ms, p95 ${number(first.p95)} ms; in the studio p95 ${number(studio.p95)} ms`,
    ),
    "",
  ],
  live: ({ pages, heap_per_page, told, read, rows }) => [
    `${pages.toLocaleString("en")} open pages: heap of each ${kb(heap_per_page.portal)} in the portal, ${kb(heap_per_page.api)} in the API`,
    `a change of an order: told after p50 ${number(told.p50)} ms, p95 ${number(told.p95)} ms; read after p50 ${number(read.p50)} ms, p95 ${number(read.p95)} ms`,
    ...rowLines(rows),
  ],
  production: ({ proofs, filters }) =>
    filterLines(`production report over ${proofs.toLocaleString("en")} proofs, by filter:`, filters),
  thread_read: ({ entries, pages }) =>
    filterLines(`thread of ${entries.toLocaleString("en")} entries, by page:`, pages),
  invoice_list: ({ invoices, filters }) =>
    filterLines(`list of ${invoices.toLocaleString("en")} invoices, by filter:`, filters),
  action_queue: ({ projects, filters }) =>
    filterLines(`action queue over ${projects.toLocaleString("en")} open projects, by group:`, filters),
  accounts: ({ orders, filters, core_p50 }) =>
    filterLines(
      `account with ${orders.toLocaleString("en")} orders, by filter (the core's list: p50 ${number(core_p50)} ms):`,
      filters,
    ),
}

/** The whole outcome as text. */
export const print = ({ bars, ...results }) =>
  [
    "",
    ...Object.entries(SECTIONS).flatMap(([part, lines]) => (results[part] === undefined ? [] : lines(results[part]))),
    "bars:",
    ...barLines(bars),
    "",
  ].join("\n")

/** What the numbers were measured on, without anything that names the machine or its owner. */
export const machine = async (database) => ({
  cores: os.availableParallelism(),
  memory_gb: Math.round(os.totalmem() / 1024 ** 3),
  platform: `${os.platform()} ${os.arch()}`,
  node: process.versions.node,
  postgres: (await database.query("SHOW server_version")).rows[0].server_version.split(" ")[0],
  load_average_before: Number(os.loadavg()[0].toFixed(2)),
})

const rounded = (value) => (typeof value === "number" ? Number(value.toPrecision(5)) : value)

/** For results.json: five digits are more than noise leaves. */
export const asJson = (result) => `${JSON.stringify(result, (_key, value) => rounded(value), 2)}\n`
