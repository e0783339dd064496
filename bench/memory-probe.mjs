/**
 * Preloaded into the measured app: tells its memory when asked over the channel to its launcher. What the heap holds
 * right after a full collection is what cannot be collected; V8 says when it did one, and none is forced.
 */
import { constants, PerformanceObserver } from "node:perf_hooks"

let afterFullCollection = []
new PerformanceObserver((list) => {
  if (list.getEntries().some(({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR))
    afterFullCollection.push(process.memoryUsage().heapUsed)
}).observe({ entryTypes: ["gc"] })

process.on("message", (message) => {
  if (message?.bench !== "memory") return
  const { rss } = process.memoryUsage()
  process.send?.({ bench: "memory", rss, collected: afterFullCollection })
  afterFullCollection = []
})
process.channel?.unref()
