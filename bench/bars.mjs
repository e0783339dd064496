const find = (rows, name) => rows.find((row) => row.name === name)

/** Keeping this much of each read would make 25 MB of 50,000: about what a heap's floor wavers by itself. */
const HEAP_BYTES_PER_READ = 500
/** Pages that the allocator keeps come and go in larger steps. */
const RSS_BYTES_PER_READ = 1_000

/**
 * What issue "From clone to a signed order" asks of the fast read.
 * @returns {{ title: string, value: number, bar: number, unit: string, met: boolean }[]}
 */
export const judge = ({ rows, memory, sizes }) => {
  const least = (title, value, bar, unit = "×") => ({ title, value, bar, unit, met: value >= bar })
  const most = (title, value, bar, unit) => ({ title, value, bar, unit, met: value <= bar })
  const [base] = sizes
  return [
    least("200 warm against the core's order route, at least", find(rows, `warm-${base}`).ratio_to_core, 15),
    least("304 against the core's order route, at least", find(rows, `unchanged-${base}`).ratio_to_core, 18),
    least("304 against /health, at least", find(rows, `unchanged-${base}`).ratio_to_health, 0.5),
    ...sizes.map((lines) =>
      least(
        `first read after a change against the core's route (${lines} lines), at least`,
        find(rows, `changed-${lines}`).ratio_to_core,
        1,
      ),
    ),
    ...(memory.heap_bytes_per_read === null
      ? []
      : [
          most(
            `heap kept over ${memory.reads} reads, at most`,
            memory.heap_bytes_per_read,
            HEAP_BYTES_PER_READ,
            " bytes a read",
          ),
        ]),
    most(
      `memory resident over ${memory.reads} reads, at most`,
      memory.rss_bytes_per_read,
      RSS_BYTES_PER_READ,
      " bytes a read",
    ),
  ]
}
