/** A file as the server shows it (components/files/shown-file.ts). */
export interface FileAnswer {
  id: string
  name: string
  size: string
  state: "checking" | "ready" | "refused"
  picture: string | null
  notes: string[]
}

export type Upload =
  | { kind: "sent"; file: FileAnswer }
  | { kind: "refused"; text: string }
  | { kind: "network" }
  | { kind: "session" }
  | { kind: "aborted" }

const isFileAnswer = (value: unknown): value is FileAnswer =>
  typeof value === "object" && value !== null && "id" in value && "state" in value && "notes" in value

function readAnswer(text: string): { file?: FileAnswer; problem?: string } {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer !== "object" || answer === null) return {}
    if ("file" in answer && isFileAnswer(answer.file)) return { file: answer.file }
    return "problem" in answer && typeof answer.problem === "string" ? { problem: answer.problem } : {}
  } catch {
    return {}
  }
}

/**
 * Uploads a file. By XMLHttpRequest: `fetch` does not tell how much of a body was sent.
 * @param address where uploads of this link go
 * @param onProgress with the share that has been sent, 0 to 1
 */
export function sendFile(
  address: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  const query = new URLSearchParams({ name: file.name, bytes: String(file.size) })
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open("POST", `${address}?${query}`)
    request.setRequestHeader("content-type", "application/octet-stream")
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total)
    request.onload = () => {
      const { file: sent, problem } = readAnswer(request.responseText)
      if (request.status === 401) resolve({ kind: "session" })
      else if (sent) resolve({ kind: "sent", file: sent })
      else resolve(problem ? { kind: "refused", text: problem } : { kind: "network" })
    }
    request.onerror = () => resolve({ kind: "network" })
    request.onabort = () => resolve({ kind: "aborted" })
    signal.addEventListener("abort", () => request.abort(), { once: true })
    request.send(file)
  })
}

/** @returns null when the server cannot be reached */
export async function uploadedFile(address: string, id: string): Promise<FileAnswer | "gone" | null> {
  try {
    const answer = await fetch(`${address}/${encodeURIComponent(id)}`, { cache: "no-store" })
    if (answer.status === 404) return "gone"
    return answer.ok ? (readAnswer(await answer.text()).file ?? null) : null
  } catch {
    return null
  }
}

/** One that cannot be removed now is removed by the server after a day. */
export async function removeUpload(address: string, id: string): Promise<void> {
  await fetch(`${address}/${encodeURIComponent(id)}`, { method: "DELETE" }).catch(() => undefined)
}
