import path from "node:path"
import { baseEnv } from "./env.mjs"
import { startNode, waitForHttp } from "./processes.mjs"

/** A built portal (deployPortal gives its program). @param options for Node, as NODE_OPTIONS has them */
export const startPortal = async ({ program, port, apiUrl, sharedSecret, log, options }) => {
  const service = await startNode({
    name: "The portal",
    args: [program],
    cwd: path.dirname(program),
    env: {
      ...baseEnv(),
      NODE_ENV: "production",
      PORT: String(port),
      HOSTNAME: "localhost",
      PORTAL_API_URL: apiUrl,
      PORTAL_PUBLIC_URL: `http://localhost:${port}`,
      PORTAL_SHARED_SECRET: sharedSecret,
      ...(options ? { NODE_OPTIONS: options } : {}),
    },
    log,
  })
  await waitForHttp(`http://localhost:${port}/`, service)
  return service
}
