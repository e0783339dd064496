import { fileURLToPath } from "node:url"
import { baseEnv, ROOT } from "./env.mjs"
import { startNode, waitForHttp } from "./processes.mjs"

const SERVER = fileURLToPath(new URL("mailbox-server.mjs", import.meta.url))

export const startMailbox = async ({ appDir, directory, port, log }) => {
  const service = await startNode({
    name: "The mailbox",
    args: [SERVER, appDir, directory, String(port)],
    cwd: ROOT,
    env: baseEnv(),
    log,
  })
  await waitForHttp(`http://localhost:${port}/`, service)
  return service
}
