import { parentPort, workerData } from "node:worker_threads"

/*
 * Thread of a worker that ends the process when it uses more memory than it may, or when its server has died. The main thread cannot: it is busy inside
 * a decoder. Memory counts for the whole process, so this sees what a decoder takes, whichever language it is written in.
 */

const CHECK_MS = 10
const limit = Number(workerData)
/** Another one takes its place when it dies. */
const parent = process.ppid

setInterval(() => {
  if (process.memoryUsage.rss() > limit || process.ppid !== parent) process.kill(process.pid, "SIGKILL")
}, CHECK_MS)
parentPort?.postMessage("watching")
