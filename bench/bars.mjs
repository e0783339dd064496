const find = (rows, name) => rows.find((row) => row.name === name)

/** Growth of the low points from the first half of the reads to the second. What is resident also holds the allocator's
 * own reserve, which wavers; the heap is the sharper sign. */
const HEAP_GROWTH = 0.05
const RSS_GROWTH = 0.2
/** Fewer reads see too few full collections to tell a leak from a heap that is still filling. */
const JUDGED_READS = 50_000

/**
 * What issue "From clone to a signed order" asks of the fast read.
 * @returns {{ title: string, value: number, bar: number, unit: string, met: boolean }[]}
 */
export const judge = ({ rows, memory, flood, sizes }) => {
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
  return [
    least("200 warm against the core's order route, at least", find(rows, `warm-${base}`).ratio_to_core, 15),
    least("304 against the core's order route, at least", find(rows, `unchanged-${base}`).ratio_to_core, 18),
    least("304 against /health, at least", find(rows, `unchanged-${base}`).ratio_to_health, 0.5),
    least(
      "200 warm of many clients against the core's order route, at least",
      find(rows, "warm-crowd").ratio_to_core,
      15,
    ),
    least(
      "304 of many clients against the core's order route, at least",
      find(rows, "unchanged-crowd").ratio_to_core,
      18,
    ),
    least("304 of many clients against /health, at least", find(rows, "unchanged-crowd").ratio_to_health, 0.5),
    ...sizes.map((lines) =>
      least(
        `first read after a change against the core's route (${lines} lines), at least`,
        find(rows, `changed-${lines}`).ratio_to_core,
        1,
      ),
    ),
    most("p95 of clients while wrong tokens pour in, against before, at most", flood.ratio, 2),
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
