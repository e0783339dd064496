import "server-only"
import { PortalApiError } from "@client/index"
import type { UploadQuery } from "@contracts/file"
import type { PortalFile } from "@contracts/file"
import { ApiUnreachable, portalApi, reachUpload } from "@/lib/data/api"
import { fileProblem, type FileProblem } from "@/lib/errors/file-problem"

export type Taken = { file: PortalFile } | { problem: FileProblem; status: number } | "no_session"

/** How long the rest of a refused file is read without keeping it. */
const DRAIN_MS = 30_000

/**
 * Browsers read an answer only once they have sent the whole request; one that is cut earlier looks to them like a lost
 * connection.
 */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const timer = setTimeout(() => void reader.cancel(), DRAIN_MS)
  try {
    while (!(await reader.read()).done);
  } catch {
    // The browser went away: there is nothing left to answer.
  } finally {
    clearTimeout(timer)
  }
}

/** Passes a file on to the API piece by piece, never held as a whole. */
export async function takeUpload(request: Request, session: string, query: UploadQuery): Promise<Taken> {
  const reader = request.body?.getReader()
  if (!reader) return { problem: "file_empty", status: 400 }
  const file = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
  try {
    const api = await portalApi(reachUpload(request.signal))
    return { file: (await api.uploadFile({ session, query, file })).file }
  } catch (error) {
    await drain(reader)
    if (error instanceof ApiUnreachable) return { problem: "trouble", status: 502 }
    if (!(error instanceof PortalApiError)) throw error
    return error.status === 401 ? "no_session" : { problem: fileProblem(error.code), status: error.status }
  }
}
