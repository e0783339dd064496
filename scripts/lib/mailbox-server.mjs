/** `node mailbox-server.mjs <app> <directory> <port>`: shows the mails that the mailbox provider keeps in a directory. */
import path from "node:path"
import { rootRequire } from "./env.mjs"

const [app, directory, port] = process.argv.slice(2)
const { startMailboxViewer } = rootRequire(path.join(app, "src/providers/mailbox/viewer.js"))
await startMailboxViewer({ directory, port: Number(port) })
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(0))
