import http from "node:http"

export interface RawAnswer {
  status: number
  headers: http.IncomingHttpHeaders
  body: string
}

export interface RawCall {
  method?: string
  headers?: Record<string, string>
  body?: string
  /** What stands in the first line in place of the address's path. */
  target?: string
}

/** A request exactly as it is said: fetch adds headers of its own and mends addresses, and follows where it is led. */
export const raw = (url: string, { method = "GET", headers = {}, body, target }: RawCall = {}): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const { hostname, port, origin } = new URL(url)
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }
    const options = {
      host: hostname,
      port,
      path: target ?? (url.slice(origin.length) || "/"),
      method,
      headers: { ...length, ...headers },
    }
    const request = http.request(options, (answer) => {
      let text = ""
      answer.setEncoding("utf8")
      answer.on("data", (chunk: string) => (text += chunk))
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }))
    })
    request.on("error", reject)
    request.end(body)
  })
