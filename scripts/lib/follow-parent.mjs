/**
 * Preloaded into every program a launcher starts: when the launcher dies without a word (kill -9, a closed terminal),
 * the channel between them breaks, and the program ends instead of staying behind with its port.
 * Jest's workers, which inherit the preload, live on their channel to Jest and end with it by themselves.
 */
if (process.channel && process.env.JEST_WORKER_ID === undefined) {
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM")
    setTimeout(() => process.exit(1), 8000).unref()
  })
  process.channel.unref()
}
