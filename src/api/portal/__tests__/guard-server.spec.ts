import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { type Guard, guardServer } from "../guard-server"

const FORBIDDEN = "/forbidden"
const servers: Server[] = []

const serving = async (...handlers: RequestListener[]): Promise<{ server: Server; origin: string }> => {
  const server = createServer()
  for (const handler of handlers) server.on("request", handler)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return { server, origin: `http://127.0.0.1:${port}` }
}

const guard =
  (answer: string): Guard =>
  (req, res) => {
    if (req.url !== FORBIDDEN) return false
    res.writeHead(429).end(answer)
    return true
  }

const post = async (url: string, body = "x") => {
  const answer = await fetch(url, { method: "POST", body })
  return { status: answer.status, text: await answer.text() }
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

it("answers before all that the server was to ask, and leaves everything else to them in their order", async () => {
  const seen: string[] = []
  const { server, origin } = await serving(
    (req) => seen.push(`first ${req.url}`),
    (req, res) => {
      seen.push(`second ${req.url}`)
      res.end("served")
    },
  )
  guardServer(server, guard("refused"))
  expect(await post(`${origin}${FORBIDDEN}`)).toEqual({ status: 429, text: "refused" })
  expect(seen).toEqual([])
  expect(await post(`${origin}/free`)).toEqual({ status: 200, text: "served" })
  expect(seen).toEqual(["first /free", "second /free"])
})

it("keeps the connection usable when it answers before a body has come", async () => {
  const { server, origin } = await serving((_, res) => res.end("served"))
  guardServer(server, guard("refused"))
  for (let round = 0; round < 3; round++) {
    expect(await post(`${origin}${FORBIDDEN}`, "x".repeat(300_000))).toEqual({ status: 429, text: "refused" })
    expect(await post(`${origin}/free`, "x".repeat(300_000))).toEqual({ status: 200, text: "served" })
  }
})

it("leaves the server's listeners as they are, those that come later too", async () => {
  const seen: string[] = []
  const { server, origin } = await serving((_, res) => res.end("served"))
  server.once("request", (req) => seen.push(`once ${req.url}`))
  guardServer(server, guard("refused"))
  server.on("request", (req) => seen.push(`later ${req.url}`))
  for (const path of ["/free", FORBIDDEN, "/free"]) await post(`${origin}${path}`)
  expect(seen).toEqual(["once /free", "later /free", "later /free"])
})

it("is put before a server once", async () => {
  const { server, origin } = await serving((_, res) => res.end("served"))
  guardServer(server, guard("the first"))
  guardServer(server, guard("the second"))
  expect(server.listenerCount("request")).toBe(1)
  expect((await post(`${origin}${FORBIDDEN}`)).text).toBe("the first")
})

it("hands an error of a handler's to the server as it would come without", async () => {
  const { server } = await serving(() => {
    throw new Error("broken")
  })
  guardServer(server, guard("refused"))
  expect(() => server.emit("request", { url: "/free" }, {})).toThrow("broken")
})

it.each([undefined, null, {}, { listeners: () => [] }])("leaves what is no server as it is: %p", (other) => {
  expect(() => guardServer(other, guard("refused"))).not.toThrow()
})
