import { spawn } from "node:child_process"
import path from "node:path"
import { createInterface } from "node:readline"
import type { ArtworkProblem } from "../../contracts"
import { type WorkerAnswer, workerAnswerSchema, type WorkerRequest } from "./worker-protocol"

/** Of V8's own heap. Pixels and documents lie outside of it and count for the limit of the request. */
const HEAP_MB = 256
/** From one answer to the next: opening a file, or drawing one page. */
const MAX_SILENCE_MS = 45_000
/** Of all answers together, far above what the longest document takes. */
const MAX_OUTPUT = 4 * 1024 * 1024

export type WorkerOutcome = { next_page: number | null; peak_memory_mb: number } | { problem: ArtworkProblem }

export type WorkerListener = {
  onFacts: (answer: Extract<WorkerAnswer, { kind: "facts" }>) => Promise<void>
  onPage: (answer: Extract<WorkerAnswer, { kind: "page" }>) => Promise<void>
}

/** The worker as it lies beside this file: compiled, or as the source that a development server and the tests run. */
const PROGRAM = __filename.replace(/run-worker(\.\w+)$/, "worker$1")
const IS_SOURCE = PROGRAM.endsWith(".ts")
const LOADER = IS_SOURCE ? ["--require", require.resolve("ts-node/register/transpile-only")] : []
const LOADER_ENV = IS_SOURCE ? { TS_NODE_PROJECT: path.resolve(__dirname, "../../../tsconfig.json") } : {}

/** No secret of the host. glibc keeps an arena for each thread, which would count as used memory. */
const environment = (folder: string): NodeJS.ProcessEnv => ({
  NODE_ENV: "production",
  MALLOC_ARENA_MAX: "2",
  HOME: folder,
  TMPDIR: folder,
  ...LOADER_ENV,
  ...(process.env.PATH ? { PATH: process.env.PATH } : {}),
  ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
})

/**
 * Reads a file in a process of its own, which ends with it: a decoder that crashes, hangs, fills its memory or is taken
 * over by a hostile file takes no server with it and outlives no file. A warm process would save a sixth of a second a file.
 * @throws what a listener throws, and the system when it cannot start a process
 */
export const runWorker = async (
  request: WorkerRequest,
  listener: WorkerListener,
  { maxSilenceMs = MAX_SILENCE_MS }: { maxSilenceMs?: number } = {},
): Promise<WorkerOutcome> => {
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, ...LOADER, PROGRAM], {
    cwd: request.folder,
    env: environment(request.folder),
    // Decoders write what they find wrong with a file, which says nothing to the host.
    stdio: ["pipe", "pipe", "ignore"],
    windowsHide: true,
  })
  const ended = new Promise<NodeJS.Signals | number | null>((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code, signal) => resolve(signal ?? code))
  })
  // Awaited below; a process that cannot be started must not count as unhandled until then.
  ended.catch(() => {})
  let received = 0
  child.stdout.on("data", (data: Buffer) => {
    received += data.length
    if (received > MAX_OUTPUT) child.kill("SIGKILL")
  })
  let hasTimedOut = false
  const giveUp = () => {
    hasTimedOut = true
    child.kill("SIGKILL")
  }
  let timer = setTimeout(giveUp, maxSilenceMs)
  try {
    // A process that has died already reports that by its end.
    child.stdin.on("error", () => {}).end(JSON.stringify(request))
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
      clearTimeout(timer)
      const answer = parse(line)
      if (!answer) return { problem: "broken" }
      if (answer.kind === "problem") return { problem: answer.problem }
      if (answer.kind === "end") return { next_page: answer.next_page, peak_memory_mb: answer.peak_memory_mb }
      if (answer.kind === "facts") await listener.onFacts(answer)
      else await listener.onPage(answer)
      timer = setTimeout(giveUp, maxSilenceMs)
    }
    const end = await ended
    if (hasTimedOut) return { problem: "timed_out" }
    // Its own watch and the system's end it by this signal; V8 aborts when its heap is full.
    return { problem: end === "SIGKILL" || end === "SIGABRT" ? "out_of_memory" : "broken" }
  } finally {
    clearTimeout(timer)
    child.kill("SIGKILL")
    await ended.catch(() => {})
  }
}

const parse = (line: string): WorkerAnswer | null => {
  try {
    return workerAnswerSchema.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}
