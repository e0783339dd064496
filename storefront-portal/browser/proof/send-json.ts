/** Longer than any answer takes; then the line is taken for broken. */
const TIMEOUT_MS = 15_000

export interface Sent<T> {
  status: number
  /** Code of a refusal. */
  code: string | null
  /** Null for a refusal and for an answer without a body. */
  data: T | null
}

/** Sends JSON to the portal. @returns null where there was no answer */
export async function sendJson<T>(path: string, method: "POST" | "DELETE", body: unknown): Promise<Sent<T> | null> {
  try {
    const answer = await fetch(path, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await answer.text()
    if (!answer.headers.get("content-type")?.startsWith("application/json"))
      return { status: answer.status, code: null, data: null }
    if (answer.ok) return { status: answer.status, code: null, data: JSON.parse(text) }
    const refusal: { code?: string } = JSON.parse(text)
    return { status: answer.status, code: refusal.code ?? null, data: null }
  } catch {
    // No answer in time, or none at all: the caller keeps what was typed and tries again.
    return null
  }
}
