import { createServer, type Server, type Socket } from "node:net"
import { once } from "node:events"
import { publicApi } from "../api"

const ANSWER =
  "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\nKeep-Alive: timeout=60\r\n\r\n{}"

describe("a request over a connection that the server has just closed", () => {
  let server: Server
  const sockets: Socket[] = []

  beforeAll(async () => {
    server = createServer((socket) => {
      sockets.push(socket)
      const isFirst = sockets.length === 1
      let requests = 0
      socket.on("error", () => undefined)
      socket.on("data", () => {
        requests += 1
        // The first connection ends where its second request arrives.
        if (isFirst && requests === 2) socket.destroy()
        else socket.write(ANSWER)
      })
    })
    // By its number: for a name, a slow connection is tried a second time over the other family.
    server.listen(0, "127.0.0.1")
    await once(server, "listening")
  })
  afterAll(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })

  it("is made again over another one", async () => {
    const address = server.address()
    const port = typeof address === "object" && address ? address.port : 0
    const api = publicApi(`http://127.0.0.1:${port}`)
    expect(await api.get("/")).toEqual({})
    expect(await api.get("/")).toEqual({})
    expect(sockets).toHaveLength(2)
  })
})
