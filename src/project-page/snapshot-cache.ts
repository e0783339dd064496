export type Snapshot = {
  /** Freshness key the body was built under. */
  key: string
  /** JSON of the page without its viewer and its outer braces, ready to stand behind the viewer. */
  body: string
}

/** About 40 MB of bodies of a usual order (16 kB); the least recently read goes first. */
const CAPACITY = 2_500

/**
 * Ready bodies by order, one process's own. Never asked whether it is fresh: the caller brings the freshness key of this
 * very moment, and a body of another key is no answer. Many readers of a changed order wait for one build.
 */
export class SnapshotCache {
  private readonly ready = new Map<string, Snapshot>()
  private readonly building = new Map<string, Promise<Snapshot>>()

  constructor(private readonly capacity = CAPACITY) {}

  async read(orderId: string, key: string, build: () => Promise<string>): Promise<Snapshot> {
    const held = this.ready.get(orderId)
    if (held?.key === key) {
      // Map keeps insertion order: taking it out and in again makes it the most recently read.
      this.ready.delete(orderId)
      this.ready.set(orderId, held)
      return held
    }
    const flight = `${orderId} ${key}`
    const running = this.building.get(flight)
    if (running) return await running
    const started = build()
      .then((body) => this.keep(orderId, { key, body }))
      .finally(() => this.building.delete(flight))
    this.building.set(flight, started)
    return await started
  }

  private keep(orderId: string, snapshot: Snapshot): Snapshot {
    this.ready.delete(orderId)
    this.ready.set(orderId, snapshot)
    if (this.ready.size > this.capacity) {
      const oldest = this.ready.keys().next()
      if (!oldest.done) this.ready.delete(oldest.value)
    }
    return snapshot
  }
}
