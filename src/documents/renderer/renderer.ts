import { LRUCache } from "lru-cache"
import { canonicalBytes } from "../../lib/canonical-json"
import { sha256Hex } from "../../lib/digest"
import { portalError } from "../../lib/portal-error"
import { type Paper, paperSchema } from "../paper"
import { PAPER_TEMPLATE } from "../template"
import { reasonOf } from "./render-error"
import { type Rendered, type WorkerLimits, WorkerProcess } from "./worker-process"

/** Makes PDFs of papers. */
export interface DocumentRenderer {
  /**
   * @param logo PNG
   * @throws MedusaError document_failed
   */
  render(paper: Paper, logo: Buffer | null): Promise<Rendered>
}

export type RendererOptions = {
  /** Font files and folders beside the shipped ones. */
  fonts: readonly string[]
  limits?: Partial<WorkerLimits>
  /** Documents that wait for the process; one more is refused. */
  max_waiting?: number
  cache_mb?: number
  /** What went wrong, for the log: the answer to a client does not say. */
  onFailure?: (reason: string) => void
}

const LIMITS: WorkerLimits = { start_ms: 30_000, render_ms: 20_000, documents: 500, memory_mb: 400 }
const MAX_WAITING = 100
const CACHE_MB = 32
const MB = 1024 * 1024

const TEMPLATE_VERSION = sha256Hex(PAPER_TEMPLATE)

const failed = (message: string) => portalError("document_failed", message)

/**
 * Makes PDFs with Typst in one process of its own, one document at a time, and keeps the last ones in memory: the same
 * paper gives the same bytes (docs/adr/0028). The process starts with the first document and is replaced now and then.
 */
export class TypstRenderer implements DocumentRenderer {
  private readonly cache: LRUCache<string, Rendered>
  /** Of each paper that is being made, so that asking twice at once makes it once. */
  private readonly making = new Map<string, Promise<Rendered>>()
  private turn: Promise<unknown> = Promise.resolve()
  private worker: WorkerProcess | null = null
  private readonly limits: WorkerLimits

  constructor(private readonly options: RendererOptions) {
    this.limits = { ...LIMITS, ...options.limits }
    this.cache = new LRUCache({
      maxSize: (options.cache_mb ?? CACHE_MB) * MB,
      sizeCalculation: ({ pdf }) => pdf.length,
    })
  }

  async render(paper: Paper, logo: Buffer | null): Promise<Rendered> {
    const data = canonicalBytes(paperSchema.parse(paper))
    const key = sha256Hex(`${TEMPLATE_VERSION}${sha256Hex(data)}${logo ? sha256Hex(logo) : ""}`)
    const known = this.cache.get(key) ?? this.making.get(key)
    if (known) return await known
    if (this.making.size >= (this.options.max_waiting ?? MAX_WAITING))
      throw failed("Too many documents are being made. Try again in a moment.")
    const made = this.inTurn(() => this.make(paper, logo))
    this.making.set(key, made)
    try {
      const rendered = await made
      this.cache.set(key, rendered)
      return rendered
    } catch (error) {
      this.options.onFailure?.(reasonOf(error))
      throw failed("This PDF could not be made.")
    } finally {
      this.making.delete(key)
    }
  }

  /** Ends the process. The next document starts another one. */
  stop(): void {
    this.worker?.stop()
    this.worker = null
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work)
    // The next one begins when this one has ended, however it ended; its own caller gets the error.
    this.turn = mine.catch(() => {})
    return await mine
  }

  private async make(paper: Paper, logo: Buffer | null): Promise<Rendered> {
    if (this.worker?.isSpent) this.stop()
    this.worker ??= await WorkerProcess.start(this.options.fonts, this.limits)
    return await this.worker.render(paper, logo)
  }
}
