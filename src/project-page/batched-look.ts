/** Looks under way at a time. More would only split the crowd into smaller batches that wait for the same database. */
const LANES = 2
/** Keys of one look at most, so that one who asks is not held up by hundreds. */
const MAX_BATCH = 64

type Look<T> = (keys: string[]) => Promise<ReadonlyMap<string, T>>
type Batch<T> = { keys: Set<string>; answers: Promise<ReadonlyMap<string, T>>; begin: () => void }

/**
 * Many who ask at once share a few looks at the database. Whoever asks while all lanes are busy waits for the next free
 * one, whose look begins after they asked: no answer is older than its question, and there is no time to live. A lone
 * reader waits for nobody.
 */
export class BatchedLook<T> {
  private busy = 0
  private readonly waiting: Batch<T>[] = []

  /** @param look answers for all the keys at once; a key without an answer is null to who asked */
  constructor(private readonly look: Look<T>) {}

  async ask(key: string): Promise<T | null> {
    return (await this.batchFor(key).answers).get(key) ?? null
  }

  private batchFor(key: string): Batch<T> {
    const joined = this.waiting.find(({ keys }) => keys.has(key) || keys.size < MAX_BATCH)
    const batch = joined ?? this.newBatch()
    batch.keys.add(key)
    if (joined) return batch
    this.waiting.push(batch)
    if (this.busy < LANES) this.beginNext()
    return batch
  }

  private newBatch(): Batch<T> {
    const keys = new Set<string>()
    let begin = () => {}
    const started = new Promise<void>((resolve) => (begin = resolve))
    const answers = started.then(() => this.look([...keys]))
    return { keys, answers, begin }
  }

  private beginNext(): void {
    const batch = this.waiting.shift()
    if (!batch) return
    this.busy++
    const free = () => {
      this.busy--
      this.beginNext()
    }
    batch.answers.then(free, free)
    batch.begin()
  }
}
