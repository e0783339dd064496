const find = (rows, name) => rows.find((row) => row.name === name)

/** Growth of the low points from the first half of the reads to the second. What is resident also holds the allocator's
 * own reserve, which wavers; the heap is the sharper sign. */
const HEAP_GROWTH = 0.05
const RSS_GROWTH = 0.2
/** The first read after a change of the order against the core's route, by lines. */
const CHANGED = { 10: 6, 100: 5, 1_000: 4 }
/** Resident memory while a file of 100 MB is uploaded, and of the process that reads a file. */
const UPLOAD_MB = 64
const WORKER_MB = 512
/** Fewer reads see too few full collections to tell a leak from a heap that is still filling. */
const JUDGED_READS = 50_000

/**
 * What the issues ask of the fast read.
 * @returns {{ title: string, value: number, bar: number, unit: string, met: boolean }[]}
 */
export const judge = ({ rows, memory, flood, proofs, sizes }) => {
  const least = (title, value, bar, unit = "×") => ({ title, value, bar, unit, met: value >= bar })
  const most = (title, value, bar, unit = "×") => ({ title, value, bar, unit, met: value <= bar })
  const stable = (title, growth, bar) => ({
    title,
    value: growth === null ? null : growth * 100,
    bar: bar * 100,
    unit: "%",
    met: growth !== null && growth <= bar,
  })
  const [base] = sizes
  const toCore = (name, title, bar) =>
    least(`${title} against the core's order route, at least`, find(rows, name).ratio_to_core, bar)
  const toHealth = (name, title, bar) =>
    least(`${title} against /health, at least`, find(rows, name).ratio_to_health, bar)
  return [
    toCore(`warm-${base}`, "200 warm", 45),
    toHealth(`warm-${base}`, "200 warm", 0.5),
    toCore(`unchanged-${base}`, "304", 45),
    toHealth(`unchanged-${base}`, "304", 0.6),
    toCore("warm-crowd", "200 warm of many clients", 15),
    toCore("unchanged-crowd", "304 of many clients", 18),
    toHealth("unchanged-crowd", "304 of many clients", 0.5),
    ...sizes
      .filter((lines) => lines in CHANGED)
      .map((lines) => toCore(`changed-${lines}`, `first read after a change (${lines} lines)`, CHANGED[lines])),
    toCore("changed-section", "first read after another change than of the order", 20),
    least("304 to staff against 304 to clients, at least", find(rows, "staff-poll").ratio_to_unchanged, 0.6),
    most("p95 of clients while wrong tokens pour in, against before, at most", flood.ratio, 2),
    most(
      "memory of the app while 100 MB are uploaded (proof-upload-100mb) grows by at most",
      proofs.upload.rss_growth / 1024 ** 2,
      UPLOAD_MB,
      " MB",
    ),
    least("of an upload of 100 MB every byte arrives", proofs.upload.is_equal ? 100 : 0, 100, "%"),
    most(
      "memory of the process that makes previews (proof-preview), at most",
      Math.max(...proofs.previews.map(({ peak_memory_mb }) => peak_memory_mb)),
      WORKER_MB,
      " MB",
    ),
    ...(memory.reads < JUDGED_READS
      ? []
      : [
          stable(
            `heap after full collections over ${memory.reads} reads grows by at most`,
            memory.heap_growth,
            HEAP_GROWTH,
          ),
          stable(`resident memory over ${memory.reads} reads grows by at most`, memory.rss_growth, RSS_GROWTH),
        ]),
  ]
}
