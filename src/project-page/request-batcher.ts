/** More would only split the callers into smaller batches that wait for the same database. */
const MAX_CONCURRENT_BATCHES = 2
/** Keys per batch, so that one caller is not held up by hundreds of others. */
const MAX_BATCH_SIZE = 64

type Load<T> = (keys: string[]) => Promise<ReadonlyMap<string, T>>
type Batch<T> = { keys: Set<string>; results: Promise<ReadonlyMap<string, T>>; start: () => void }

/**
 * Loads values by key, many in one round trip. A lone caller starts a batch at once. While the maximum of batches runs,
 * callers join the next one. It starts after they call, so results are never stale, and nothing is cached.
 */
export class RequestBatcher<T> {
  private running = 0
  private readonly waiting: Batch<T>[] = []

  /**
   * @param load loads the values of all keys at once; a key without a value loads as null
   * @param batchSize at most so many keys in a batch
   */
  constructor(
    private readonly load: Load<T>,
    private readonly batchSize = MAX_BATCH_SIZE,
  ) {}

  async request(key: string): Promise<T | null> {
    return (await this.batchFor(key).results).get(key) ?? null
  }

  private batchFor(key: string): Batch<T> {
    const joined = this.waiting.find(({ keys }) => keys.has(key) || keys.size < this.batchSize)
    const batch = joined ?? this.newBatch()
    batch.keys.add(key)
    if (joined) return batch
    this.waiting.push(batch)
    if (this.running < MAX_CONCURRENT_BATCHES) this.startNext()
    return batch
  }

  private newBatch(): Batch<T> {
    const keys = new Set<string>()
    let start = () => {}
    const started = new Promise<void>((resolve) => (start = resolve))
    const results = started.then(() => this.load([...keys]))
    return { keys, results, start }
  }

  private startNext(): void {
    const batch = this.waiting.shift()
    if (!batch) return
    this.running++
    const finish = () => {
      this.running--
      this.startNext()
    }
    batch.results.then(finish, finish)
    batch.start()
  }
}
