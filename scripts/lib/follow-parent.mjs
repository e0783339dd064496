/**
 * Preloaded into every program a launcher starts: when the launcher dies without a word (kill -9, a closed terminal),
 * the channel between them breaks, and the program ends instead of staying behind with its port.
 */
if (process.channel) {
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM")
    setTimeout(() => process.exit(1), 8000).unref()
  })
  process.channel.unref()
}
