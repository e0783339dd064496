/** A stream as a page opens it; jsdom has none. */
export class TestStream {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSED = 2
  readyState = TestStream.CONNECTING
  onopen: (() => void) | null = null
  onmessage: (() => void) | null = null
  onerror: (() => void) | null = null

  constructor(readonly url: string) {
    streams.push(this)
  }

  open(): void {
    this.readyState = TestStream.OPEN
    this.onopen?.()
  }

  /** Says that something changed. */
  tell(): void {
    this.onmessage?.()
  }

  /** The server refuses it. */
  refuse(): void {
    this.readyState = TestStream.CLOSED
    this.onerror?.()
  }

  close(): void {
    this.readyState = TestStream.CLOSED
  }
}

/** Streams that pages have opened, oldest first. */
export const streams: TestStream[] = []

export const installStreams = (): void => void Object.assign(globalThis, { EventSource: TestStream })
