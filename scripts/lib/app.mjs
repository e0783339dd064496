import path from "node:path"
import { baseEnv, medusaCli } from "./env.mjs"
import { Failure } from "./failure.mjs"
import { run, startNode, waitForHttp } from "./processes.mjs"

/**
 * The environment of one Medusa instance (see medusa-config.ts for what each name means).
 * @param {{ databaseUrl: string, port: number, portalUrl: string, folder: string, withAdmin?: boolean, secrets: Record<string, string>, stripe: Record<string, string> }} of
 */
export const appEnv = ({ databaseUrl, port, portalUrl, folder, secrets, stripe, withAdmin = true }) => ({
  ...baseEnv(),
  NODE_ENV: "production",
  CLIENT_PORTAL_DEMO: "1",
  DATABASE_URL: databaseUrl,
  API_URL: `http://localhost:${port}`,
  PORTAL_URL: portalUrl,
  STORE_CORS: portalUrl,
  ADMIN_CORS: `http://localhost:${port}`,
  AUTH_CORS: `http://localhost:${port},${portalUrl}`,
  MEDUSA_ADMIN_DISABLE: withAdmin ? "false" : "true",
  MAILBOX_DIR: path.join(folder, "mailbox"),
  FILES_DIR: folder,
  JWT_SECRET: secrets.jwt,
  COOKIE_SECRET: secrets.cookie,
  PORTAL_SEALING_KEY: secrets.sealingKey,
  PORTAL_SHARED_SECRET: secrets.sharedSecret,
  INBOUND_MAIL_ADDRESS: "reply@in.northfold.example",
  INBOUND_MAIL_SECRET: secrets.inboundMail,
  CARRIER_EVENTS_SECRET: secrets.carrierEvents,
  MAIL_EVENTS_SECRET: secrets.mailEvents,
  ...stripe,
})

const command = async (title, args, { appDir, env, log }) => {
  const { code, output } = await run(process.execPath, [medusaCli(), ...args], { cwd: appDir, env, log })
  if (code !== 0) throw new Failure(`${title} failed (whole log: ${log}):\n${output.trim().slice(-4000)}`)
  return output
}

/** Tables, links and search indexes of the built app; only what cannot lose data is done without asking. */
export const migrate = (at) =>
  command("The database migration", ["db:migrate", "--execute-safe-links", "--execute-safe-search"], at)

export const createAdmin = (at, { email, password }) =>
  // One argument each: a random password may begin with a dash, which would begin an option.
  command("Creating the admin user", ["user", `--email=${email}`, `--password=${password}`], at)

export const startApp = async ({ appDir, env, port, log, name = "Medusa" }) => {
  const service = await startNode({ name, args: [medusaCli(), "start", "--port", String(port)], cwd: appDir, env, log })
  await waitForHttp(`http://localhost:${port}/health`, service, { expect: (status) => status === 200 })
  return service
}
