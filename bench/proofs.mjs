import { createHash } from "node:crypto"
import { mkdtemp, readdir, rm } from "node:fs/promises"
import http from "node:http"
import os from "node:os"
import path from "node:path"
import { ROOT, rootRequire } from "../scripts/lib/env.mjs"
import { Failure } from "../scripts/lib/failure.mjs"
import { sleep } from "../scripts/lib/processes.mjs"
import { askMemory, mb } from "./memory.mjs"
import { createProof } from "./proof-scene.mjs"

const MB = 1024 ** 2
const UPLOAD = 100 * MB
const ARTWORK = path.join(ROOT, "integration-tests/fixtures/artwork")
/** What the plugin's defaults allow a worker, less its margin. */
const LIMITS = { megapixels: 50, pages: 300, memory_mb: 480 }
const CHUNK = { first_page: 1, max_chunk_pages: 100, max_chunk_ms: 60_000 }

const PIECE = Buffer.alloc(MB, "artwork ")

/** Sends the body piece by piece, without holding it. @returns the parsed answer */
const send = (url, headers) =>
  new Promise((resolve, reject) => {
    const request = http.request(url, { method: "POST", headers }, (answer) => {
      let text = ""
      answer.setEncoding("utf8").on("data", (piece) => (text += piece))
      answer.on("end", () => resolve({ status: answer.statusCode, body: JSON.parse(text) }))
    })
    request.on("error", reject)
    let left = UPLOAD / PIECE.length
    const next = () => {
      if (left-- === 0) request.end()
      else if (request.write(PIECE)) setImmediate(next)
      else request.once("drain", next)
    }
    next()
  })

/** A proof of a new quote. */
const newProof = async (world) => {
  const admin = await world.support.adminApi()
  const order = await world.support.createDraftOrder({ lines: [{ stocked: false }] })
  await admin.post(`/admin/client-portal/orders/${order.id}/project`, { name: "Bench" })
  return { admin, proof: await createProof(world, order.id) }
}

/** An upload of 100 MB: how much the app's memory rises above what it was before, and whether each byte arrived. */
const measureUpload = async (world, child, note) => {
  const { admin, proof } = await newProof(world)
  const hash = createHash("sha256")
  for (let sent = 0; sent < UPLOAD; sent += PIECE.length) hash.update(PIECE)
  const before = (await askMemory(child)).rss
  let highest = before
  let uploading = true
  const watching = (async () => {
    while (uploading) {
      highest = Math.max(highest, (await askMemory(child)).rss)
      await sleep(20)
    }
  })()
  const started = performance.now()
  const url = new URL(`/admin/client-portal/proofs/${proof.id}/files?name=large.bin&bytes=${UPLOAD}`, world.apiUrl)
  const headers = { ...admin.headers, "content-type": "application/octet-stream", "content-length": UPLOAD }
  const { status, body } = await send(url, headers)
  const seconds = (performance.now() - started) / 1_000
  uploading = false
  await watching
  if (status !== 200) throw new Failure(`The upload was to be kept: ${status} ${JSON.stringify(body)}`)
  const result = { seconds, rss_growth: highest - before, is_equal: body.file.sha256 === hash.digest("hex") }
  note(`100 MB in ${seconds.toFixed(1)} s: resident memory rises by ${mb(result.rss_growth)}`)
  return result
}

/** Each file of the artwork folder, in a worker of its own. */
const measurePreviews = async (appDir, note) => {
  const { runWorker } = rootRequire(path.join(appDir, "src/lib/artwork/run-worker.js"))
  const { extensionOf } = rootRequire(path.join(appDir, "src/lib/artwork/recognize.js"))
  const names = (await readdir(ARTWORK)).filter((name) => /\.(svg|pdf|png)$/.test(name)).sort()
  const rows = []
  for (const name of names) {
    const folder = await mkdtemp(path.join(os.tmpdir(), "client-portal-bench-"))
    let pages = 0
    const started = performance.now()
    const outcome = await runWorker(
      { file: path.join(ARTWORK, name), folder, format: extensionOf(name), ...CHUNK, limits: LIMITS },
      { onFacts: async () => undefined, onPage: async () => void pages++ },
    )
    const ms = performance.now() - started
    await rm(folder, { recursive: true })
    if ("problem" in outcome) throw new Failure(`${name} was to have previews: ${outcome.problem}`)
    rows.push({ name, pages, ms_per_page: ms / pages, peak_memory_mb: outcome.peak_memory_mb })
    note(`${name}: ${Math.round(ms / pages)} ms a page, at most ${outcome.peak_memory_mb} MB`)
  }
  return rows
}

/** Keys `proof-upload-100mb` and `proof-preview`. */
export const measureProofs = async (world, { child, appDir }, note) => ({
  upload: await measureUpload(world, child, note),
  previews: await measurePreviews(appDir, note),
})
