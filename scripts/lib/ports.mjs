import net from "node:net"
import { Failure } from "./failure.mjs"

const canListen = (port, host) =>
  new Promise((resolve) => {
    const server = net.createServer()
    server.once("error", (error) => resolve(error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT"))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })

/** Free on every address: a server bound to 127.0.0.1 alone would otherwise go unnoticed. */
export const isFree = async (port) => (await canListen(port, "127.0.0.1")) && (await canListen(port, "::"))

export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/**
 * The port a service is to listen on: from the environment, or the default.
 * @throws Failure that names the port, the service and the variable that chooses another
 */
export const portFor = async (service, variable, fallback) => {
  const value = process.env[variable] || String(fallback)
  const port = Number(value)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Failure(`${variable}=${value} is no port number (1 to 65535).`)
  if (await isFree(port)) return port
  throw new Failure(
    `Port ${port} is taken, and ${service} needs it.\n` +
      `  Stop what is using it, or choose another: ${variable}=${port + 1} npm run demo`,
  )
}
