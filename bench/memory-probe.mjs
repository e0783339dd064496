/**
 * Preloaded into the measured app: tells its memory when asked over the channel to its launcher. What the heap holds
 * right after a full collection is what cannot be collected; V8 says when it did one, and none is forced, except where
 * `heap` is asked for.
 */
import { constants, PerformanceObserver } from "node:perf_hooks"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

let afterFullCollection = []
new PerformanceObserver((list) => {
  if (list.getEntries().some(({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR))
    afterFullCollection.push(process.memoryUsage().heapUsed)
}).observe({ entryTypes: ["gc"] })

/** Twice, since what the first one finalizes is freed by the second. */
const heapAfterCollection = () => {
  setFlagsFromString("--expose-gc")
  const collect = runInNewContext("gc")
  collect()
  collect()
  return process.memoryUsage().heapUsed
}

process.on("message", (message) => {
  if (message?.bench === "heap") process.send?.({ bench: "heap", heap: heapAfterCollection() })
  if (message?.bench !== "memory") return
  const { rss } = process.memoryUsage()
  process.send?.({ bench: "memory", rss, collected: afterFullCollection })
  afterFullCollection = []
})
process.channel?.unref()
