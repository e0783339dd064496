import { LRUCache } from "lru-cache"

type Held<S> = { key: string; snapshot: S }

/**
 * Snapshots by id in this process's memory, bounded by bytes; the least recently used go first. Never asked whether one is
 * fresh: the caller brings the key of this very moment. Many readers of a changed order wait for one build.
 */
export class SnapshotCache<S extends { bytes: number }> {
  private readonly held: LRUCache<string, Held<S>>
  /** By id, and there by key. */
  private readonly building = new Map<string, Map<string, Promise<S>>>()

  constructor(maxBytes: number) {
    // A size of zero is refused.
    this.held = new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ snapshot }) => Math.max(1, snapshot.bytes) })
  }

  get bytes(): number {
    return this.held.calculatedSize
  }

  /** The key of the snapshot that was begun last, or that is held; undefined for none. */
  newestKey(id: string): string | undefined {
    return [...(this.building.get(id)?.keys() ?? [])].at(-1) ?? this.held.peek(id)?.key
  }

  /** @param build is given the last snapshot, which has another key */
  async read(id: string, key: string, build: (last: S | undefined) => Promise<S>): Promise<S> {
    const held = this.held.get(id)
    if (held?.key === key) return held.snapshot
    const running = this.building.get(id)?.get(key)
    if (running) return await running
    const started = build(held?.snapshot)
      .then((snapshot) => {
        this.held.set(id, { key, snapshot })
        return snapshot
      })
      .finally(() => this.ended(id, key))
    const flights = this.building.get(id) ?? new Map<string, Promise<S>>()
    this.building.set(id, flights.set(key, started))
    return await started
  }

  private ended(id: string, key: string): void {
    const flights = this.building.get(id)
    flights?.delete(key)
    if (flights?.size === 0) this.building.delete(id)
  }
}
