import { once } from "node:events"
import http, { type IncomingMessage } from "node:http"
import { testEnv } from "./env"

/** The status that a POST is answered with before any of its body was sent. */
export const statusBeforeBody = async (path: string, headers: Record<string, string>): Promise<number> => {
  const request = http.request(new URL(path, testEnv("TEST_API_URL")), {
    method: "POST",
    agent: false,
    headers: { "content-type": "application/json", "content-length": "900000", ...headers },
    signal: AbortSignal.timeout(10_000),
  })
  request.flushHeaders()
  const [answer] = (await once(request, "response")) as [IncomingMessage]
  request.on("error", () => undefined)
  request.destroy()
  return answer.statusCode ?? 0
}
