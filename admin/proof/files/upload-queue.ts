import { uploadApi } from "../../lib/upload-client"

/** Files that are sent at once: more would slow each other down. */
const PARALLEL = 2

export interface UploadTarget<Answer = unknown> {
  /** Of the proof or project that the files are for. */
  id: string
  /** Shows the file, for example by reading again; the upload stays in the list until that is done. */
  onUploaded: (answer: Answer) => Promise<unknown>
}

export interface Upload {
  id: string
  targetId: string
  name: string
  bytes: number
  state: "queued" | "sending" | "finishing" | "failed"
  /** Bytes sent so far. */
  sent: number
  /** Why it failed; null otherwise. */
  error: unknown
}

type Send<Answer> = (
  file: File,
  target: UploadTarget<Answer>,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
) => Promise<Answer>

interface Entry<Answer> {
  upload: Upload
  file: File
  target: UploadTarget<Answer>
  abort: AbortController
}

/**
 * Files on their way to the server, at most two at once, in the order in which they were added. It outlives the screen
 * that shows it: an upload goes on while staff look at another page of the dashboard. What is done leaves the list.
 */
export class UploadQueue<Answer> {
  private entries: Entry<Answer>[] = []
  private snapshot: readonly Upload[] = []
  private readonly listeners = new Set<() => void>()
  private added = 0

  constructor(private readonly send: Send<Answer>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The same array as long as nothing changes. */
  readonly list = (): readonly Upload[] => this.snapshot

  add(files: Iterable<File>, target: UploadTarget<Answer>): void {
    for (const file of files) {
      const id = `upload_${++this.added}`
      const { name, size: bytes } = file
      const upload = { id, targetId: target.id, name, bytes, state: "queued", sent: 0, error: null } as const
      this.entries.push({ upload, file, target, abort: new AbortController() })
    }
    this.changed()
    this.sendNext()
  }

  /** Sends a failed file again, from its first byte. */
  retry(id: string): void {
    const entry = this.entries.find(({ upload }) => upload.id === id)
    if (entry?.upload.state !== "failed") return
    entry.abort = new AbortController()
    this.set(entry, { state: "queued", sent: 0, error: null })
    this.sendNext()
  }

  /** Stops an upload, or takes a failed one off the list. */
  remove(id: string): void {
    const entry = this.entries.find(({ upload }) => upload.id === id)
    if (!entry) return
    this.entries = this.entries.filter((other) => other !== entry)
    entry.abort.abort()
    this.changed()
    this.sendNext()
  }

  private sendNext(): void {
    const isSending = ({ upload }: Entry<Answer>) => upload.state === "sending" || upload.state === "finishing"
    const free = PARALLEL - this.entries.filter(isSending).length
    const next = this.entries.filter(({ upload }) => upload.state === "queued").slice(0, Math.max(free, 0))
    for (const entry of next) void this.run(entry)
  }

  private async run(entry: Entry<Answer>): Promise<void> {
    const { file, target, abort } = entry
    this.set(entry, { state: "sending" })
    try {
      const answer = await this.send(file, target, (sent) => this.set(entry, { sent }), abort.signal)
      this.set(entry, { state: "finishing", sent: file.size })
      await target.onUploaded(answer)
      this.remove(entry.upload.id)
    } catch (error) {
      if (!abort.signal.aborted) this.set(entry, { state: "failed", error })
      this.sendNext()
    }
  }

  private set(entry: Entry<Answer>, change: Partial<Upload>): void {
    entry.upload = { ...entry.upload, ...change }
    this.changed()
  }

  private changed(): void {
    this.snapshot = this.entries.map(({ upload }) => upload)
    for (const listener of this.listeners) listener()
  }
}

/** Files of proofs. */
export const uploads = new UploadQueue((file, { id }, onProgress, signal) =>
  uploadApi(onProgress).uploadProofFile({ params: { id }, query: { name: file.name }, file, signal }),
)
