import { sleep } from "../scripts/lib/processes.mjs"
import { changeOrder, etagOf, page } from "./cases.mjs"
import { load } from "./load.mjs"

const ask = (child) =>
  new Promise((resolve) => {
    const take = (message) => {
      if (message?.bench !== "memory") return
      child.off("message", take)
      resolve(message)
    }
    child.on("message", take)
    child.send({ bench: "memory" })
  })

export const mb = (bytes) => (bytes == null ? "–" : `${Math.round(bytes / 1024 ** 2)} MB`)

/** One stretch of reads: three 200s to one 304, over two orders, one of which keeps changing. */
const stretchOf = async (world, amount) => {
  const [smallest, next] = world.orders
  let loading = true
  const changing = (async () => {
    while (loading) {
      await changeOrder(world.database, next)
      await sleep(500)
    }
  })()
  await load({ ...page(world, smallest), amount: Math.round(amount / 2) })
  await load({ ...page(world, next), amount: Math.round(amount / 4) })
  await load({ ...page(world, smallest, await etagOf(world, smallest)), amount: Math.round(amount / 4) })
  loading = false
  await changing
}

/**
 * Memory over many reads. No collection is forced: a leak shows in what V8's own full collections leave behind, and in
 * what stays resident.
 */
export const measureMemory = async (world, child, { reads, stretches }, note) => {
  const amount = Math.round(reads / stretches)
  const series = []
  await ask(child)
  for (let stretch = 0; stretch <= stretches; stretch++) {
    // The first stretch is before the count: it meets the heap that filling the shop left behind.
    await stretchOf(world, amount)
    const { rss, collected } = await ask(child)
    const heap = collected.length ? Math.min(...collected) : null
    series.push({ reads: stretch * amount, rss, heap })
    note(`${stretch * amount} reads: heap ${mb(heap)}, resident ${mb(rss)}`)
  }
  return { reads, series, heap_bytes_per_read: slope(series, "heap"), rss_bytes_per_read: slope(series, "rss") }
}

/** Least squares over the stretches, in bytes a read; null where too few full collections happened to tell. */
const slope = (series, key) => {
  const points = series.filter((one) => one[key] !== null).map((one) => ({ x: one.reads, y: one[key] }))
  if (points.length < 3) return null
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length
  const above = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0)
  return above / points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0)
}
