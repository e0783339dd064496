/** Notifications that arrive within this time reach a subscriber once. */
const MERGE_WINDOW_MS = 30

export type OnChange = () => void

/** Passes changes on to subscribers by topic, in memory. A subscriber hears of changes within a moment once. */
export class FanOut {
  private readonly subscribers = new Map<string, Set<OnChange>>()
  private readonly changed = new Set<string>()
  private timer: NodeJS.Timeout | null = null

  /** @returns ends the subscription; nothing is delivered afterwards */
  subscribe(topics: readonly string[], onChange: OnChange): () => void {
    for (const topic of topics) {
      const others = this.subscribers.get(topic)
      if (others) others.add(onChange)
      else this.subscribers.set(topic, new Set([onChange]))
    }
    return () => {
      for (const topic of topics) {
        const left = this.subscribers.get(topic)
        left?.delete(onChange)
        if (left?.size === 0) this.subscribers.delete(topic)
      }
    }
  }

  publish(topic: string): void {
    if (!this.subscribers.has(topic)) return
    this.changed.add(topic)
    this.timer ??= setTimeout(() => this.flush(), MERGE_WINDOW_MS)
  }

  /** Topics with at least one subscriber. */
  topics(): string[] {
    return [...this.subscribers.keys()]
  }

  private flush(): void {
    this.timer = null
    const told = new Set([...this.changed].flatMap((topic) => [...(this.subscribers.get(topic) ?? [])]))
    this.changed.clear()
    for (const onChange of told) onChange()
  }
}
