import { sleep } from "../scripts/lib/processes.mjs"
import { changeOrder, etagOf, page } from "./cases.mjs"
import { load } from "./load.mjs"

/** The app's memory at this moment. */
export const askMemory = (child) =>
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

/** Asks four times a second while `work` runs. @returns the lowest of what was resident and of what the heap kept */
const lowest = async (child, work) => {
  const samples = []
  let working = true
  const watching = (async () => {
    while (working) {
      samples.push(await askMemory(child))
      await sleep(250)
    }
  })()
  await work()
  working = false
  await watching
  samples.push(await askMemory(child))
  const collected = samples.flatMap((one) => one.collected)
  return { rss: Math.min(...samples.map((one) => one.rss)), heap: collected.length ? Math.min(...collected) : null }
}

/** How the lowest of the second half compares with that of the first; null where V8 gave nothing to compare. */
const growthOf = (series, key) => {
  const least = (part) => Math.min(...part.map((one) => one[key]).filter((value) => value !== null))
  const middle = series.length >> 1
  const growth = least(series.slice(middle)) / least(series.slice(0, middle)) - 1
  return Number.isFinite(growth) ? growth : null
}

/**
 * Memory over many reads. No collection is forced: between two of V8's full collections memory grows by hundreds of
 * megabytes and is no sign of anything, so the low points count. A leak lifts them.
 */
export const measureMemory = async (world, child, { reads, stretches }, note) => {
  const amount = Math.round(reads / stretches)
  // Not counted: it meets the heap that filling the shop left behind.
  await stretchOf(world, amount)
  await askMemory(child)
  const series = []
  for (let stretch = 1; stretch <= stretches; stretch++) {
    series.push({ reads: stretch * amount, ...(await lowest(child, () => stretchOf(world, amount))) })
    const { heap, rss } = series.at(-1)
    note(`${stretch * amount} reads: heap ${mb(heap)}, resident ${mb(rss)}`)
  }
  return { reads, series, heap_growth: growthOf(series, "heap"), rss_growth: growthOf(series, "rss") }
}
