import { LRUCache } from "lru-cache"

type Held<S> = { key: string; snapshot: S }

/**
 * Snapshots by id in this process's memory, bounded by bytes; the least recently used go first. Never asked whether one is
 * fresh: the caller brings the key of this very moment. Many readers of a changed order wait for one build.
 */
export class SnapshotCache<S extends { bytes: number }> {
  private readonly held: LRUCache<string, Held<S>>
  private readonly building = new Map<string, Promise<S>>()

  constructor(maxBytes: number) {
    // A size of zero is refused.
    this.held = new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ snapshot }) => Math.max(1, snapshot.bytes) })
  }

  get bytes(): number {
    return this.held.calculatedSize
  }

  /** @param build is given the last snapshot, which has another key */
  async read(id: string, key: string, build: (last: S | undefined) => Promise<S>): Promise<S> {
    const held = this.held.get(id)
    if (held?.key === key) return held.snapshot
    const flight = `${id}\n${key}`
    const running = this.building.get(flight)
    if (running) return await running
    const started = build(held?.snapshot)
      .then((snapshot) => {
        this.held.set(id, { key, snapshot })
        return snapshot
      })
      .finally(() => this.building.delete(flight))
    this.building.set(flight, started)
    return await started
  }
}
