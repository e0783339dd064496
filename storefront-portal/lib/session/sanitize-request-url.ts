import { beforeEachRequest } from "./each-request"

export function sanitizeRequestUrls(): void {
  beforeEachRequest((request) => {
    request.url = sanitizeRequestUrl(request.method ?? "", request.url ?? "")
  })
}

const TOKEN = /cp[dlps]_[\w-]+/g

/**
 * A request's address as Next may have it. An escape that stands for nothing, as a link gets one by being broken over
 * two lines, would be answered by Next itself, with a bare error and without our headers: its percent sign becomes plain
 * text. And the body of a write may be too long, of which Next's log names the address: no write of ours has a token in
 * it.
 */
export function sanitizeRequestUrl(method: string, target: string): string {
  const [path = "", ...query] = target.split("?")
  const mended = [path.split("/").map(readable).join("/"), ...query].join("?")
  return method === "GET" || method === "HEAD" ? mended : mended.replace(TOKEN, "token")
}

function readable(segment: string): string {
  try {
    decodeURIComponent(segment)
    return segment
  } catch {
    return segment.replaceAll("%", "%25")
  }
}
