import { fileURLToPath } from "node:url"
import { baseEnv, ROOT } from "./env.mjs"
import { startNode, waitForHttp } from "./processes.mjs"

const SERVER = fileURLToPath(new URL("mailbox-server.mjs", import.meta.url))

/** @param {{ url: string, secret: string }} [reply] where answers are delivered; without it there is no Reply button */
export const startMailbox = async ({ appDir, directory, port, log, reply }) => {
  const service = await startNode({
    name: "The mailbox",
    args: [SERVER, appDir, directory, String(port)],
    cwd: ROOT,
    env: { ...baseEnv(), ...(reply ? { REPLY_URL: reply.url, REPLY_SECRET: reply.secret } : {}) },
    log,
  })
  await waitForHttp(`http://localhost:${port}/`, service)
  return service
}
