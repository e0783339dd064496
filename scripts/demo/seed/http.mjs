import { setTimeout as sleep } from "node:timers/promises"
import { Failure } from "../../lib/failure.mjs"

const excerpt = (text) => (text.length > 600 ? `${text.slice(0, 600)} …` : text)

const answerOf = async (url, call, init) => {
  try {
    return await fetch(url, init)
  } catch (error) {
    throw new Failure(`${call}: no answer (${error.cause?.message ?? error.message})`)
  }
}

/** A client of one person: whatever is not a success fails with the name of the call and the server's words. */
export class Http {
  constructor(baseUrl, headers = {}) {
    this.baseUrl = baseUrl
    this.headers = headers
  }

  as(bearer) {
    return new Http(this.baseUrl, { authorization: `Bearer ${bearer}` })
  }

  with(headers) {
    return new Http(this.baseUrl, { ...this.headers, ...headers })
  }

  async send(method, path, init) {
    const call = `Filling the shop: ${method} ${path}`
    const answer = await answerOf(new URL(path, this.baseUrl), call, { method, ...init })
    const text = await answer.text()
    if (!answer.ok) throw new Failure(`${call} answered ${answer.status}: ${excerpt(text)}`)
    return text ? JSON.parse(text) : null
  }

  /** Fetches a file as a browser would, whatever is in it. */
  async getFile(path) {
    const call = `Filling the shop: GET ${path}`
    const answer = await answerOf(new URL(path, this.baseUrl), call, { headers: this.headers })
    if (!answer.ok) throw new Failure(`${call} answered ${answer.status}`)
    await answer.arrayBuffer()
  }

  get(path) {
    return this.send("GET", path, { headers: this.headers })
  }

  post(path, body = {}) {
    return this.send("POST", path, {
      headers: { ...this.headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    })
  }

  /** Uploads a file as the body itself. */
  sendFile(path, content) {
    const headers = { ...this.headers, "content-type": "application/octet-stream" }
    return this.send("POST", path, { headers, body: content })
  }

  /** @param {{ name: string, type: string, content: Buffer }[]} files */
  upload(path, files) {
    const body = new FormData()
    for (const { name, type, content } of files) body.append("files", new Blob([content], { type }), name)
    return this.send("POST", path, { headers: this.headers, body })
  }
}

/** Asks again until there is an answer: what follows a decision happens after the answer to it. */
export const until = async (what, ask, { seconds = 30 } = {}) => {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const found = await ask()
    if (found) return found
    if (Date.now() > end) throw new Failure(`Filling the shop: ${what} had not happened after ${seconds} s`)
    await sleep(250)
  }
}

/** Works through `items` in order, `width` at a time. After a failure nothing new begins, and what was begun is ended. */
export const inParallel = async (items, width, work) => {
  const waiting = [...items]
  const worker = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      try {
        await work(item)
      } catch (error) {
        waiting.length = 0
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: width }, worker))
  const failed = ended.find(({ status }) => status === "rejected")
  if (failed) throw failed.reason
}
