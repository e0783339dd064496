import { once } from "node:events"
import http, { type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { sleep, waitFor } from "../../../integration-tests/support/wait"
import { type EventStream, startEventStream, takeOverConnection } from "../live-stream"

const KEEP_ALIVE_MS = 30
/** As Medusa's session middleware does: `end` waits for a store. */
const STORE_MS = 20

const KINDS = [
  { kind: "an answer", start: startEventStream },
  { kind: "a connection that was taken over", start: takeOverConnection },
]

setFlagsFromString("--expose-gc")
const collectGarbage = runInNewContext("gc") as () => void

const servers: http.Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

type Kept = {
  events: EventStream
  isClosed: boolean
  request: WeakRef<IncomingMessage>
  answer: WeakRef<ServerResponse>
}

const keep = (events: EventStream, req: IncomingMessage, res: ServerResponse): Kept => {
  const kept = { events, isClosed: false, request: new WeakRef(req), answer: new WeakRef(res) }
  events.onClose(() => (kept.isClosed = true))
  return kept
}

const endLate = (res: ServerResponse): void => {
  const end = res.end.bind(res)
  res.end = () => {
    setTimeout(end, STORE_MS)
    return res
  }
}

/** A server that answers with streams, and how many of its answers it has finished. */
const serve = async (start: (typeof KINDS)[number]["start"]) => {
  const streams: Kept[] = []
  const finished = { count: 0 }
  const server = http.createServer(async (req, res) => {
    res.once("finish", () => finished.count++)
    endLate(res)
    const events = await start(res)
    if (events) streams.push(keep(events, req, res))
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  servers.push(server)
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  return { server, streams, finished, port: (server.address() as AddressInfo).port }
}

const until = async (what: string, isDone: () => boolean) =>
  await waitFor(() => Promise.resolve(isDone()), { timeout: 5_000, every: 5, what })

/** A reader of a stream that has begun, and the server's side of it. */
const open = async ({ port, streams }: Awaited<ReturnType<typeof serve>>) => {
  const request = http.get({ port, path: "/live", agent: false })
  const [answer] = (await once(request, "response")) as [IncomingMessage]
  const state = { text: "", end: "" }
  request.on("error", () => undefined)
  answer.setEncoding("utf8").on("data", (text: string) => (state.text += text))
  answer.on("end", () => (state.end = "complete")).on("error", () => (state.end = "broken"))
  await until("the first event", () => state.text.includes("\n\n"))
  const stream = streams.at(-1)
  if (!stream) throw new Error("No stream has begun")
  return { answer, state, stream, events: stream.events, close: () => request.destroy() }
}

describe.each(KINDS)("a stream as $kind", ({ start }) => {
  it("tells its events in their order and ends as a whole answer", async () => {
    const { answer, state, stream, events } = await open(await serve(start))
    expect(answer.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "transfer-encoding": "chunked",
    })
    events.changed()
    events.ping()
    events.changed()
    events.end()
    await until("the end", () => state.end !== "")
    expect(state.end).toBe("complete")
    expect(state.text).toMatch(/^retry: \d+\n\ndata: changed\n\n:\n\ndata: changed\n\n$/)
    await until("the close", () => stream.isClosed)
    // What comes after the end is not sent, and breaks nothing.
    events.changed()
    events.end()
  })

  it("stays open for longer than an idle connection", async () => {
    const { state, events } = await open(await serve(start))
    await sleep(KEEP_ALIVE_MS * 10)
    events.changed()
    await until("an event", () => state.text.includes("data: changed\n\n"))
    expect(state.end).toBe("")
  })

  it("is closed when its reader leaves", async () => {
    const { stream, close } = await open(await serve(start))
    close()
    await until("the close", () => stream.isClosed)
  })

  it("is closed when its reader takes nothing any more", async () => {
    const { answer, stream, events } = await open(await serve(start))
    answer.pause()
    await until("the close", () => {
      for (let turn = 0; turn < 10_000; turn++) events.changed()
      return stream.isClosed
    })
  })
})

describe("a connection that was taken over", () => {
  it("is a finished answer to the server, which frees the request while the stream is open", async () => {
    const served = await serve(takeOverConnection)
    const { stream, state } = await open(served)
    expect(served.finished.count).toBe(1)
    await until("the request to be freed", () => {
      collectGarbage()
      return !stream.request.deref() && !stream.answer.deref()
    })
    expect(state.end).toBe("")
  })

  it("is closed by a server that ends", async () => {
    const served = await serve(takeOverConnection)
    const { state } = await open(served)
    served.server.close()
    await until("the end", () => state.end !== "")
  })
})

it("does not begin for a client that has left", async () => {
  for (const { start } of KINDS) {
    let begun: EventStream | null | undefined
    const server = http.createServer(async (req, res) => {
      req.socket.destroy()
      await once(res, "close")
      begun = await start(res)
    })
    servers.push(server)
    server.listen(0, "127.0.0.1")
    await once(server, "listening")
    http.get({ port: (server.address() as AddressInfo).port, agent: false }).on("error", () => undefined)
    await until("the refusal", () => begun !== undefined)
    expect(begun).toBeNull()
  }
})
