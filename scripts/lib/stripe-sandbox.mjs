import { fileURLToPath } from "node:url"
import { baseEnv, ROOT } from "./env.mjs"
import { startNode, waitForHttp } from "./processes.mjs"

const PROGRAM = fileURLToPath(new URL("../stripe-sandbox/main.mjs", import.meta.url))

export const SANDBOX_KEY = "sk_test_sandbox_northfold"

/** What the shop's configuration has to say so that its Stripe is the sandbox (see medusa-config.ts). */
export const sandboxEnv = ({ port, webhookSecret }) => ({
  STRIPE_API_KEY: SANDBOX_KEY,
  STRIPE_WEBHOOK_SECRET: webhookSecret,
  STRIPE_HOST: "localhost",
  STRIPE_PORT: String(port),
  STRIPE_PROTOCOL: "http",
})

/** Starts the Stripe sandbox with one account, whose webhooks go to the shop. `file` keeps what happened in it. */
export const startStripeSandbox = async ({ port, apiUrl, webhookSecret, file, log }) => {
  const account = {
    api_key: SANDBOX_KEY,
    name: "Northfold Print Co.",
    webhook: { url: `${apiUrl}/hooks/client-portal/stripe`, secret: webhookSecret },
  }
  const service = await startNode({
    name: "The Stripe sandbox",
    args: [PROGRAM, String(port), ...(file ? [file] : [])],
    cwd: ROOT,
    env: { ...baseEnv(), STRIPE_SANDBOX_ACCOUNTS: JSON.stringify([account]) },
    log,
  })
  await waitForHttp(`http://localhost:${port}/`, service)
  return service
}
