import { once } from "node:events"
import { Worker } from "node:worker_threads"
import sharp from "sharp"
import { ArtworkError, problemOf } from "./artwork-problem"
import { writePreviews } from "./previews"
import { openHeic, openImage } from "./render-image"
import { openPdf } from "./render-pdf"
import { openSvg } from "./render-svg"
import type { Source } from "./source"
import { type WorkerAnswer, type WorkerRequest, workerRequestSchema } from "./worker-protocol"

/*
 * Program of the child process that reads one file: untrusted bytes meet their decoders here and nowhere else. It gets a
 * request on its standard input, writes previews to the folder named there, and answers line by line.
 */

/** Compiled or not, it lies beside this file. */
const MEMORY_WATCH = __filename.replace(/worker(\.\w+)$/, "watch-memory$1")

const answer = (line: WorkerAnswer): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** libvips may read with these loaders and no other: not by programs that it calls, and not from the network. */
const allowLoaders = (): void => {
  sharp.block({ operation: ["VipsForeignLoad"] })
  sharp.unblock({
    operation: ["Png", "Jpeg", "Webp", "Tiff", "Nsgif", "Svg"].map((loader) => `VipsForeignLoad${loader}`),
  })
  sharp.cache(false)
  sharp.concurrency(1)
}

const openSource = async ({ file, format, limits }: WorkerRequest): Promise<Source> => {
  switch (format) {
    case "png":
    case "jpeg":
    case "webp":
    case "tiff":
    case "gif":
      return await openImage(file, limits)
    case "svg":
      return await openSvg(file)
    case "pdf":
      return await openPdf(file, limits, true)
    case "ai":
      return await openPdf(file, limits, false)
    case "heic":
      return await openHeic(file, limits)
    default:
      throw new ArtworkError("unsupported")
  }
}

const run = async (request: WorkerRequest): Promise<void> => {
  const deadline = Date.now() + request.max_chunk_ms
  const source = await openSource(request)
  if (source.page_count > request.limits.pages) throw new ArtworkError("too_many_pages")
  let told = ""
  let number = request.first_page
  for (; number <= source.page_count; number++) {
    const done = number - request.first_page
    if (done > 0 && (done >= request.max_chunk_pages || Date.now() > deadline)) break
    const { pixels, size } = await source.render(number)
    const known = { kind: "facts", ...source.facts() } as const
    if (JSON.stringify(known) !== told) answer(known)
    told = JSON.stringify(known)
    answer(await writePreviews(request.folder, number, pixels, size))
  }
  // In kilobytes.
  const peak_memory_mb = Math.round(process.resourceUsage().maxRSS / 1024)
  answer({ kind: "end", next_page: number > source.page_count ? null : number, peak_memory_mb })
  source.close()
}

const readRequest = async (): Promise<WorkerRequest> => {
  const chunks: string[] = []
  for await (const chunk of process.stdin.setEncoding("utf8")) chunks.push(String(chunk))
  return workerRequestSchema.parse(JSON.parse(chunks.join("")))
}

const main = async (): Promise<void> => {
  const request = await readRequest()
  const watch = new Worker(MEMORY_WATCH, { workerData: request.limits.memory_mb * 1024 * 1024 })
  // A decoder must not be ahead of its watch, also where the machine has no core free for a thread.
  await once(watch, "message")
  watch.unref()
  allowLoaders()
  try {
    await run(request)
  } catch (error) {
    answer({ kind: "problem", problem: problemOf(error) })
  }
}

void main()
