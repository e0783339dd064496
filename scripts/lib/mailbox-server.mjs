/**
 * `node mailbox-server.mjs <app> <directory> <port>`: shows the mails that the mailbox provider keeps in a directory. With
 * REPLY_URL and REPLY_SECRET they can be answered.
 */
import path from "node:path"
import { rootRequire } from "./env.mjs"

const [app, directory, port] = process.argv.slice(2)
const { startMailboxViewer } = rootRequire(path.join(app, "src/providers/mailbox/viewer.js"))
const { REPLY_URL: url, REPLY_SECRET: secret } = process.env
await startMailboxViewer({ directory, port: Number(port), ...(url && secret ? { reply: { url, secret } } : {}) })
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(0))
