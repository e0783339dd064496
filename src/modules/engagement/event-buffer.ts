/** Largest batch that is written at once. */
const BATCH = 1_000
/** Events that wait at most. Beyond, the newest are refused: a flood costs a bounded part of memory. */
const CAPACITY = 20_000
const WRITE_EVERY_MS = 1_000
const RETRY_MS = 5_000

export type Buffered<T> = { value: T; received_at: number }

/**
 * Collects values in memory and writes them in batches, one batch at a time and in their order. A batch that cannot be
 * written waits and is tried again; what comes in beyond the capacity meanwhile is refused.
 */
export class EventBuffer<T> {
  private waiting: Buffered<T>[] = []
  private timer: NodeJS.Timeout | null = null
  private writing: Promise<void> | null = null
  private dropped = 0

  constructor(
    private readonly write: (batch: Buffered<T>[]) => Promise<void>,
    private readonly onTrouble: (message: string) => void,
  ) {}

  /** @returns false when it is full */
  add(value: T): boolean {
    if (this.waiting.length >= CAPACITY) {
      this.dropped += 1
      return false
    }
    this.waiting.push({ value, received_at: performance.now() })
    if (this.waiting.length >= BATCH) void this.flush()
    else this.schedule(WRITE_EVERY_MS)
    return true
  }

  /** Writes what waits. Resolves once it is written, or could not be. */
  async flush(): Promise<void> {
    this.writing ??= this.writeAll().finally(() => (this.writing = null))
    await this.writing
  }

  private schedule(ms: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null
      void this.flush()
    }, ms).unref()
  }

  private async writeAll(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    while (this.waiting.length) {
      const batch = this.waiting.slice(0, BATCH)
      try {
        await this.write(batch)
        this.waiting = this.waiting.slice(batch.length)
      } catch (error) {
        this.onTrouble(`${this.waiting.length} events wait: ${error instanceof Error ? error.message : String(error)}`)
        this.schedule(RETRY_MS)
        return
      }
    }
    if (this.dropped) this.onTrouble(`${this.dropped} events were refused: more came in than could be written`)
    this.dropped = 0
  }
}
