import { createClient } from "../../src/client/create-client"
import type { Transport } from "../../src/client/create-client"
import { uploadProjectFile } from "../../src/contracts/routes/file"
import { uploadProofFile, uploadProofPreview } from "../../src/contracts/routes/proof"
import { bearer, NoConnection, origin } from "./client"

/** Bytes that have left this computer. */
type OnProgress = (sent: number) => void

/** Node's answer to a request that takes longer than its `requestTimeout`, where the connection still carries it. */
const TIMED_OUT = 408

const interrupted = () => new NoConnection("The upload was interrupted")

/** As the client's own transport, by XMLHttpRequest: `fetch` does not tell how much of a body was sent. */
const uploadTransport =
  (onProgress: OnProgress): Transport =>
  async (path, { method, headers, body, signal }) => {
    const authorization = await bearer()
    signal?.throwIfAborted()
    return await new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(method, origin + path)
      request.withCredentials = true
      for (const [name, value] of Object.entries({ ...headers, ...authorization }))
        request.setRequestHeader(name, value)
      request.upload.onprogress = ({ loaded }) => onProgress(loaded)
      request.onload = () =>
        request.status === TIMED_OUT
          ? reject(interrupted())
          : resolve(new Response(request.responseText || null, { status: request.status }))
      request.onerror = () => reject(interrupted())
      request.onabort = () => reject(new DOMException("The upload was canceled", "AbortError"))
      signal?.addEventListener("abort", () => request.abort(), { once: true })
      if (body instanceof ReadableStream) throw new TypeError("A browser sends a file, not a stream")
      request.send(body ?? null)
    })
  }

/** The routes that take a file, for one upload whose progress is told. */
export const uploadApi = (onProgress: OnProgress = () => undefined) =>
  createClient([uploadProofFile, uploadProofPreview, uploadProjectFile], uploadTransport(onProgress))
