type Slot<T> = { running: Promise<T>; next: Promise<T> | null }

/**
 * Many who ask the same at once share one look. Whoever asks while a look is under way waits for the next one, which
 * begins after they asked: no answer is older than its question. So a crowd costs the database one look at a time, and
 * a lone reader costs what they did before.
 */
export class SharedLook<T> {
  private readonly slots = new Map<string, Slot<T>>()

  async ask(key: string, look: () => Promise<T>): Promise<T> {
    const slot = this.slots.get(key)
    if (!slot) return await this.start(key, look)
    slot.next ??= slot.running.then(
      () => this.start(key, look),
      () => this.start(key, look),
    )
    return await slot.next
  }

  private async start(key: string, look: () => Promise<T>): Promise<T> {
    const slot: Slot<T> = { running: look(), next: null }
    this.slots.set(key, slot)
    try {
      return await slot.running
    } finally {
      // A look that others wait for puts its own slot in this place.
      if (!slot.next) this.slots.delete(key)
    }
  }
}
