import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler"
import { compilePaper, WORKSPACE } from "./compile"
import { loadFonts } from "./fonts"
import { reasonOf } from "./render-error"
import type { WorkerAnswer, WorkerRequest, WorkerSetup } from "./protocol"

/*
 * Program of the child process that makes PDFs, one after the other. The compiler is native code and works synchronously:
 * in the server it would hold up every request, and a crash would take the server along.
 */

const MB = 1024 * 1024

/**
 * Compiled documents lie outside of V8's heap, and it does not know how large they are: left to itself it would collect
 * hundreds of megabytes too late.
 */
const DOCUMENTS_PER_COLLECTION = 10

const answer = (message: WorkerAnswer): void => {
  process.send?.(message)
}

const startCompiler = ({ fonts }: WorkerSetup): ((request: WorkerRequest) => void) => {
  const { blobs, families } = loadFonts(fonts)
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: blobs }] })
  return ({ id, paper, logo }) => {
    try {
      const compiled = compilePaper(compiler, families, paper, logo)
      answer({ kind: "rendered", id, ...compiled, memory_mb: Math.round(process.memoryUsage.rss() / MB) })
    } catch (error) {
      answer({ kind: "failed", id, reason: reasonOf(error) })
    }
    // After the answer, so that the document that is waited for is not held up.
    if (id % DOCUMENTS_PER_COLLECTION === 0) setImmediate(() => global.gc?.())
  }
}

let render: ((request: WorkerRequest) => void) | null = null

process.on("message", (message: WorkerSetup | WorkerRequest) => {
  if (message.kind === "render") return render?.(message)
  try {
    render = startCompiler(message)
    answer({ kind: "ready" })
  } catch (error) {
    answer({ kind: "failed", id: null, reason: reasonOf(error) })
  }
})
// The server has ended.
process.on("disconnect", () => process.exit())
