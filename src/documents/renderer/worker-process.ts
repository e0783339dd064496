import { type ChildProcess, fork } from "node:child_process"
import { tmpdir } from "node:os"
import path from "node:path"
import type { Paper } from "../paper"
import { RenderError } from "./render-error"
import type { WorkerAnswer, WorkerRequest, WorkerSetup } from "./protocol"

export type Rendered = { pdf: Buffer; pages: number; missing: string[] }

export type WorkerLimits = {
  /** Starting it, fonts and all. */
  start_ms: number
  /** One document. */
  render_ms: number
  /** It is replaced after so many documents, */
  documents: number
  /** or once it holds more memory than this. */
  memory_mb: number
}

/** Of V8's own heap; the compiler's memory lies outside of it. */
const HEAP_MB = 128

/** The program as it lies beside this file: compiled, or as the source that a development server and the tests run. */
const PROGRAM = __filename.replace(/worker-process(\.\w+)$/, "worker$1")
const IS_SOURCE = PROGRAM.endsWith(".ts")
const LOADER = IS_SOURCE ? ["--require", require.resolve("ts-node/register/transpile-only")] : []
const LOADER_ENV = IS_SOURCE ? { TS_NODE_PROJECT: path.resolve(__dirname, "../../../tsconfig.json") } : {}

/** No secret of the host. */
const environment = (): NodeJS.ProcessEnv => ({
  NODE_ENV: "production",
  MALLOC_ARENA_MAX: "2",
  ...LOADER_ENV,
  ...(process.env.PATH ? { PATH: process.env.PATH } : {}),
  ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
})

const spawnWorker = (): ChildProcess =>
  fork(PROGRAM, [], {
    cwd: tmpdir(),
    env: environment(),
    execArgv: [`--max-old-space-size=${HEAP_MB}`, "--expose-gc", ...LOADER],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  })

/** A running process that makes PDFs, for one caller at a time. Once something goes wrong it has ended. */
export class WorkerProcess {
  private documents = 0
  private memory_mb = 0
  private hasEnded = false

  private constructor(
    private readonly child: ChildProcess,
    private readonly limits: WorkerLimits,
  ) {
    child.on("exit", () => (this.hasEnded = true))
    // What goes wrong with the channel shows as an answer that never comes.
    child.on("error", () => this.stop())
  }

  /** @throws Error when it cannot start, naming a font that is at fault */
  static async start(fonts: readonly string[], limits: WorkerLimits): Promise<WorkerProcess> {
    const worker = new WorkerProcess(spawnWorker(), limits)
    await worker.ask({ kind: "setup", fonts: [...fonts] }, limits.start_ms)
    return worker
  }

  /** Whether the next document needs another process. */
  get isSpent(): boolean {
    return this.hasEnded || this.documents >= this.limits.documents || this.memory_mb > this.limits.memory_mb
  }

  /** What it held after its last document. */
  get memoryMb(): number {
    return this.memory_mb
  }

  /** @throws Error when the document cannot be made, takes too long, or ends the process */
  async render(paper: Paper, logo: Buffer | null): Promise<Rendered> {
    const id = ++this.documents
    const answer = await this.ask({ kind: "render", id, paper, logo }, this.limits.render_ms)
    if (answer.kind !== "rendered" || answer.id !== id) {
      this.stop()
      throw new RenderError("The process that makes PDFs answered something else than it was asked.")
    }
    this.memory_mb = answer.memory_mb
    return { pdf: Buffer.from(answer.pdf), pages: answer.pages, missing: answer.missing }
  }

  stop(): void {
    this.hasEnded = true
    this.child.kill("SIGKILL")
  }

  private async ask(message: WorkerSetup | WorkerRequest, timeout_ms: number): Promise<WorkerAnswer> {
    this.holdServer(true)
    let timer: NodeJS.Timeout | undefined
    let onEnd = () => {}
    let onAnswer = (_: WorkerAnswer) => {}
    try {
      return await new Promise<WorkerAnswer>((resolve, reject) => {
        onEnd = () => reject(new RenderError("The process that makes PDFs ended."))
        onAnswer = (answer) => (answer.kind === "failed" ? reject(new RenderError(answer.reason)) : resolve(answer))
        timer = setTimeout(() => {
          reject(new RenderError(`The process that makes PDFs took longer than ${timeout_ms} ms.`))
          this.stop()
        }, timeout_ms)
        this.child.once("exit", onEnd).once("message", onAnswer)
        this.child.send(message, (error) => error && reject(error))
      })
    } finally {
      clearTimeout(timer)
      this.child.off("exit", onEnd).off("message", onAnswer)
      this.holdServer(false)
    }
  }

  /** A process that waits for work keeps no server from ending. */
  private holdServer(isHeld: boolean): void {
    const action = isHeld ? "ref" : "unref"
    this.child[action]()
    this.child.channel?.[action]()
  }
}
