/**
 * `node scripts/stripe-sandbox/main.mjs <port> [file]`: the sandbox as a program. STRIPE_SANDBOX_ACCOUNTS holds a JSON list
 * of accounts to begin with (see `Sandbox.addAccount`).
 */
import { Sandbox } from "./server.mjs"

const [port, file] = process.argv.slice(2)
const sandbox = new Sandbox({ file })
for (const account of JSON.parse(process.env.STRIPE_SANDBOX_ACCOUNTS ?? "[]")) sandbox.addAccount(account)
await sandbox.listen(Number(port))
for (const signal of ["SIGTERM", "SIGINT"])
  process.on(signal, () => {
    void sandbox.close().then(() => process.exit(0))
  })
